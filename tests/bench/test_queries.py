"""What a page, a save, a sending and an approval ask of the database: the same few queries whatever the policy's size.

Session, user and the mails after the commit are counted; what only opens and closes a transaction is not.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from compliance.models import EntryEvent
from tests.bench.acts import ACTS, EVENTS, Act
from tests.bench.large_cycle import LargeCycle, large_cycle

SIZES = (1_000, 12_000)
LONGEST_SAID = 160
# What opens and closes a transaction, behind the context that the trail of changes puts before it.
ENDS = re.compile(r'(^|; )(RELEASE )?SAVEPOINT "\w+"$')
CONTEXT = re.compile(r"^SELECT set_config\('pghistory.*?, true\); ")
COLUMNS = re.compile(r"^SELECT .*? FROM ")


@contextmanager
def _taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _said(sql: str) -> str:
    """As much of a query as tells it from others."""
    bare = CONTEXT.sub("", sql).replace('"', "").replace("compliance_", "")
    return COLUMNS.sub("SELECT ... FROM ", bare)[:LONGEST_SAID]


def _queries(act: Act, year: LargeCycle) -> list[str]:
    """What the act asks of the database, having left as many events as it should. All of it is taken back."""
    with _taken_back():
        do, before = act.prepare(year), EntryEvent.objects.count()
        with CaptureQueriesContext(connection) as asked, TestCase.captureOnCommitCallbacks(execute=True):
            do()
        assert EntryEvent.objects.count() - before == EVENTS[act.most], act.name
    return [_said(query["sql"]) for query in asked if not ENDS.search(query["sql"])]


def _asked(figures: int) -> dict[str, list[str]]:
    with _taken_back():
        year = large_cycle(figures)
        return {act.name: _queries(act, year) for act in ACTS}


def _counts(asked: Mapping[str, list[str]]) -> dict[str, int]:
    return {name: len(queries) for name, queries in asked.items()}


@pytest.mark.django_db
def test_few_queries_whatever_the_number_of_figures(settings, tmp_path, capsys) -> None:
    settings.MEDIA_ROOT = tmp_path
    few, many = (_asked(figures) for figures in SIZES)
    with capsys.disabled():
        print()
        for act in ACTS:
            print(f"{act.name}, {SIZES[-1]} figures: {len(many[act.name])} queries of at most {act.most}")
    too_many = {act.name: many[act.name] for act in ACTS if len(many[act.name]) > act.most}
    assert not too_many, "\n".join(f"{name}:\n" + "\n".join(queries) for name, queries in too_many.items())
    assert _counts(few) == _counts(many)
