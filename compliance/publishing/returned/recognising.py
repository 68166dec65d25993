"""Whether a document is the report that it should be, and which of its headings are the report's own."""

import re
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from compliance.publishing.returned.outline import PRINTED_TITLE, SUBTITLE, TITLE, Line, Outline, Part, key
from compliance.publishing.returned.refusal import ReturnedRefused
from compliance.publishing.returned.report_now import ReportNow
from compliance.report.document import Document
from compliance.report.papers import PAPERS
from compliance.report.renderers.fingerprint import PROPERTY, fingerprint
from compliance.report.renderers.texts import with_texts

LEAST_SHARE = 0.5
LEAST_ALIKE = 0.6
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
CODE = re.compile(r"[a-z]+(?:\.\d+)+\b")


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


def _of_editions() -> tuple[str, ...]:
    """Headings that an edition has and the report of now has not: nothing to be taken stands there."""
    return _("Sobre esta edición"), _("Fe de erratas"), _("Vistos buenos")


def under_our_headings(back: Outline, found: Mapping[int, int]) -> dict[int, Part]:
    """By position in the report, what stands below each of its headings; a heading that is new is a line there."""
    ours = {other: position for position, other in found.items()}
    parts: dict[int, Part] = {}
    here: Part | None = None
    for other, part in enumerate(back.parts):
        if other not in ours and key(part.title) in _of_editions():
            here = None
        elif other in ours:
            here = parts[ours[other]] = Part(part.title, "", list(part.lines), list(part.grids))
        elif here is not None:
            here.lines += [Line(part.title), *part.lines]
            here.grids += part.grids
    return parts


def _without_year(title: str) -> str:
    return key(YEAR.sub("", title)).casefold()


def _names(back: Outline) -> list[str]:
    """What the file and its first page call the document; whoever edits may change either."""
    return list(dict.fromkeys(name for one in (TITLE, PRINTED_TITLE) if (name := key(back.meta.get(one, "")))))


def _paper_called(title: str, now: ReportNow) -> str:
    """The kind of small paper that bears such a title, this year or another; empty where none does."""
    for paper in PAPERS:
        for code in paper.subjects(now.figures) or ("",):
            if _without_year(paper.compose(now.told, (code,)).title) == _without_year(title):
                return str(paper.title)
    return ""


def _is_another_paper(now: ReportNow, back: Outline, expected: str) -> str:
    """Small papers repeat headings of the report, so that headings do not tell them from it."""
    for title in _names(back):
        if _without_year(title) != _without_year(expected) and (kind := _paper_called(title, now)):
            return _("«%(kind)s» («%(title)s»)") % {"kind": kind, "title": title}
    return ""


def _is_another_year(_now: ReportNow, back: Outline, expected: str) -> str:
    """A title of the same make; whoever wrote another title may have meant the same report."""
    titles = (one for one in _names(back) if _without_year(one) == _without_year(expected))
    return next((f"«{one}»" for one in titles if one != key(expected)), "")


def _is_another_policy(now: ReportNow, back: Outline, expected: str) -> str:
    """Reports of all policies bear the same title; a policy that was renamed still has its own elements' headings."""
    ours, theirs = key(now.told.document.subtitle), key(back.meta.get(SUBTITLE, ""))
    if not theirs or theirs == ours or _shares(_own_titles(now.outline), _own_titles(back)):
        return ""
    return _("«%(title)s» de «%(policy)s»") % {"title": expected, "policy": theirs}


def _own_titles(outline: Outline) -> set[str]:
    """Headings that begin with a code are of this policy; the others are those of every report."""
    return {title for title in _titles(outline.parts) if CODE.match(title)}


def _shares(ours: set[str], theirs: set[str]) -> bool:
    return len(ours & theirs) >= LEAST_SHARE * len(ours)


# What another document is known by; each says which it seems to be, or nothing.
OTHERS: tuple[Callable[[ReportNow, Outline, str], str], ...] = (_is_another_paper, _is_another_year, _is_another_policy)


def recognise(now: ReportNow, back: Outline) -> None:
    """Raises `ReturnedRefused`, with what the document seems to be, where it is another one."""
    expected = now.told.document.title
    for other in OTHERS:
        if seems := other(now, back, expected):
            told = {"seems": seems, "expected": expected, "policy": now.told.document.subtitle}
            said = _(
                "Este Word parece ser otro documento: %(seems)s. Suba el Word completo del «%(expected)s» "
                "de «%(policy)s»."
            )
            raise ReturnedRefused(said % told)
    titles = set(_titles(now.outline.parts)), set(_titles(back.parts))
    if not (_shares(*titles) and _shares(_own_titles(now.outline), _own_titles(back))):
        raise ReturnedRefused(_no_sections(back, expected))


def _no_sections(back: Outline, expected: str) -> str:
    seems = next((f" («{one}»)" for one in _names(back) if one != key(expected)), "")
    said = _(
        "Este Word%(seems)s no es el «%(expected)s»: no tiene sus secciones. Suba el que se descargó de este reporte."
    )
    return said % {"seems": seems, "expected": expected}


def is_of(document: Document, back: Outline) -> bool:
    """Whether a file was made from that very document, whatever was changed in it since."""
    return back.meta.get(PROPERTY) == fingerprint(with_texts(document))


def is_of_now(now: ReportNow, back: Outline) -> bool | None:
    """Whether the document was made from the report as it reads now; None where it does not say."""
    return is_of(now.told.document, back) if back.meta.get(PROPERTY) else None
