"""What these tests share: the report of 2021, its Word, and somebody who may receive one."""

import pytest

from compliance.choices import Role
from compliance.models import Entity, Policy, User
from compliance.publishing.returned.changes import Change
from compliance.publishing.returned.comparing import compare
from compliance.publishing.returned.outline import Outline
from compliance.publishing.returned.reading import read_word
from compliance.publishing.returned.report_now import ReportNow
from compliance.report.reading import read_figures
from tests.publishing.returned.words import Word
from tests.world import person


@pytest.fixture
def now(pnig: Policy) -> ReportNow:
    return ReportNow(read_figures(pnig, 2021))


@pytest.fixture
def word(pnig: Policy) -> Word:
    return Word.of(pnig, 2021)


@pytest.fixture
def by(pnig: Policy) -> User:
    return person("revisa", Role.REVIEWER, Entity.objects.get(acronym="MIMP"))


def read(word: Word) -> Outline:
    return read_word(word.file(), "reporte.docx", len(word.content))


def changes(now: ReportNow, word: Word) -> tuple[Change, ...]:
    return compare(now.outline, read(word))
