"""Every key of the real JSON has its meaning in the data dictionary, and no meaning is of a key that there is not."""

import re

import pytest

from compliance.choices import EntryStatus
from compliance.models import Service, ServiceEntry
from compliance.publishing.content import content_of
from compliance.report.dictionary import CHAPTERS, CODE_KEY, COUNT_KEY

KEYED = {
    "scope.stated": COUNT_KEY,
    **{f"texts.{name}": CODE_KEY for name in ("measures", "actions", "explanations", "context", "notes", "paragraphs")},
}
RESOURCES = "services[].resources."
KNOWN = {entry.path for chapter in CHAPTERS for entry in chapter.entries}


def paths(value, prefix=""):
    """The path of every leaf."""
    if isinstance(value, dict):
        for key, inner in value.items():
            name = KEYED.get(prefix, key)
            yield from paths(inner, f"{prefix}.{name}" if prefix else name)
    elif isinstance(value, list):
        for inner in value:
            yield from paths(inner, f"{prefix}[]")
    else:
        yield prefix


@pytest.mark.parametrize("year", [2019, 2021, 2022, 2027])
def test_every_key_of_the_real_data_is_explained(pnig, year) -> None:
    assert set(paths(content_of(pnig, year).figures)) - KNOWN == set()


def test_every_explained_key_is_one_that_there_can_be(pnig) -> None:
    """Those of an edition, waivers and resources are tried where there are some; 2021 needs no other formula."""
    found = {path for year in (2019, 2021, 2022) for path in paths(content_of(pnig, year).figures)}
    above = {path[: match.start()] for path in found for match in re.finditer(r"\.|\[\]", path)}
    by_formula = tuple(f"reconciliation.figures[].causes[].{name}" for name in ("formula", "is_exact"))
    elsewhere = {
        path
        for path in KNOWN
        if path.startswith(("edition.", "errata.", "waivers", "texts.paragraphs", RESOURCES, *by_formula))
    }
    assert KNOWN - elsewhere - found - above == set()


def test_the_use_of_resources_is_explained_too(pnig) -> None:
    service = Service.objects.get(code="SS.01.01.03")
    resources = {"modified_budget": 8, "executed_budget": 7}
    ServiceEntry.objects.create(service=service, year=2021, status=EntryStatus.APPROVED, **resources)
    reported = [path for path in paths(content_of(pnig, 2021).figures) if path.startswith(RESOURCES)]
    assert len(reported) == 3
    assert set(reported) <= KNOWN


def test_no_key_is_explained_twice() -> None:
    entries = [entry.path for chapter in CHAPTERS for entry in chapter.entries]
    assert len(entries) == len(set(entries))
    assert all(str(entry.meaning) for chapter in CHAPTERS for entry in chapter.entries)
