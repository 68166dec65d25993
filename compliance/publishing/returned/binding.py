"""A text that came back, bound to the data again: its numbers become the tokens of the passage that it is of. Pure.

What was left as it was stays bound. A number that says what a figure of the passage says is that figure; one that
stands in the place of a figure and says another contradicts the data, and the figure is put back.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from compliance.publishing.returned.atoms import Amount, Atom, atoms
from compliance.report.narrative.words.tokens import FootnoteToken, Piece, Token, write

BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of a passage and how it is printed; a footnote prints nothing here."""

    piece: Piece
    text: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A figure of the data and the number that was written in its place."""

    approved: str
    written: str


@dataclass(frozen=True, slots=True)
class Bound:
    """The text with tokens; `reads` is how it prints.

    `typed` are numbers of no figure, `lost` are figures that it no longer says.
    """

    text: str
    reads: str
    contradictions: tuple[Contradiction, ...] = ()
    typed: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(slots=True)
class _Piece:
    """A token of the passage, which atoms it is printed with, and where it came to stand in the new text."""

    said: Said
    atoms: range
    amount: Amount | None
    placed: range | None = None


@dataclass
class _Binding:
    """The old passage beside the new text while one is put into the other; `became` and `places` are by atoms."""

    old: list[Atom]
    new: list[Atom]
    pieces: list[_Piece]
    notes: list[tuple[int, Piece]]
    text: str
    became: dict[int, int] = field(default_factory=dict)
    places: list[tuple[range, range]] = field(default_factory=list)
    contradictions: list[tuple[_Piece, int]] = field(default_factory=list)

    def compare(self) -> None:
        matcher = SequenceMatcher(None, [one.text for one in self.old], [one.text for one in self.new], autojunk=False)
        for what, start, stop, from_, until in matcher.get_opcodes():
            if what == "equal":
                self.became.update(zip(range(start, stop), range(from_, until), strict=True))
            else:
                self.places.append((range(start, stop), range(from_, until)))

    # --- figures

    def place_unchanged(self) -> None:
        for piece in self.pieces:
            placed = [self.became.get(at) for at in piece.atoms]
            first = placed[0] if placed else None
            if first is None or placed != list(range(first, first + len(placed))):
                continue
            if self._is_mistakable(piece) and not self._has_company(piece, first):
                del self.became[piece.atoms.start]
                continue
            piece.placed = range(first, first + len(placed))

    def _is_mistakable(self, piece: _Piece) -> bool:
        """Another figure prints the same."""
        alike = {one.said.piece for one in self.pieces if one.said.text == piece.said.text}
        return piece.amount is not None and len(alike) > 1

    def _has_company(self, piece: _Piece, first: int) -> bool:
        """What stands beside the figure was left as it was too."""
        before, after = piece.atoms.start - 1, piece.atoms.stop
        return self.became.get(before) == first - 1 or self.became.get(after) == first + len(piece.atoms)

    @property
    def _taken(self) -> set[int]:
        unchanged = set(self.became.values())
        return unchanged.union(*(piece.placed for piece in self.pieces if piece.placed))

    def _free(self, among: range | None = None) -> list[int]:
        """Figures of the new text that are none of the passage's yet."""
        taken = self._taken
        positions = range(len(self.new)) if among is None else among
        return [at for at in positions if self.new[at].amount and at not in taken]

    def _lost(self, among: range | None = None) -> list[_Piece]:
        figures = (piece for piece in self.pieces if piece.amount and piece.placed is None)
        return [piece for piece in figures if among is None or piece.atoms.start in among]

    def place_equal(self) -> None:
        """Only where it is sure which figure a number says: names that print alike are not guessed between."""
        for at in self._free():
            alike = [piece for piece in self._lost() if piece.amount and self._says(at, piece.amount)]
            if len({piece.said.piece for piece in alike}) == 1:
                alike[0].placed = range(at, at + 1)

    def _says(self, at: int, amount: Amount) -> bool:
        found = self.new[at].amount
        return found is not None and found.agrees(amount)

    def contradict(self) -> None:
        """In the same place first; then wherever percentages were lost and others are new."""
        for before, after in self.places:
            self._put_back(self._lost(before), self._free(after))
        for piece in self._lost():
            unit = piece.amount.unit if piece.amount else ""
            alike = [at for at in self._free() if (found := self.new[at].amount) and unit and found.unit == unit]
            self._put_back([piece], alike)

    def _put_back(self, lost: list[_Piece], free: list[int]) -> None:
        for piece, at in zip(lost, free, strict=False):
            if not (piece.amount and self._says(at, piece.amount)):
                self.contradictions.append((piece, at))
                piece.placed = range(at, at + 1)

    # --- footnotes

    def _after(self, position: int) -> int:
        """Behind which atom of the new text a note stands that stood behind this one; the last where all is new."""
        while position >= 0 and position not in self.became:
            position -= 1
        return self.became[position] if position >= 0 else len(self.new) - 1

    def replacements(self) -> list[tuple[int, int, Piece, str]]:
        """What is put into the new text, where, and how it prints."""
        found: list[tuple[int, int, Piece, str]] = []
        for piece in self.pieces:
            if piece.placed:
                start, stop = self.new[piece.placed.start].start, self.new[piece.placed.stop - 1].stop
                found.append((start, stop, piece.said.piece, piece.said.text))
        for position, note in self.notes:
            after = self._after(position)
            stop = self.new[after].stop if after >= 0 else 0
            following = self.new[after + 1] if after + 1 < len(self.new) else None
            shown = following.stop if following and following.is_raised and following.start == stop else stop
            found.append((stop, shown, note, ""))
        return sorted(found, key=lambda one: one[:2])

    def typed(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.new[at].text for at in self._free()))


def _begin(paragraphs: Sequence[Sequence[Said]], text: str) -> _Binding:
    """The passage as one text, with the atoms that each of its tokens is printed with."""
    printed, spans = "", []
    notes: list[tuple[int, Piece]] = []
    for number, paragraph in enumerate(paragraphs):
        printed += BETWEEN if number else ""
        for said in paragraph:
            if isinstance(said.piece, Token):
                spans.append((len(printed), len(printed) + len(said.text), said))
            elif isinstance(said.piece, FootnoteToken):
                notes.append((len(printed), said.piece))
            printed += said.text
    old = atoms(printed)
    pieces = [_piece(said, old, start, stop) for start, stop, said in spans]
    behind: list[tuple[int, Piece]] = [(sum(one.stop <= at for one in old) - 1, note) for at, note in notes]
    return _Binding(old, atoms(text), pieces, behind, text)


def _piece(said: Said, old: list[Atom], start: int, stop: int) -> _Piece:
    own = [at for at, one in enumerate(old) if start <= one.start and one.stop <= stop]
    around = range(own[0], own[-1] + 1) if own else range(0)
    amount = old[own[0]].amount if len(own) == 1 else None
    return _Piece(said, around, amount)


def _written(text: str, replacements: list[tuple[int, int, Piece, str]]) -> Iterator[tuple[Piece, str]]:
    at = 0
    for start, stop, piece, printed in replacements:
        if start < at:
            continue
        if plain := text[at:start]:
            yield plain, plain
        yield piece, printed
        at = stop
    if rest := text[at:]:
        yield rest, rest


def bind(paragraphs: Sequence[Sequence[Said]], text: str) -> Bound:
    """`text` in place of the passage that `paragraphs` print; a blank line parts its paragraphs."""
    binding = _begin(paragraphs, text)
    binding.compare()
    binding.place_unchanged()
    binding.place_equal()
    binding.contradict()
    written = list(_written(text, binding.replacements()))
    return Bound(
        text=write(piece for piece, _printed in written),
        reads="".join(printed for _piece, printed in written),
        contradictions=tuple(Contradiction(one.said.text, binding.new[at].text) for one, at in binding.contradictions),
        typed=binding.typed(),
        lost=tuple(dict.fromkeys(piece.said.text for piece in binding._lost())),
    )
