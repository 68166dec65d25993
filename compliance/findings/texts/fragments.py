"""The words of one text that one rule asks about, named together in one question, each once."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from compliance.formatting import and_before

# How many are named; of more, only how many there are.
MOST = 6


@dataclass(frozen=True, slots=True)
class Fragments:
    """Words between quotation marks, as a message lists them: `«este año» y «hoy»`."""

    words: tuple[Hashable, ...]

    def __len__(self) -> int:
        return len(self.words)

    def __str__(self) -> str:
        named = [f"«{one}»" for one in self.words[:MOST]]
        if len(self.words) > MOST:
            named.append(_("%(n)s más") % {"n": len(self.words) - MOST})
        *first, last = named
        return f"{', '.join(first)} {and_before(last)} {last}" if first else last


def fragments(words: Iterable[Hashable]) -> Fragments:
    """Each once, however it is capitalised."""
    first: dict[str, Hashable] = {}
    for word in words:
        first.setdefault(str(word).lower(), word)
    return Fragments(tuple(first.values()))
