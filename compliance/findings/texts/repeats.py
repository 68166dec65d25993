"""Texts that say again what was said last year, or of another indicator: equal, or with almost the same words.

Two texts are almost the same when at least 85 of every 100 of their runs of three words are shared (Jaccard). Texts of
a year meet through the least of their runs, not each with each, so that the cost grows with the text.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from django.utils.translation import gettext_noop as _

from compliance.choices import Place, Severity
from compliance.findings.rows import Finding, Passage, Written
from compliance.findings.texts.names import fold

WORD = re.compile(r"\w+")
ALMOST = 0.85
# Shorter texts agree by chance: `No corresponde.`
FEWEST_WORDS = 6
# By how many of its runs a text is looked up.
SKETCH = 4
# How many texts are looked at that share a run: common phrases are no sign.
MOST = 8

Runs = frozenset[int]

# By whether it is the same word for word, and whether it stands in more than two places.
REPEATED = {
    (False, False): _("El texto «%(quote)s» es casi el mismo de %(code)s: ¿vale para ambos?"),
    (False, True): _("El texto «%(quote)s» es casi el mismo de %(code)s, y está en %(n)s elementos: ¿vale para todos?"),
    (True, False): _("El texto «%(quote)s» es el mismo de %(code)s: ¿vale para ambos?"),
    (True, True): _("El texto «%(quote)s» es el mismo de %(code)s, y está en %(n)s elementos: ¿vale para todos?"),
}


@lru_cache(maxsize=1 << 14)
def _number(word: str) -> int:
    """The same for a word with and without its accents, in every process."""
    return crc32(fold(word).encode())


def _words(text: str) -> tuple[int, ...]:
    return tuple(map(_number, WORD.findall(text.lower())))


@lru_cache(maxsize=1 << 11)
def runs(text: str) -> Runs:
    """The runs of three words of a text, as numbers that are the same in every process; none of a short text."""
    words = _words(text)
    if len(words) < FEWEST_WORDS:
        return frozenset()
    return frozenset(map(hash, zip(words, words[1:], words[2:], strict=False)))


def are_alike(one: Runs, other: Runs) -> bool:
    here, there = len(one), len(other)
    if not here or here < ALMOST * there or there < ALMOST * here:
        return False
    shared = len(one & other)
    return shared >= ALMOST * (here + there - shared)


def _is_same(one: str, other: str) -> bool:
    return one == other or _words(one) == _words(other)


def same_as_last_year(written: Written) -> Iterator[Finding]:
    """A text that was already written about the same element a year before; an explanation however short."""
    earlier = [runs(text) for text in written.earlier]
    for passage in written.passages() if earlier else ():
        now = runs(passage.text)
        is_alike = any(are_alike(now, said) for said in earlier)
        # What has runs and is the same is alike: word for word only these few are compared.
        is_short = not now and passage.field == "explanation"
        is_same = (is_alike or is_short) and any(_is_same(passage.text, text) for text in written.earlier)
        if is_alike or is_same:
            same = _("El texto «%(quote)s» es el mismo del reporte anterior: ¿sigue siendo así?")
            almost = _("El texto «%(quote)s» es casi el mismo del reporte anterior: ¿sigue siendo así?")
            yield Finding(
                "text_of_last_year",
                Severity.WARNING,
                written.code,
                same if is_same else almost,
                (("quote", _opening(passage.text)),),
                Place.TEXTS,
                passage.field,
            )


def _opening(text: str) -> str:
    """The first words of a text, enough to know it."""
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:60].rsplit(' ', 1)[0]}…"


class _Said(NamedTuple):
    code: str
    passage: Passage
    runs: Runs
    least: list[int]


def _said(texts: Iterable[Written]) -> Iterator[_Said]:
    for written in texts:
        for passage in written.passages():
            if found := runs(passage.text):
                yield _Said(written.code, passage, found, sorted(found)[:SKETCH])


def _first_alike(said: _Said, met: dict[int, list[_Said]]) -> _Said | None:
    fewest, most = ALMOST * len(said.runs), len(said.runs) / ALMOST
    looked_at = set()
    for run in said.least:
        for other in met.get(run, ()):
            if id(other) in looked_at or other.code == said.code or not fewest <= len(other.runs) <= most:
                continue
            if are_alike(said.runs, other.runs):
                return other
            looked_at.add(id(other))
    return None


def same_as_another(texts: Iterable[Written]) -> Iterator[Finding]:
    """Each text that stands for several elements, once: with the first that has it, and how many more there are."""
    met: defaultdict[int, list[_Said]] = defaultdict(list)
    groups: defaultdict[tuple[str, Passage], list[_Said]] = defaultdict(list)
    for said in _said(sorted(texts, key=lambda one: one.code)):
        first = _first_alike(said, met)
        if first is None:
            for run in said.least:
                if len(met[run]) < MOST:
                    met[run].append(said)
        else:
            groups[first.code, first.passage].append(said)
    for (code, passage), again in groups.items():
        yield _repeated(code, passage, again)


def _repeated(code: str, passage: Passage, again: list[_Said]) -> Finding:
    others = list(dict.fromkeys(said.code for said in again))
    is_same = all(_is_same(said.passage.text, passage.text) for said in again)
    template = REPEATED[is_same, len(others) > 1]
    values = (("quote", _opening(passage.text)), ("code", code), ("n", len(others) + 1))
    first = again[0]
    return Finding("text_of_another", Severity.INFO, first.code, template, values, Place.TEXTS, first.passage.field)
