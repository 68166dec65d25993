"""What an editor of a passage looks at: how it prints, what was generated, which numbers it may use, what is wrong.

Reads figures that are given; writes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from compliance.formatting import either
from compliance.models.unseen import unseen_in
from compliance.report.document import ADDED, Document, Figure, Note, Paragraph, Section
from compliance.report.figures import Edit, Figures
from compliance.report.narrative import drafts_of, tell
from compliance.report.narrative.edits import EditState
from compliance.report.narrative.named_figures import NamedFigures
from compliance.report.narrative.passages import as_generated, as_text, of_section, passages
from compliance.report.narrative.story import arrange
from compliance.report.narrative.words.drafts import DraftSection, address
from compliance.report.narrative.words.tokens import Unbalanced, pieces, read, write

# What an editor learns of an edit beside its words.
OF_ITS_STATE = frozenset({"edit_stale", "edit_unresolved"})


@dataclass(frozen=True, slots=True)
class Desk:
    """A passage before its editor. `generated` and `original` are empty where nothing is generated.

    Of an addition, `generated` is what its section says. `original` is what would print without the edit, `starting`
    its text with tokens; `figures` those of the original.
    """

    address: str
    title: str
    generated: str
    original: tuple[Paragraph, ...]
    starting: str
    figures: tuple[Figure, ...]
    edit: Edit | None
    state: EditState | None
    exists: bool

    @property
    def is_addition(self) -> bool:
        return self.address.endswith("/")


@dataclass(frozen=True, slots=True)
class Preview:
    """A typed text as it would print, or why it cannot; `doubts` are what the report would ask about it."""

    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]
    problems: tuple[str, ...]
    doubts: tuple[str, ...] = ()


def _sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.sections)


def _printed(document: Document, where: str) -> tuple[Paragraph, ...]:
    anchor, _slash, name = where.rpartition("/")
    own = next((one for one in _sections(document.sections) if one.anchor == anchor), None)
    blocks = own.blocks if own else ()
    return tuple(one for one in blocks if isinstance(one, Paragraph) and one.passage == (name or ADDED))


def _additions(drafts: tuple[DraftSection, ...]) -> Iterator[tuple[str, DraftSection]]:
    """Every section by the address of what is added to it."""
    for draft in drafts:
        yield address(draft.anchor, ADDED), draft
        yield from _additions(draft.sections)


def _without(figures: Figures, where: str) -> Figures:
    return replace(figures, edits={at: edit for at, edit in figures.edits.items() if at != where})


def sit_down(figures: Figures, where: str) -> Desk:
    """The passage at an address, as it is generated and as it was edited."""
    story = arrange(figures)
    drafts = drafts_of(story)
    sections = dict(_additions(drafts))
    section, host = sections.get(where), sections.get(f"{where.rpartition('/')[0]}/")
    own = next((one for one in passages(drafts) if one.address == where), None)
    generated = as_generated(own.paragraphs, story) if own else of_section(section, story) if section else ""
    plain = tell(_without(figures, where))
    said = plain.parts_at(where)
    parts = (part for paragraph in said for part in paragraph)
    return Desk(
        address=where,
        title=host.title if host else "",
        generated=generated,
        original=_printed(plain.document, where) if own else (),
        starting=as_text(said) if own else "",
        figures=tuple(dict.fromkeys(part for part in parts if isinstance(part, Figure))),
        edit=figures.edits.get(where),
        state=tell(figures).states.get(where),
        exists=own is not None or section is not None,
    )


def shown(text: str, figures: Figures) -> str:
    """A stored text as an editor shows it, each number before its name; as it is where it cannot be read."""
    named = NamedFigures(arrange(figures))

    def number(name: str) -> str | None:
        figure = named.get(name)
        return figure.text if figure else None

    try:
        return write(pieces(text), number)
    except Unbalanced:
        return text


def problems(text: str, figures: Figures) -> tuple[str, ...]:
    """Why a typed text cannot be printed, each naming what exists nearby."""
    if unseen := unseen_in(text):
        return (unseen,)
    named = NamedFigures(arrange(figures))
    try:
        reading = read(text, named.known)
    except Unbalanced as unbalanced:
        return (str(unbalanced),)
    if not reading.paragraphs and not reading.unknown:
        return (_("Escriba el texto."),)
    return tuple(_unknown(name, named.near(name)) for name in reading.unknown)


def _unknown(name: str, near: list[str]) -> str:
    if not near:
        return _("No existe ninguna cifra ni entidad «{%(name)s}».") % {"name": name}
    names = either([f"{{{one}}}" for one in near])
    return _("No existe «{%(name)s}» en este reporte. Quizá quiso decir %(near)s.") % {"name": name, "near": names}


def _notes_in(paragraphs: tuple[Paragraph, ...]) -> tuple[Note, ...]:
    notes = [part for one in paragraphs for part in one.parts if isinstance(part, Note)]
    return tuple(dict.fromkeys(notes))


def preview(figures: Figures, where: str, text: str) -> Preview:
    """The text as the whole report would print it there."""
    if found := problems(text, figures):
        return Preview((), (), found)
    told = tell(replace(figures, edits={**figures.edits, where: Edit(text)}))
    paragraphs = _printed(told.document, where)
    asked = (one for one in told.figures.findings if one.subject == where and one.code not in OF_ITS_STATE)
    return Preview(paragraphs, _notes_in(paragraphs), (), tuple(one.message for one in asked))
