"""What reviewers wrote, put where it belongs before the document is settled; and what does not add up about it.

An edit that cannot be printed as it was meant leaves the generated passage in its place and says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from django.utils.translation import gettext_noop as _

from compliance.choices import Place, Severity
from compliance.findings import Finding
from compliance.formatting import listed
from compliance.report.document import ADDED
from compliance.report.figures import Edit
from compliance.report.narrative.edited_words import in_words
from compliance.report.narrative.named_figures import NamedFigures
from compliance.report.narrative.passages import as_generated, of_section, reworded, runs
from compliance.report.narrative.story import Story
from compliance.report.narrative.typed_findings import TypedNumbers
from compliance.report.narrative.words.drafts import DraftBlock, DraftParagraph, DraftSection, address
from compliance.report.narrative.words.tokens import Reading, Unbalanced, read

# The finding about an edit that is printed in doubt.
STALE = "edit_stale"


class EditState(Enum):
    """Whether an edit is printed, printed in doubt, or not printed."""

    CURRENT = "current"
    STALE = "stale"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Applied:
    """The sections with every edit in its place; `states` by address, `findings` about them."""

    sections: tuple[DraftSection, ...]
    states: Mapping[str, EditState]
    findings: tuple[Finding, ...]


def _found(code: str, severity: Severity, where: str, template: str, **values: str) -> Finding:
    return Finding(code, severity, where, template, tuple(values.items()), Place.REPORT)


def _unresolved(where: str, reading: Reading | None) -> Finding:
    code, severity = "edit_unresolved", Severity.ERROR
    if reading is None:
        return _found(code, severity, where, _("Un texto editado tiene llaves sin su pareja; no se imprime."))
    if not reading.unknown:
        return _found(code, severity, where, _("Un texto editado no dice nada; no se imprime."))
    template = _("Un texto editado usa cifras o nombres que hoy no existen (%(names)s); no se imprime.")
    return _found(code, severity, where, template, names=listed([f"{{{name}}}" for name in reading.unknown]))


def _gone(where: str) -> Finding:
    template = _("Se editó un pasaje que hoy no figura en el reporte; el texto editado no se imprime.")
    return _found("edit_unresolved", Severity.ERROR, where, template)


def _stale(where: str) -> Finding:
    template = _("El texto generado cambió después de que se editó este pasaje. ¿La edición sigue siendo correcta?")
    if where.endswith("/"):
        template = _("Lo que dice la sección cambió después de que se escribió este párrafo. ¿Sigue siendo correcto?")
    return _found(STALE, Severity.WARNING, where, template)


class _Applying:
    """The edits that have met their places so far."""

    def __init__(self, story: Story) -> None:
        self.story = story
        named = NamedFigures(story)
        self.known, self.typed = named.known, TypedNumbers(named)
        self.states: dict[str, EditState] = {}
        self.findings: list[Finding] = []

    def section(self, draft: DraftSection) -> DraftSection:
        blocks = tuple(block for name, run in runs(draft) for block in self._run(draft.anchor, name, run))
        added = self._added(draft)
        inner = tuple(self.section(one) for one in draft.sections)
        return replace(draft, blocks=(*blocks, *added), sections=inner)

    def _edit(self, where: str) -> Edit | None:
        return self.story.figures.edits.get(where)

    def _run(self, anchor: str, name: str, run: tuple[DraftBlock, ...]) -> tuple[DraftBlock, ...]:
        where = address(anchor, name)
        edit = self._edit(where) if name else None
        paragraphs = tuple(block for block in run if isinstance(block, DraftParagraph))
        reading = self._reading(where, edit) if edit else None
        if edit is None or reading is None:
            return run
        now = as_generated(paragraphs, self.story)
        self._compare(where, edit, now)
        self._ask_about_numbers(where, edit, now)
        self.findings.extend(in_words(where, reading.paragraphs, paragraphs, self.story))
        return reworded(paragraphs, reading.paragraphs)

    def _compare(self, where: str, edit: Edit, now: str) -> None:
        """Stale, where what is generated there is not what its author saw or confirmed it beside."""
        if now != edit.generated:
            self.states[where] = EditState.STALE
            self.findings.append(_stale(where))

    def _added(self, draft: DraftSection) -> tuple[DraftParagraph, ...]:
        where = address(draft.anchor, ADDED)
        edit = self._edit(where)
        reading = self._reading(where, edit) if edit else None
        if edit is None or reading is None:
            return ()
        self._compare(where, edit, of_section(draft, self.story))
        self._ask_about_numbers(where, edit, "")
        self.findings.extend(in_words(where, reading.paragraphs, (), self.story))
        return tuple(DraftParagraph(parts, passage=ADDED) for parts in reading.paragraphs)

    def _reading(self, where: str, edit: Edit) -> Reading | None:
        """The edit read back; nothing, having said why, where it cannot be printed as it was meant."""
        try:
            reading = read(edit.text, self.known)
        except Unbalanced:
            reading = None
        if reading and reading.paragraphs and not reading.unknown:
            self.states[where] = EditState.CURRENT
            return reading
        self.states[where] = EditState.UNRESOLVED
        self.findings.append(_unresolved(where, reading))
        return None

    def _ask_about_numbers(self, where: str, edit: Edit, generated: str) -> None:
        self.findings.extend(self.typed.findings(where, edit.text, generated))

    def without_a_place(self) -> None:
        for where in self.story.figures.edits:
            if where not in self.states:
                self.states[where] = EditState.UNRESOLVED
                self.findings.append(_gone(where))


def with_edits(drafts: tuple[DraftSection, ...], story: Story) -> Applied:
    """The drafts with the year's edits and additions; the same drafts where there are none."""
    if not story.figures.edits:
        return Applied(drafts, {}, ())
    applying = _Applying(story)
    sections = tuple(applying.section(draft) for draft in drafts)
    applying.without_a_place()
    return Applied(sections, applying.states, tuple(applying.findings))
