"""How wide each column of a table should be, from what stands in it, and which tables need a page turned across.

Each format turns the shares into its own unit.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from compliance.report.document import Block, Cell, Document, Section, SmallCharts, Table

# What a line of a table holds on an A4 page upright and across, in characters, and what a cell's margins take of it.
LINE = 100
LINE_ACROSS = 152
LINE_BRIEF = 108  # narrower margins and smaller letters
CROWDED = 0.9
CROWDED_PART, ROWS_OF_A_PAGE = 2, 8
CAPITAL = 0.3  # how much wider than other letters
MARGINS = 2
SYMBOL = 2
LONGEST_WORD = 24
SHORT_TEXT = 20
SHORT_TITLE = 10
FULL_NUMBER = 13
FIT_TO_READ = 30
FULL_TEXT = 90
USUAL, FEW_ROWS = 0.85, 8
NOTE = 0.7  # a note is smaller than its cell's text, and may take another line
ROOM = 1.3
NARROWEST = 0.5
MANY_ROWS = 6
# With its header: a table of no more rows stays whole on its page, of a longer one no row stands alone.
MOST_ROWS_KEPT = 8
WORDS = re.compile(r"[^ \t\n]+")  # a no-break space holds a number and its unit together


def _longest_word(texts: Iterable[str]) -> float:
    words = (word for text in texts for word in WORDS.findall(text))
    longest = max((len(word) + CAPITAL * sum(map(str.isupper, word)) for word in words), default=1)
    return min(longest, LONGEST_WORD)


def _longest(texts: Iterable[str]) -> int:
    return max(map(len, texts), default=0)


def _usual(texts: Iterable[str]) -> int:
    """The length that all but a few keep to: one long text must not take the room of a whole column."""
    lengths = sorted(map(len, texts))
    return lengths[int((len(lengths) - 1) * USUAL)] if lengths else 0


def _needs(table: Table, position: int) -> tuple[float, float]:
    """The least a column can live with, and what it would like, in characters."""
    column, cells = table.columns[position], [row[position] for row in table.rows]
    around = MARGINS + (SYMBOL if any(cell.mark for cell in cells) else 0)
    texts, notes = (column.title, *(cell.text for cell in cells)), [cell.note for cell in cells]
    is_prose = len(cells) > FEW_ROWS and not column.is_number and not any(cell.mark for cell in cells)
    whole = max(_usual(texts) if is_prose else _longest(texts), NOTE * _longest(notes))
    word = _longest_word((*texts, *notes))
    if column.is_number:
        word = max(word, len(column.title) if len(column.title) <= SHORT_TITLE else 0)
        return word + around, max(word, min(whole, FULL_NUMBER)) + around
    least = max(word, _longest(texts) if _longest(texts) <= SHORT_TEXT else 0)
    return least + around, max(least, min(whole, FULL_TEXT)) + around


def _all_needs(table: Table) -> list[tuple[float, float]]:
    return [_needs(table, position) for position in range(len(table.columns))]


def _weight(table: Table, position: int) -> float:
    """What a column's texts ask of the room: with widths in this proportion the sum over all cells of
    (letters / width)² is least, where long cells, which make a row high, count most."""
    cells = (row[position] for row in table.rows)
    return math.cbrt(sum((len(cell.text) + NOTE * len(cell.note)) ** 2 for cell in cells))


def _shared_out(room: float, leasts: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The room in proportion to the weights, where no column gets less than it can live with."""
    free = set(range(len(leasts)))
    while True:
        left = room - sum(least for position, least in enumerate(leasts) if position not in free)
        unit = left / (sum(weights[position] for position in free) or 1)
        short = {position for position in free if weights[position] * unit < leasts[position]}
        if not short:
            break
        free -= short
    return [weights[position] * unit if position in free else least for position, least in enumerate(leasts)]


def shares(table: Table, line: int = LINE) -> tuple[float, ...]:
    """Each column's part of the page's width; they add up to 1, or to less where a table has little to say."""
    needs = _all_needs(table)
    least, liked = sum(need[0] for need in needs), sum(need[1] for need in needs)
    if least < line < liked:
        weights = [_weight(table, position) for position in range(len(needs))]
        widths = _shared_out(line, [need[0] for need in needs], weights)
    else:
        widths = [need[least < line] for need in needs]
    whole = min(max(sum(widths) * ROOM / line, NARROWEST), 1)
    return tuple(whole * width / sum(widths) for width in widths)


def abreast(charts: SmallCharts) -> int:
    """How many small charts stand side by side."""
    return min(max(len(charts.items), 2), 3)


def is_crowded(table: Table, line: int = LINE) -> bool:
    """Whether an upright page has no room for its longer texts, least of all those that name the rows."""
    needs = _all_needs(table)
    name = sum(max(least, min(liked, FIT_TO_READ)) for least, liked in needs[:1])
    return name + sum(least for least, _liked in needs[1:]) > CROWDED * line


def _blocks(section: Section) -> Iterator[Block]:
    yield from section.blocks
    for part in section.sections:
        yield from _blocks(part)


def in_halves(table: Table) -> Table:
    """Many rows of few columns as half as many, the second half beside the first under the same titles.

    What names a row stands to the right in the second half, away from the first.
    """
    if len(table.rows) <= MANY_ROWS:
        return table
    half = -(-len(table.rows) // 2)
    name, *others = table.columns
    blank = (Cell(""),) * len(table.columns)
    beside = zip_longest(table.rows[:half], table.rows[half:], fillvalue=blank)
    columns = (*table.columns, replace(name, is_number=True), *others)
    return replace(table, columns=columns, rows=tuple(left + right for left, right in beside))


def _crowded_and_other(section: Section, line: int) -> tuple[int, int]:
    """The rows of its crowded tables, and the rows and blocks of all the rest."""
    crowded = other = 0
    for block in _blocks(section):
        if isinstance(block, Table) and is_crowded(block, line):
            crowded += len(block.rows)
        else:
            other += len(block.rows) if isinstance(block, Table) else 1
    return crowded, other


def is_across(section: Section, line: int = LINE) -> bool:
    """Whether a whole section, an annex say, stands on pages turned across: crowded tables are a third of it."""
    crowded, other = _crowded_and_other(section, line)
    return CROWDED_PART * crowded > other


def _fills_a_page(section: Section) -> bool:
    return _crowded_and_other(section, LINE_BRIEF)[0] >= ROWS_OF_A_PAGE


def line_of(across: bool, is_brief: bool) -> int:
    """What a line of a table holds on such a page."""
    return LINE_ACROSS if across else LINE_BRIEF if is_brief else LINE


def turned(document: Document) -> tuple[bool, ...]:
    """For each section of the first level, whether its pages are turned.

    A brief document has no page to spare: it turns all of them, or those after the first that fill one.
    """
    line = line_of(across=False, is_brief=document.is_brief)
    across = tuple(is_across(section, line) for section in document.sections)
    if not document.is_brief or all(across):
        return across
    filling = (one and _fills_a_page(section) for one, section in zip(across, document.sections, strict=True))
    return tuple(one and at > 0 for at, one in enumerate(filling))
