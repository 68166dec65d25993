"""Proofs that a defect of the 2021 report cannot come back: each is made here and run on the report of the same data.

A proof is a function that fails where it does not hold; its factory says what kind of proof it is.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from compliance.calculation.progress import assess
from compliance.calculation.reconciliation import Reconciled
from compliance.calculation.rows import IndicatorYear
from compliance.findings import texts
from compliance.findings.rows import Written
from compliance.report.checklist import CHECKLIST
from compliance.report.document import Document
from compliance.report.figures import Figures
from tests.report.narrative import spanish
from tests.report.narrative.reading import generated, lines, words
from tests.report.narrative.stories import figures, told_of


@dataclass(frozen=True)
class Report:
    """The report that comes out of the data of 2021."""

    figures: Figures
    document: Document

    @property
    def worded(self) -> list[str]:
        """The generated lines, without the names of elements and with plain spaces."""
        said = generated(self.document, self.figures)
        return [spanish.without_names(line.whole, self.figures).replace("\N{NO-BREAK SPACE}", " ") for line in said]

    def told(self, anchor: str) -> str:
        found = [line.whole for line in lines(self.document) if anchor in line.path]
        return " ".join(found).replace("\N{NO-BREAK SPACE}", " ")


Proof = Callable[[Report], None]


def said(*texts: str, at: str = "") -> Proof:
    """The report says so; in the section with this anchor, if one is given."""

    def proof(report: Report) -> None:
        whole = report.told(at) if at else words(report.document)
        assert [text for text in texts if text not in whole] == []

    return proof


def never(*patterns: str) -> Proof:
    """No generated line holds such words."""

    def proof(report: Report) -> None:
        assert [line for line in report.worded for pattern in patterns if re.search(pattern, line)] == []

    return proof


def found(code: str, *subjects: str) -> Proof:
    """The finding is among those of 2021, about exactly these subjects, or at least about these if marked with +."""

    def proof(report: Report) -> None:
        of_code = {one.subject for one in report.figures.findings if one.code == code}
        assert set(subjects) <= of_code

    return proof


def found_in(code: str, row: IndicatorYear) -> Proof:
    """The finding is raised in a made-up case."""

    def proof(report: Report) -> None:
        assert code in {one.code for one in figures(row).findings}

    return proof


def told_in(row: IndicatorYear, *texts: str) -> Proof:
    """The report of a made-up case says so."""

    def proof(report: Report) -> None:
        assert [text for text in texts if text not in told_of(row)] == []

    return proof


def asked(key: str) -> Proof:
    """A person is asked before signing."""

    def proof(report: Report) -> None:
        assert key in dict(CHECKLIST)

    return proof


def reconciled(subject: str, cause: str, *, since: int | None = None) -> Proof:
    """The reconciliation explains the published figure by this kind of cause."""

    def proof(report: Report) -> None:
        rows: list[Reconciled] = [one for one in report.figures.reconciliation if one.subject == subject]
        assert cause in {one.kind for row in rows if row.since == since for one in row.causes}

    return proof


def holds(check: Callable[[Report], bool]) -> Proof:
    """Something of the document's shape."""

    def proof(report: Report) -> None:
        assert check(report)

    return proof


def found_in_text(code: str, text: str, row: IndicatorYear, field: str = "explanation") -> Proof:
    """The finding is raised by a text that a person writes about an indicator."""

    def proof(report: Report) -> None:
        value = (text,) if field in {"measures", "actions"} else text
        written = Written(row.code, row.year, **{field: value})
        assert code in {one.code for one in texts.of_written(written, assess(row))}

    return proof


def absent(code: str, row: IndicatorYear, **written: str) -> Proof:
    """The finding is raised by what nobody wrote about an indicator."""

    def proof(report: Report) -> None:
        known = [Written(row.code, row.year, **written)] if written else []
        assert code in {one.code for one in texts.of_texts([assess(row)], known)}

    return proof


def repeated(code: str, text: str) -> Proof:
    """The finding is raised by the same measure in two indicators."""

    def proof(report: Report) -> None:
        twice = [Written(code, 2021, measures=(text,)) for code in ("ISS.03.01.02.01", "ISS.03.01.02.02")]
        assert code in {one.code for one in texts.of_texts([], twice)}

    return proof
