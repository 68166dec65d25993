"""What a reviewer may write, and which version it is about."""

import pytest

from compliance.choices import Block
from compliance.forms.review import LONGEST_TEXT, Approval, Observations
from compliance.models import ProgressEntry, ServiceEntry


@pytest.mark.parametrize("entry", [ProgressEntry(), ServiceEntry()], ids=["indicator", "service"])
def test_every_part_can_be_observed(entry) -> None:
    form = Observations(entry, data={"version": "3", "value": "Revise.", "texts": "", "support": " "})
    assert form.is_valid()
    assert form.seen == 3
    assert form.said == {Block.VALUE: "Revise.", Block.TEXTS: "", Block.SUPPORT: ""}
    assert [text for _label, text in form.typed] == ["Revise."]


def test_a_service_is_asked_about_in_its_own_words() -> None:
    labels = [Observations(entry).fields["value"].label for entry in (ProgressEntry(), ServiceEntry())]
    assert labels[0] != labels[1]


@pytest.mark.parametrize("version", ["", "x", "-1", "1.5", "9" * 30, None])
def test_a_page_without_its_version_is_incomplete(version) -> None:
    form = Approval(ProgressEntry(), data={} if version is None else {"version": version})
    assert form.errors == {"version": ["La página está incompleta: recárguela."]}


def test_a_text_is_as_long_as_it_may_be_and_no_longer() -> None:
    for length, fits in ((LONGEST_TEXT, True), (LONGEST_TEXT + 1, False)):
        assert Approval(ProgressEntry(), data={"version": "0", "note": "x" * length}).is_valid() is fits


def test_nothing_was_typed_in_a_form_that_was_not_sent() -> None:
    assert Observations(ProgressEntry(), initial={"value": "Sugerido"}).typed == []
