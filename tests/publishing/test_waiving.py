"""An error is published with a reason and a name, or not at all; what the data word anew is another error."""

from dataclasses import replace

import pytest

from compliance.choices import Severity
from compliance.findings.rows import Finding
from compliance.models import Waiver
from compliance.publishing.waiving import WaiverRefused, digest_of, waive, withdraw
from tests.world import YEAR

ERROR = Finding("stated_change_differs", Severity.ERROR, "IOP.02.03", "El cambio publicado es otro.")
WHY = {"reason": "Ya se publicó así.", "office": "Dirección General"}


def test_a_waiver_keeps_who_why_and_what_it_said(world, people) -> None:
    waiver = waive(world.policy, YEAR, ERROR, by=people["reviewer"], **WHY)
    assert (waiver.code, waiver.subject, waiver.message) == (ERROR.code, ERROR.subject, ERROR.message)
    assert (waiver.reason, waiver.office, waiver.by) == (*WHY.values(), people["reviewer"])


def test_the_first_waiver_stands(world, people) -> None:
    waive(world.policy, YEAR, ERROR, by=people["reviewer"], **WHY)
    again = waive(world.policy, YEAR, ERROR, by=people["reviewer_and_focal"], reason="Otro", office="Otra")
    assert (again.by, again.reason, Waiver.objects.count()) == (people["reviewer"], WHY["reason"], 1)


@pytest.mark.parametrize("who", ["focal", "reader", "administrator", "nobody", "former_focal"])
def test_only_reviewers_waive(world, people, who) -> None:
    with pytest.raises(WaiverRefused):
        waive(world.policy, YEAR, ERROR, by=people[who], **WHY)
    with pytest.raises(WaiverRefused):
        withdraw(world.policy, YEAR, ERROR, by=people[who])
    assert not Waiver.objects.exists()


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.INFO])
def test_only_errors_are_waived(world, people, severity) -> None:
    with pytest.raises(WaiverRefused, match="no impide publicar"):
        waive(world.policy, YEAR, replace(ERROR, severity=severity), by=people["reviewer"], **WHY)


@pytest.mark.parametrize("lacking", ["reason", "office"])
def test_a_waiver_without_a_reason_or_an_office_is_refused(world, people, lacking) -> None:
    with pytest.raises(WaiverRefused, match="motivo y el cargo"):
        waive(world.policy, YEAR, ERROR, by=people["reviewer"], **{**WHY, lacking: "  "})


def test_a_waiver_is_taken_back_once(world, people) -> None:
    waive(world.policy, YEAR, ERROR, by=people["reviewer"], **WHY)
    assert withdraw(world.policy, YEAR, ERROR, by=people["reviewer"])
    assert not withdraw(world.policy, YEAR, ERROR, by=people["reviewer"])


def test_other_words_are_another_error() -> None:
    assert digest_of(ERROR) == digest_of(replace(ERROR))
    others = (replace(ERROR, template="Otro."), replace(ERROR, subject="IOP.01.01"), replace(ERROR, code="otro"))
    assert len({digest_of(one) for one in (ERROR, *others)}) == 4
