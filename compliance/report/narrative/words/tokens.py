"""A passage as a person edits it: one text, in which numbers, entities and footnotes are tokens in braces.

`{IOP.02.01.value}` is a number by its name, `{de MINSA}` an entity after its preposition, `{nota: ...}` a footnote; a
blank line begins a paragraph. In an editor a number shows itself before its name, `{78.1 %|IOP.02.01.value}`; that
part is never read. A backslash before a brace makes it a brace. What names stand for is the caller's knowledge.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from compliance.report.document import Figure
from compliance.report.narrative.words.parts import Mention, Part, Parts, Remark, Series

NOTE = "nota:"
PREPOSITIONS = {"de": "de", "del": "de", "a": "a", "al": "a"}

SCAN = re.compile(
    r"\\(?P<escaped>[\\{}|])|\{(?P<token>(?:[^{}\\]|\\.)*)\}|(?P<stray>[{}])|(?P<text>[^\\{}]+|\\)", re.DOTALL
)
ESCAPED = re.compile(r"\\([\\{}|])")
# A token's name stands behind the last bar that no backslash precedes.
BEHIND_BARS = re.compile(r"(?:(?:[^\\|]|\\.)*\|)*((?:[^\\|]|\\.)*)", re.DOTALL)
BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
LINE_ENDS = re.compile(r"\r\n?")
SPACES = re.compile(r" *\n *| {2,}")
ENDS_A_SENTENCE = re.compile(r"[.!?…][»”\")]*\s+\Z")
AROUND = 20


@dataclass(frozen=True, slots=True)
class Token:
    """A name in braces: of a number, or of an entity with its preposition."""

    name: str


@dataclass(frozen=True, slots=True)
class FootnoteToken:
    """A footnote's text, in braces."""

    text: str


Piece = str | Token | FootnoteToken


class Unbalanced(ValueError):
    """A brace that opens nothing or is never closed; says near what."""


def _inside(content: str) -> Piece:
    if content.startswith(NOTE):
        return FootnoteToken(ESCAPED.sub(r"\1", content.removeprefix(NOTE).removeprefix(" ")))
    named = BEHIND_BARS.fullmatch(content)
    return Token(ESCAPED.sub(r"\1", named[1] if named else content).strip())


def pieces(text: str) -> Iterator[Piece]:
    """The text taken apart; raises `Unbalanced`."""
    text = LINE_ENDS.sub("\n", text)
    for found in SCAN.finditer(text):
        if found["stray"]:
            near = text[max(found.start() - AROUND, 0) : found.end() + AROUND].strip()
            raise Unbalanced(_("Hay una llave sin su pareja cerca de «%(near)s».") % {"near": near})
        if found["token"] is not None:
            yield _inside(found["token"])
        else:
            yield found["escaped"] or found["text"]


IN_TEXT = re.compile(r"[\\{}]")
IN_TOKEN = re.compile(r"[\\{}|]")


def _escaped(text: str, marks: re.Pattern[str] = IN_TEXT) -> str:
    return marks.sub(r"\\\g<0>", text)


def write(found: Iterable[Piece], shown: Callable[[str], str | None] = lambda _name: None) -> str:
    """The pieces as a text; `shown` says what an editor reads before a token's name, if anything."""

    def written(piece: Piece) -> str:
        if isinstance(piece, str):
            return _escaped(piece)
        if isinstance(piece, FootnoteToken):
            return f"{{{NOTE} {_escaped(piece.text)}}}"
        before = shown(piece.name)
        said = "" if before is None else f"{_escaped(before, IN_TOKEN)}|"
        return f"{{{said}{_escaped(piece.name, IN_TOKEN)}}}"

    return "".join(written(piece) for piece in found)


def token_of(part: Part) -> Piece:
    """A part of a passage as a piece of its text; a series is taken apart before (`settle`)."""
    if isinstance(part, Figure):
        return Token(part.origin)
    if isinstance(part, Mention):
        return Token(f"{part.preposition} {part.acronym}".strip())
    if isinstance(part, Remark):
        return FootnoteToken(part.text)
    if isinstance(part, Series):
        raise TypeError("a series has no token")
    return part


def _shown(content: str, called: Callable[[str], str | None]) -> tuple[str, bool]:
    """What is read of a token, and whether that is a name in words."""
    if content.startswith(NOTE):
        note = ESCAPED.sub(r"\1", content)
        return f" [{note}]", False
    before, bar, name = content.rpartition("|")
    if bar:
        return ESCAPED.sub(r"\1", before), False
    name = ESCAPED.sub(r"\1", name)
    words = called(name)
    return (name, False) if words is None else (words, True)


def plainly(text: str, called: Callable[[str], str | None] = lambda _name: None) -> str:
    """What a person reads of a text as an editor shows it: of each token only the number, or else its name.

    `called` says how an entity's name is read, with its article, if it is one; a sentence that it begins has a capital.
    """
    said = ""
    for found in SCAN.finditer(text):
        if not found["token"]:
            said += found["escaped"] or found[0]
            continue
        words, is_called = _shown(found["token"], called)
        opens = is_called and (not said or ENDS_A_SENTENCE.search(said))
        said += words[:1].upper() + words[1:] if opens else words
    return said


def stored(text: str) -> str:
    """The text without what an editor shows; raises `Unbalanced`."""
    return write(pieces(text))


@dataclass(frozen=True, slots=True)
class Known:
    """What names stand for: numbers by their names, and which acronyms the report can mention."""

    figure: Callable[[str], Figure | None]
    is_acronym: Callable[[str], bool]

    def part(self, name: str) -> Part | None:
        """What a token's name stands for, if anything."""
        if (figure := self.figure(name)) is not None:
            return figure
        if self.is_acronym(name):
            return Mention(name)
        preposition, _space, acronym = name.partition(" ")
        if preposition.lower() in PREPOSITIONS and self.is_acronym(acronym.strip()):
            return Mention(acronym.strip(), PREPOSITIONS[preposition.lower()])
        return None


@dataclass(frozen=True, slots=True)
class Reading:
    """A text read back: its paragraphs, and the names that stand for nothing today."""

    paragraphs: tuple[Parts, ...]
    unknown: tuple[str, ...] = ()


def _begins_a_sentence(before: list[Part]) -> bool:
    said = [part for part in before if not isinstance(part, Remark)]
    return not said or (isinstance(said[-1], str) and bool(ENDS_A_SENTENCE.search(said[-1])))


class _Reader:
    """Paragraphs as they grow."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.paragraphs: list[list[Part]] = [[]]
        self.unknown: list[str] = []

    def take(self, piece: Piece) -> None:
        if isinstance(piece, str):
            self._text(piece)
        elif isinstance(piece, FootnoteToken):
            self.paragraphs[-1].append(Remark(piece.text))
        else:
            self._token(piece.name)

    def _text(self, text: str) -> None:
        first, *rest = BLANK_LINE.split(text)
        self._words(first)
        for one in rest:
            self.paragraphs.append([])
            self._words(one)

    def _words(self, text: str) -> None:
        here = self.paragraphs[-1]
        before = here.pop() if here and isinstance(here[-1], str) else ""
        words = SPACES.sub(" ", f"{before}{text}")
        if words := words if here else words.lstrip():
            here.append(words)

    def _token(self, name: str) -> None:
        here, part = self.paragraphs[-1], self.known.part(name)
        if part is None:
            self.unknown.append(name)
        elif isinstance(part, Mention) and _begins_a_sentence(here):
            here.append(Mention(part.acronym, part.preposition, opens=True))
        else:
            here.append(part)


def _trimmed(parts: list[Part]) -> Parts:
    if parts and isinstance(parts[-1], str):
        parts = [*parts[:-1], parts[-1].rstrip()]
    return tuple(part for part in parts if part != "")


def read(text: str, known: Known) -> Reading:
    """The text as paragraphs of parts, to be settled as generated ones are; raises `Unbalanced`."""
    reader = _Reader(known)
    for piece in pieces(text):
        reader.take(piece)
    paragraphs = tuple(parts for parts in map(_trimmed, reader.paragraphs) if parts)
    return Reading(paragraphs, tuple(dict.fromkeys(reader.unknown)))
