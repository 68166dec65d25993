"""What is said of numbers that a person typed: those that the data hold have a name to use, others are in doubt.

An indicator's passage is held against that indicator; any other against its element and then the whole report.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from django.utils.translation import gettext_noop as _

from compliance.calculation.rows import Assessment
from compliance.choices import Place, Severity
from compliance.findings import Finding, Written
from compliance.findings.texts.known import known_figures
from compliance.findings.texts.mentions import Kind, Mention, mentions
from compliance.findings.texts.reading import plain
from compliance.formatting import listed, rounded
from compliance.report.document import Figure
from compliance.report.narrative.edited_words import indicator_of
from compliance.report.narrative.named_figures import NamedFigures
from compliance.report.narrative.typed_numbers import typed_numbers

UNKNOWN, IN_DATA = "typed_number", "typed_number_in_data"
# One, and several.
ONE_IN_DATA = _("La cifra %(numbers)s, escrita a mano, consta en los datos: por su nombre se corrige con ellos.")
IN_DATA_ALL = _("Las cifras %(numbers)s, escritas a mano, constan en los datos: por su nombre se corrigen con ellos.")
ONE_UNKNOWN = _("La cifra %(numbers)s, escrita a mano, no consta en los datos de %(code)s: ¿es correcta?")
ALL_UNKNOWN = _("Las cifras %(numbers)s, escritas a mano, no constan en los datos de %(code)s: ¿son correctas?")
ONE_NOWHERE = _("La cifra %(numbers)s, escrita a mano, no consta en los datos del reporte: ¿es correcta?")
ALL_NOWHERE = _("Las cifras %(numbers)s, escritas a mano, no constan en los datos del reporte: ¿son correctas?")


def _mention(printed: str) -> Mention | None:
    said = plain(printed)
    return next(mentions(said, 0, len(said)), None)


def _has_decimals(one: Mention) -> bool:
    return any(decimals for _number, decimals in one.readings)


def _is_of_kind(typed: Mention, figure: Mention) -> bool:
    """Whether the one may stand for the other: `8.9` for `8.9 %`, but not `5` talleres for `5.0 %`."""
    if typed.kind == Kind.BARE and _has_decimals(typed):
        return True
    return typed.kind == figure.kind


def _is_same(typed: Mention, figure: Mention) -> bool:
    numbers = {number for number, _decimals in figure.readings}
    return _is_of_kind(typed, figure) and any(number in numbers for number, _decimals in typed.readings)


def _is_derived(typed: Mention, assessment: Assessment) -> bool:
    """Whether it is, rounded, a figure that the indicator's data give without a name."""
    if typed.kind == Kind.BARE and not _has_decimals(typed):
        return False
    row = assessment.indicator
    known = known_figures(assessment, Written(row.code, row.year))
    every = known.levels | known.differences | known.ratios
    return any(rounded(abs(one), decimals) == number for number, decimals in typed.readings for one in every)


class TypedNumbers:
    """The numbers of a report, to look typed ones up."""

    def __init__(self, named: NamedFigures) -> None:
        self.named = named

    @cached_property
    def _report(self) -> tuple[tuple[Figure, Mention], ...]:
        return tuple(_said(self.named.every()))

    def _names(self, typed: Mention, element: str) -> list[str]:
        """The names of the element's figures that print so, its value first."""
        figures = self.named.of_element(element).values() if element else ()
        names = [one.origin for one, said in _said(figures) if _is_same(typed, said)]
        return sorted(names, key=lambda name: name != f"{element}.value")

    def _shown(self, number: str, where: str) -> str | None:
        """The number with its name, where it has one, as a message shows it; None where no data hold it."""
        typed = _mention(number)
        if typed is None:
            return None
        assessment = indicator_of(where, self.named.story)
        anchor = where.rpartition("/")[0].removeprefix("I-")
        element = assessment.indicator.code if assessment else self.named.element_of(anchor)
        if names := self._names(typed, element):
            return f"{number} ({{{names[0]}}})"
        if assessment is not None:
            return number if _is_derived(typed, assessment) else None
        names = [figure.origin for figure, said in self._report if _is_same(typed, said)]
        return f"{number} ({{{names[0]}}})" if len(names) == 1 else number if names else None

    def findings(self, where: str, text: str, generated: str) -> Iterator[Finding]:
        """About the numbers of a reviewer's text that the generated passage does not say."""
        numbers = {number: self._shown(number, where) for number in typed_numbers(text, generated)}
        if held := [shown for shown in numbers.values() if shown is not None]:
            yield _found(IN_DATA, Severity.INFO, where, IN_DATA_ALL if len(held) > 1 else ONE_IN_DATA, held)
        if doubtful := [number for number, shown in numbers.items() if shown is None]:
            several, assessment = len(doubtful) > 1, indicator_of(where, self.named.story)
            if assessment is None:
                template, code = ALL_NOWHERE if several else ONE_NOWHERE, ""
            else:
                template, code = ALL_UNKNOWN if several else ONE_UNKNOWN, assessment.indicator.code
            yield _found(UNKNOWN, Severity.WARNING, where, template, doubtful, code)


def _said(figures: Iterable[Figure]) -> Iterator[tuple[Figure, Mention]]:
    return ((one, said) for one in figures if (said := _mention(one.text)) is not None)


def _found(code: str, severity: Severity, where: str, template: str, numbers: list[str], element: str = "") -> Finding:
    return Finding(code, severity, where, template, (("numbers", listed(numbers)), ("code", element)), Place.REPORT)
