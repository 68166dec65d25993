"""What is waived is still told; what is worded otherwise is open again; only errors stop a publication."""

from datetime import date

from compliance.choices import Severity
from compliance.findings import Finding
from compliance.findings.waivers import Waiver, blocks_publication, split

ERROR = Finding("stated_count_differs", Severity.ERROR, "counts.all.achieved", "Dice %(n)s.", (("n", 11),))
WARNING = Finding("target_missing", Severity.WARNING, "IOP.01.01", "No se conoce la meta.")


def waiver(finding: Finding, **other: str) -> Waiver:
    known = {"code": finding.code, "subject": finding.subject, "message": finding.message, "reason": "Ya se informó."}
    return Waiver(**{**known, **other}, by="Rosa Quispe", on=date(2022, 5, 30))


def test_an_error_blocks_and_a_warning_does_not() -> None:
    assert blocks_publication([ERROR, WARNING]) == (ERROR,)
    assert blocks_publication([WARNING]) == ()


def test_a_waived_error_no_longer_blocks_and_keeps_its_reason() -> None:
    assert blocks_publication([ERROR], [waiver(ERROR)]) == ()
    (waived,) = split([ERROR, WARNING], [waiver(ERROR)]).waived
    assert (waived.finding, waived.waiver.reason) == (ERROR, "Ya se informó.")


def test_what_is_not_waived_stays_open_in_its_order() -> None:
    assert split([WARNING, ERROR], [waiver(ERROR)]).open == (WARNING,)


def test_a_waiver_is_for_one_wording() -> None:
    changed = Finding(ERROR.code, ERROR.severity, ERROR.subject, ERROR.template, (("n", 12),))
    parts = split([changed], [waiver(ERROR)])
    assert parts.open == (changed,)
    assert parts.idle == (waiver(ERROR),)
    assert blocks_publication([changed], [waiver(ERROR)]) == (changed,)


def test_a_waiver_is_for_one_element() -> None:
    assert split([ERROR], [waiver(ERROR, subject="counts.all.total")]).waived == ()
