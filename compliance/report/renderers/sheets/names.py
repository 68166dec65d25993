"""Names of sheets: short, valid and unique, as Excel wants them, and telling as far as that allows."""

import re
from collections import Counter
from collections.abc import Sequence

from compliance.report.renderers.sheets.grids import Grid

LONGEST = 31
# What Excel refuses in a name, and characters that count twice there.
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\U00010000-\U0010ffff]|^'+|'+$")
RESERVED = "history"


def _short(words: str, room: int) -> str:
    """As many whole words as there is room for."""
    flat = " ".join(FORBIDDEN.sub(" ", words).split())
    if len(flat) <= room:
        return flat
    cut = flat[: room - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + "…"


def sheet_names(grids: Sequence[Grid]) -> list[str]:
    """Each with its number in front, so that none is like another; then its title, or its section's code where
    several tables have the same title."""
    titles = Counter(grid.title.strip().lower() for grid in grids)
    names = []
    for position, grid in enumerate(grids, 1):
        number = f"{position}. "
        is_alone = titles[grid.title.strip().lower()] == 1
        said = _short(grid.title if is_alone else grid.anchor or grid.title, LONGEST - len(number))
        names.append((number + said).strip(" .'") if said.strip("'") else str(position))
    return names


def own_name(name: str) -> str:
    """A name of one's own sheets, such as the cover's, made to fit."""
    return _short(name, LONGEST) if name.lower() != RESERVED else f"{name}."
