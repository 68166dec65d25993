"""The report of now against a document: every changed, added and removed text, and what else differs. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import zip_longest

from compliance.publishing.returned.aligning import Bag, align, bag, shared
from compliance.publishing.returned.changes import Change, Hint, Kind
from compliance.publishing.returned.grids import grid_changes
from compliance.publishing.returned.outline import Line, Note, Outline, Part, key
from compliance.publishing.returned.recognising import matched_parts, under_our_headings
from compliance.report.document import ADDED
from compliance.report.narrative.words.drafts import address

BETWEEN = "\n\n"
LEAST_SHARED_ELSEWHERE = 0.8
EMPTY = Part("")


@dataclass
class _Text:
    """A passage of the report, or a line that is of none, and the lines that it became."""

    title: str
    ours: list[Line] = field(default_factory=list)
    theirs: list[Line] = field(default_factory=list)
    is_split: bool = False
    is_joined: bool = False
    elsewhere: str = ""

    @property
    def address(self) -> str:
        return self.ours[0].address

    @property
    def before(self) -> str:
        return BETWEEN.join(line.text for line in self.ours)

    @property
    def after(self) -> str:
        return BETWEEN.join(line.text for line in self.theirs)

    @property
    def is_same(self) -> bool:
        return [key(line.text) for line in self.ours] == [key(line.text) for line in self.theirs]

    @property
    def hint(self) -> Hint:
        if self.elsewhere:
            return Hint.ELSEWHERE
        return Hint.SPLIT if self.is_split else Hint.JOINED if self.is_joined else Hint.NONE


@dataclass
class _New:
    """A line that the report does not have, below which of its headings."""

    line: Line
    part: Part


class _Comparing:
    """The texts of all sections as they are met, in the order of the report."""

    def __init__(self) -> None:
        self.met: list[_Text | _New] = []

    def section(self, ours: Part, theirs: Part) -> None:
        texts: dict[str, _Text] = {}
        for pair in align(ours.lines, theirs.lines):
            mine = [ours.lines[at] for at in pair.ours]
            yours = [theirs.lines[at] for at in pair.theirs]
            if not mine:
                self.met += [_New(line, ours) for line in yours]
                continue
            text = self._text(ours, mine[0], texts)
            text.ours += mine
            text.theirs += yours
            text.is_split = text.is_split or len(yours) > len(mine)
            text.is_joined = text.is_joined or len(mine) > len(yours) > 0

    def _text(self, part: Part, line: Line, texts: dict[str, _Text]) -> _Text:
        """The passage's own, where the line is of one."""
        text = texts.get(line.address) if line.address else None
        if text is None:
            text = texts[line.address] = _Text(part.title)
            self.met.append(text)
        return text

    @property
    def gone(self) -> list[_Text]:
        return [one for one in self.met if isinstance(one, _Text) and not one.theirs]

    @property
    def new(self) -> list[_New]:
        return [one for one in self.met if isinstance(one, _New)]

    def find_elsewhere(self) -> None:
        """What is gone here and stands there, word by word or nearly so, was moved."""
        waiting: list[tuple[_New, Bag]] = [(one, bag(one.line.text)) for one in self.new]
        for text in self.gone:
            words = bag(text.before)
            likeness = [(shared(words, its), position) for position, (_one, its) in enumerate(waiting)]
            best, position = max(likeness, default=(0.0, 0))
            if best >= LEAST_SHARED_ELSEWHERE:
                found, _words = waiting.pop(position)
                text.theirs, text.elsewhere = [found.line], found.part.title
                self.met.remove(found)

    def changes(self) -> Iterator[Change]:
        everything = [key(one.after) for one in self.met if isinstance(one, _Text) and one.theirs]
        for one in self.met:
            if isinstance(one, _New):
                where = address(one.part.anchor, ADDED)
                yield Change(Kind.ADDED, one.part.title, after=one.line.text, address=where)
            elif not one.theirs:
                yield _gone(one, everything)
            elif one.elsewhere or not one.is_same:
                yield _changed(one)


def _gone(text: _Text, everything: list[str]) -> Change:
    if not text.address:
        return Change(Kind.FOREIGN, text.title, before=text.before)
    was_joined = any(key(text.before) in said for said in everything)
    hint = Hint.JOINED_TO_ANOTHER if was_joined else Hint.NONE
    return Change(Kind.REMOVED, text.title, before=text.before, address=text.address, hint=hint)


def _changed(text: _Text) -> Change:
    kind = Kind.FOREIGN if not text.address else Kind.MOVED if text.is_same else Kind.CHANGED
    return Change(kind, text.title, text.before, text.after, text.address, text.elsewhere, text.hint)


def _headings(now: Outline, back: Outline, found: Mapping[int, int]) -> Iterator[Change]:
    for position, part in enumerate(now.parts):
        title = back.parts[found[position]].title if position in found else ""
        if key(title).casefold() != key(part.title).casefold():
            yield Change(Kind.HEADING, part.title, before=part.title, after=title)


def _notes(now: tuple[Note, ...], back: tuple[Note, ...]) -> Iterator[Change]:
    ours, theirs = [key(one.text) for one in now], [key(one.text) for one in back]
    for what, start, end, from_, until in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if what != "equal":
            for mine, yours in zip_longest(now[start:end], back[from_:until]):
                title = (mine or yours).title
                yield Change(Kind.NOTE, title, mine.text if mine else "", yours.text if yours else "")


def compare(now: Outline, back: Outline) -> tuple[Change, ...]:
    """All that differs: texts in the order of the report, then headings, notes, cells and comments."""
    found = matched_parts(now, back)
    parts = under_our_headings(back, found)
    comparing = _Comparing()
    for position, part in enumerate(now.parts):
        comparing.section(part, parts.get(position, EMPTY))
    comparing.find_elsewhere()
    cells = (
        change
        for position, part in enumerate(now.parts)
        if position in parts
        for change in grid_changes(part, parts[position])
    )
    comments = (Change(Kind.COMMENT, one.title, after=one.text, where=one.author) for one in back.comments)
    return (*comparing.changes(), *_headings(now, back, found), *_notes(now.notes, back.notes), *cells, *comments)
