"""How wide each column of a table should be, from what stands in it; each format turns the shares into its unit."""

import re
from collections.abc import Iterable

from compliance.report.document import Table

# What a line of a table holds on an A4 page in portrait, in characters, and what a cell's margins take of it.
LINE = 100
MARGINS = 2
SYMBOL = 2
LONGEST_WORD = 24
SHORT_TEXT = 20
SHORT_TITLE = 10
FULL_NUMBER = 13
FULL_TEXT = 90
NOTE = 0.7  # a note is smaller than its cell's text, and may take another line
ROOM = 1.3
NARROWEST = 0.5
WORDS = re.compile(r"[^ \t\n]+")  # a no-break space holds a number and its unit together


def _longest_word(texts: tuple[str, ...]) -> int:
    lengths = (len(word) for text in texts for word in WORDS.findall(text))
    return min(max(lengths, default=1), LONGEST_WORD)


def _longest(texts: Iterable[str]) -> int:
    return max(map(len, texts), default=0)


def _needs(table: Table, position: int) -> tuple[float, float]:
    """The least a column can live with, and what it would like, in characters."""
    column, cells = table.columns[position], [row[position] for row in table.rows]
    around = MARGINS + (SYMBOL if any(cell.mark for cell in cells) else 0)
    texts, notes = (column.title, *(cell.text for cell in cells)), [cell.note for cell in cells]
    word, whole = _longest_word((*texts, *notes)), max(_longest(texts), NOTE * _longest(notes))
    if column.is_number:
        word = max(word, len(column.title) if len(column.title) <= SHORT_TITLE else 0)
        return word + around, max(word, min(whole, FULL_NUMBER)) + around
    least = max(word, _longest(texts) if _longest(texts) <= SHORT_TEXT else 0)
    return least + around, max(least, min(whole, FULL_TEXT)) + around


def shares(table: Table) -> tuple[float, ...]:
    """Each column's part of the page's width; they add up to 1, or to less where a table has little to say."""
    needs = [_needs(table, position) for position in range(len(table.columns))]
    least, liked = sum(need[0] for need in needs), sum(need[1] for need in needs)
    stretch = min(max((LINE - least) / (liked - least), 0), 1) if liked > least else 0
    widths = [low + (high - low) * stretch for low, high in needs]
    whole = min(max(sum(widths) * ROOM / LINE, NARROWEST), 1)
    return tuple(whole * width / sum(widths) for width in widths)
