"""A text as the rules read it: in lower case with plain spaces, cut into clauses, with its indicator at hand.

Nothing here judges. Positions are those of the text as written, so that a message can quote it.
"""

import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import takewhile
from typing import NamedTuple

from compliance.calculation.rows import Assessment
from compliance.choices import Place, Severity
from compliance.findings.rows import Finding, Passage, Written
from compliance.findings.texts.fragments import Fragments, fragments
from compliance.findings.texts.mentions import Mention, mentions, without_other_numbers
from compliance.findings.texts.names import WORD, Name, name_of, vocabulary
from compliance.findings.texts.subjects import NAMED_PARTS, PARTS, is_partial

LONGEST_QUOTE = 120

# One sign for one sign, so that no position moves.
PLAIN = str.maketrans(
    {"\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2212": "-", "\u2013": "-", "\u2014": "-", "İ": "I"}
)
UNUSUAL = re.compile(f"[{''.join(map(chr, PLAIN))}]")
ABBREVIATED = vocabulary(
    "a aa adm al art arts aprox c cap d dr dra ed ee ej etc fig inc ing j lic lit m máx mín n no nro núm num "
    "p pág págs r s sr sra sres ss tel uu vol vs"
)
LONGEST_ABBREVIATION = max(map(len, ABBREVIATED))
SENTENCE_END = re.compile(r"[.;!?\n]+(?=\s|$|[»”\"])")
LAST_WORD = re.compile(r"(\w+)$")
# Where a clause with a subject of its own may begin.
JOINT = re.compile(
    r",?\s+(?:pero|aunque|si bien|mientras(?: que)?|sin embargo|no obstante|sino que|en tanto(?: que)?|a pesar de que|"
    r"pese a que|por lo que|por lo cual|con lo que|con lo cual|lo que|lo cual|dado que|ya que|puesto que|debido a que|"
    r"porque|pues|toda vez que)\b|"
    r",\s+(?:y|e|ni)\b|"
    r"\s+y\s+(?=(?:no\s+|ya\s+)?(?:se\s+)?(?:redujo|dismin|descend|decrec|bajó|aument|crec|increment|subió|super|alcanz|"
    r"cumpl|logr|mejor|empeor|mantuv)\w*)"
)
# Official names stand between quotation marks; they and addresses say nothing about the year.
QUOTED = re.compile(r"\bhttps?://\S+|\bwww\.\S+|[\w.+-]+@[\w-]+\.\w+|“[^”]*”|«[^»]*»|\"[^\"]*\"|‘[^’]*’")

# One of these stands in every match.
MARKS = ("“", "«", '"', "‘", "http", "www", "@")

# The code of an indicator or of a service.
ELEMENT = re.compile(r"\b(?:iop(?:\.\d\d){2}|i?ss(?:\.\d\d){3,4})\b")


A_LETTER = re.compile(r"\w")
GOES_ON = re.compile(r"\w|\.\d")
ITSELF = "indicador"


class Clause(NamedTuple):
    """A stretch of a sentence with one verb at most that matters; `opens` where it begins a sentence."""

    start: int
    text: str
    opens: bool


@lru_cache(maxsize=4096)
def _plain_name(name: str) -> str:
    return plain(name).strip(" .")


def plain(text: str) -> str:
    """Lower case and plain spaces, sign by sign."""
    translated = text.translate(PLAIN) if UNUSUAL.search(text) else text
    lowered = translated.lower()
    return lowered if len(lowered) == len(text) else translated


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends; an abbreviation's stop ends none."""
    start = 0
    for mark in SENTENCE_END.finditer(text):
        word = LAST_WORD.search(text, max(start, mark.start() - LONGEST_ABBREVIATION - 1), mark.start())
        if mark.group() == "." and word is not None and word.group(1) in ABBREVIATED:
            continue
        if text[start : mark.start()].strip():
            yield start, mark.end()
        start = mark.end()
    if text[start:].strip():
        yield start, len(text)


def _cut(text: str, start: int, end: int) -> Iterator[Clause]:
    opens, here = True, start
    for joint in JOINT.finditer(text, start, end):
        if text[here : joint.start()].strip():
            yield Clause(here, text[here : joint.start()], opens)
            opens = False
        here = joint.end()
    yield Clause(here, text[here:end], opens)


def without_quotes(text: str) -> str:
    """The text with official names and addresses blanked; no position moves."""
    if not any(map(text.__contains__, MARKS)):
        return text
    return QUOTED.sub(lambda quoted: " " * len(quoted.group()), text)


def _without_code(text: str, code: str) -> str:
    """The indicator's own code as a word for it; a longer code that begins with it is another's.

    Cut by hand: a pattern for each code would be compiled once more for every one.
    """
    if len(code) < len(ITSELF):
        return text
    start, *others = text.split(code)
    said = start
    for after in others:
        is_whole = not A_LETTER.match(said[-1:]) and not GOES_ON.match(after)
        said += (ITSELF.ljust(len(code)) if is_whole else code) + after
    return said


class Plain:
    """What the words of a text alone give, whoever wrote them: read once, however many rules and pages ask."""

    def __init__(self, text: str, name: str, code: str) -> None:
        own = _plain_name(name)
        bare = without_quotes(plain(text))
        named = bare.replace(own, ITSELF.ljust(len(own))) if len(own) > len(ITSELF) else bare
        self.text = _without_code(named, code) if code in named else named

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        return tuple(clause for start, end in sentences(self.text) for clause in _cut(self.text, start, end))

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(WORD.findall(self.text))

    @cached_property
    def names_parts(self) -> bool:
        return not self.words.isdisjoint(PARTS) or any(map(self.text.__contains__, NAMED_PARTS))

    @cached_property
    def figures(self) -> str:
        return without_other_numbers(self.text)

    @cached_property
    def elements(self) -> frozenset[str]:
        """The codes of indicators and services that it names."""
        return frozenset(found.group() for found in ELEMENT.finditer(self.text))


@lru_cache(maxsize=2048)
def plainly(text: str, name: str, code: str) -> Plain:
    return Plain(text, name, code)


@dataclass(frozen=True)
class Reading:
    """A passage with all that a rule may ask about it; `assessment` is None for a service.

    `alone` where the report itself says it in the section of that one indicator: who is not named there is that one.
    """

    written: Written
    passage: Passage
    assessment: Assessment | None
    alone: bool = False

    @cached_property
    def _plain(self) -> Plain:
        if self.assessment is None:
            return plainly(self.passage.text, "", "")
        row = self.assessment.indicator
        return plainly(self.passage.text, row.name, row.code.lower())

    @property
    def text(self) -> str:
        """The indicator's code and its whole name, with whatever it holds, read as `indicador`."""
        return self._plain.text

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """As far as the passage speaks of its own element: what follows another's code is about that one."""
        own = self.written.code.lower()
        others = [code for code in self._plain.elements if code not in own]
        if not others:
            return self._plain.clauses
        return tuple(takewhile(lambda clause: not any(map(clause.text.__contains__, others)), self._plain.clauses))

    @property
    def every_clause(self) -> tuple[Clause, ...]:
        """Those that speak of other elements too."""
        return self._plain.clauses

    @cached_property
    def name(self) -> Name:
        return name_of(self.assessment.indicator.name if self.assessment else "")

    @property
    def words(self) -> frozenset[str]:
        """Its words: rules look for theirs here first, which is cheaper than their patterns."""
        return self._plain.words

    @property
    def figures(self) -> str:
        """The text with everything blanked that only looks like a figure."""
        return self._plain.figures

    def mentions(self, clause: Clause) -> list[Mention]:
        return list(mentions(self.figures, clause.start, clause.start + len(clause.text)))

    def is_partial(self, clause: Clause) -> bool:
        """Whether a clause speaks of a part of the country or of the population only."""
        return self._plain.names_parts and is_partial(clause.text, self.name)

    @property
    def plans(self) -> bool:
        """Whether the passage tells what will be done, so that it claims nothing about the year."""
        return self.passage.field == "actions"

    def quote(self, start: int, end: int) -> str:
        """A part of the text as written, not too long."""
        part = " ".join(self.passage.text[start:end].split()).strip(" ,.;:")
        return part if len(part) <= LONGEST_QUOTE else f"{part[:LONGEST_QUOTE].rstrip()}…"

    def quotes(self, found: Iterable[re.Match[str]]) -> Fragments | None:
        """What was found, as written; nothing where there is nothing."""
        return fragments(self.quote(*one.span()) for one in found) or None

    def finding(
        self, code: str, template: str, *, severity: Severity = Severity.WARNING, **values: Hashable
    ) -> Finding:
        return Finding(
            code, severity, self.written.code, template, tuple(values.items()), Place.TEXTS, self.passage.field
        )
