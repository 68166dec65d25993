"""Where a label stands beside its point so that no line runs through it: boxes and strokes, nothing of what they say.

Across in percent of the width, down in pixels; a label's width is that which it has in the narrowest drawing.
"""

from collections.abc import Iterable
from dataclasses import dataclass

# Of one character, in percent of a drawing that is 300 px wide; above and below the line on which a text stands, px.
CHARACTER, ASCENT, DESCENT = 2.6, 11.0, 3.0


def percent(position: float) -> str:
    return f"{position:.2f}%"


@dataclass(frozen=True, slots=True)
class Segment:
    """A straight line from one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float

    def down(self, x: float) -> float:
        return self.y1 if self.x1 == self.x2 else self.y1 + (self.y2 - self.y1) * (x - self.x1) / (self.x2 - self.x1)


@dataclass(frozen=True, slots=True)
class Box:
    """The room that a label takes."""

    left: float
    right: float
    top: float
    bottom: float

    def is_crossed_by(self, line: Segment) -> bool:
        left, right = max(self.left, min(line.x1, line.x2)), min(self.right, max(line.x1, line.x2))
        if left > right:
            return False
        ends = (line.down(left), line.down(right)) if line.x1 != line.x2 else (line.y1, line.y2)
        return max(ends) >= self.top and min(ends) <= self.bottom

    def meets(self, other: "Box") -> bool:
        across = self.left <= other.right and other.left <= self.right
        return across and self.top <= other.bottom and other.top <= self.bottom


def box_of(text: str, x: float, text_y: float, anchor: str) -> Box:
    """`anchor` is the side of the point from which the text begins or at which it ends."""
    width = CHARACTER * len(text)
    left = x if anchor == "start" else x - width
    return Box(left, left + width, text_y - ASCENT, text_y + DESCENT)


def crossings(box: Box, lines: Iterable[Segment]) -> int:
    return sum(box.is_crossed_by(line) for line in lines)
