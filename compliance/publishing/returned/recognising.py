"""Whether a document is the report that it should be, and which of its headings are the report's own."""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from compliance.publishing.returned.outline import Line, Outline, Part, key
from compliance.publishing.returned.refusal import ReturnedRefused
from compliance.publishing.returned.report_now import ReportNow
from compliance.report.renderers.fingerprint import PROPERTY, fingerprint

LEAST_SHARE = 0.5
LEAST_ALIKE = 0.6
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _titles(parts: tuple[Part, ...]) -> list[str]:
    return [key(part.title).casefold() for part in parts]


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= LEAST_ALIKE


def _reworded(ours: list[str], theirs: list[str], gap: tuple[int, int, int, int]) -> dict[int, int]:
    """Headings in the same place that were worded anew."""
    start, end, from_, until = gap
    found: dict[int, int] = {}
    for position in range(start, end):
        other = next((one for one in range(from_, until) if _alike(ours[position], theirs[one])), None)
        if other is not None:
            found[position], from_ = other, other + 1
    return found


def matched_parts(now: Outline, back: Outline) -> Mapping[int, int]:
    """For each heading of the report, by position, that of the document; none where it is gone.

    In their order first, then those worded anew in their place, then those that stand elsewhere.
    """
    ours, theirs = _titles(now.parts), _titles(back.parts)
    found: dict[int, int] = {}
    for what, start, end, from_, until in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if what == "equal":
            found.update(zip(range(start, end), range(from_, until), strict=True))
        elif what == "replace":
            found.update(_reworded(ours, theirs, (start, end, from_, until)))
    taken = set(found.values())
    for position, title in enumerate(ours):
        other = next((one for one, text in enumerate(theirs) if text == title and one not in taken), None)
        if position not in found and other is not None:
            found[position] = other
            taken.add(other)
    return found


def under_our_headings(back: Outline, found: Mapping[int, int]) -> dict[int, Part]:
    """By position in the report, what stands below each of its headings; a heading that is new is a line there."""
    ours = {other: position for position, other in found.items()}
    parts: dict[int, Part] = {}
    here: Part | None = None
    for other, part in enumerate(back.parts):
        if other in ours:
            here = parts[ours[other]] = Part(part.title, "", list(part.lines), list(part.grids))
        elif here is not None:
            here.lines += [Line(part.title), *part.lines]
            here.grids += part.grids
    return parts


def _another_report(title: str, expected: str) -> bool:
    """A title of the same make with another year; whoever wrote another title may have meant the same report."""
    return title != expected and YEAR.sub("", title) == YEAR.sub("", expected)


def recognise(now: ReportNow, back: Outline) -> None:
    """Raises `ReturnedRefused` where the document is another one."""
    expected, title = now.told.document.title, back.meta.get("title", "")
    if _another_report(title, expected):
        told = {"title": title, "expected": expected}
        raise ReturnedRefused(_("Este Word es del «%(title)s», no del «%(expected)s».") % told)
    ours, theirs = set(_titles(now.outline.parts)), set(_titles(back.parts))
    if len(ours & theirs) < LEAST_SHARE * len(ours):
        raise ReturnedRefused(
            _("Este Word no es el «%(expected)s»: no tiene sus secciones. Suba el que se descargó de este reporte.")
            % {"expected": expected}
        )


def is_of_now(now: ReportNow, back: Outline) -> bool | None:
    """Whether the document was made from the report as it reads now; None where it does not say."""
    mark = back.meta.get(PROPERTY, "")
    return mark == fingerprint(now.told.document) if mark else None
