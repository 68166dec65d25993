"""What claims are made of: figures, counts, names and mentions as patterns, and the world they are held against.

Nothing here uses the narrative: numbers are rounded anew, and names come from the table written by hand.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from compliance.calculation.keys import counts_by_key
from compliance.calculation.rows import Assessment, IndicatorYear
from compliance.choices import Achievement, Unit
from compliance.report.document import Document
from tests.report.narrative import names
from tests.report.narrative.policies import Year
from tests.report.narrative.reading import Line

NB = "\N{NO-BREAK SPACE}"
ACHIEVED, NOT_ACHIEVED, NOT_ASSESSABLE, NO_INFORMATION = Achievement
NOTE = r"(?:⟦\d+⟧)?"
CODE = r"[A-Z]+[0-9.]+"
SUFFIXES = {Unit.PERCENTAGE: "pp", Unit.INDEX: "puntos"}


def n(name: str) -> str:
    """A count in digits."""
    return rf"(?P<{name}>[1-9][0-9{NB}]*)"


def some(name: str, one: str, many: str) -> str:
    """`un servicio` or `12 servicios`: one is said in words."""
    return f"(?:{one}|{n(name)} {many})"


def v(name: str) -> str:
    """A figure with its unit."""
    return rf"(?P<{name}>(?:S/{NB})?−?[0-9][0-9{NB}]*(?:\.[0-9]+)?(?:{NB}(?:%|pp|puntos?))?)"


def y(name: str) -> str:
    """A year."""
    return rf"(?P<{name}>[12][0-9]{{3}})"


def _any(texts: Iterable[str]) -> str:
    return "|".join(re.escape(text) for text in sorted(set(texts), key=len, reverse=True))


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def e(name: str) -> str:
    """An entity, in full or by its acronym, at a sentence's beginning or inside it."""
    forms = [form for one in names.ENTITIES for form in (one.first, one.later)]
    return f"(?P<{name}>{_any([*forms, *map(capital, forms)])})"


def of(name: str) -> str:
    """*de* and an entity."""
    return f"(?P<{name}>{_any(form for one in names.ENTITIES for form in (one.of, one.of_later))})"


def acronym_of(text: str) -> str:
    """Which entity a mention names."""
    for one in names.ENTITIES:
        if text in {
            form for mention in (one.first, one.later, one.of, one.of_later) for form in (mention, capital(mention))
        }:
            return one.acronym
    raise AssertionError(text)


Check = Callable[["World", Line, re.Match[str]], None]


@dataclass(frozen=True)
class Claim:
    """A pattern for one sentence; `«subject»` stands for the indicators' subjects, after *de* where so written."""

    pattern: str
    check: Check


def claims() -> tuple[list[Claim], Callable[[str], Callable[[Check], Check]]]:
    """A list, and the decorator that adds to it."""
    found: list[Claim] = []

    def claim(pattern: str) -> Callable[[Check], Check]:
        def add(check: Check) -> Check:
            found.append(Claim(pattern, check))
            return check

        return add

    return found, claim


def decimal(printed: str) -> Decimal:
    digits = printed.replace("S/", "").replace(NB, "").rstrip("%").removesuffix("pp").removesuffix("puntos")
    return Decimal(digits.removesuffix("punto").replace("−", "-"))


def places(printed: str) -> int:
    return len(re.sub(r"[^0-9.]", "", printed).partition(".")[2])


def rounded(figure: Decimal, decimals: int) -> Decimal:
    return figure.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def printed_as(printed: str, figure: Decimal, decimals: int | None) -> None:
    """The figure, rounded half up to the decimals it is printed with; none are lost that were asked for."""
    assert decimal(printed) == rounded(figure, places(printed)), (printed, figure)
    if decimals is None:
        assert decimal(printed) == figure
    else:
        assert places(printed) >= decimals


def number(match: re.Match[str], name: str, *, least: int = 2) -> int:
    """A count; digits are for two and more, unless the one counted is named beside its whole."""
    text = match.groupdict().get(name)
    if text is None:
        return 1
    value = int(text.replace(NB, ""))
    assert value >= least, match.group()
    return value


@lru_cache(2000)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@dataclass
class World:
    """The figures that claims are held against, and what the document has introduced so far."""

    year: Year
    document: Document
    introduced: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.figures = self.year.figures
        self.result = self.figures.result
        self.counts = counts_by_key(self.result)
        self.of_code = {one.indicator.code: one for one in self.result.indicators}
        self.services = {one.service.code: one for one in self.result.services}
        self.introduced |= {self.figures.policy.lead_entity, self.figures.policy.code}
        self.subjects = {self.subject(code): code for code in self.of_code}
        self.notes = {note.number: note.text for note in self.document.notes}
        self.patterns = self._patterns()
        self.current: Assessment | None = None
        self.untold: list[Assessment] = []

    def subject(self, code: str) -> str:
        return self.year.indicator_names[code].subject.format(code=code)

    def _patterns(self) -> dict[str, str]:
        found = {
            "«subject»": [form for one in self.subjects for form in (one, capital(one))],
            "«of subject»": [f"de {one}" if not one.startswith("el ") else f"d{one}" for one in self.subjects],
        }
        return {token: f"(?P<subject>{_any(forms) or '(?!)'})" for token, forms in found.items()}

    def expand(self, pattern: str) -> str:
        if "«" in pattern:
            for token, words in self.patterns.items():
                pattern = pattern.replace(token, words)
        return pattern

    def of_objective(self, code: str, level: str = "") -> list[Assessment]:
        found = [one for one in self.result.indicators if one.indicator.objective == code]
        return [one for one in found if not level or one.indicator.level == level]

    def of_service(self, code: str) -> list[Assessment]:
        return [one for one in self.result.indicators if one.indicator.service == code]

    def count(self, match: re.Match[str], name: str, key: str) -> None:
        assert number(match, name) == self.counts[key], (match.group(), key, self.counts[key])

    def mention(self, text: str, acronym: str) -> None:
        """In full the first time, by its acronym afterwards."""
        entity = self.year.entity_names[acronym]
        later = acronym in self.introduced
        self.introduced.add(acronym)
        forms = (entity.later, entity.of_later) if later else (entity.first, entity.of)
        assert text in {*forms, *map(capital, forms)}, (text, acronym, later)

    def value(self, printed: str, row: IndicatorYear, figure: Decimal | None) -> None:
        """A value of an indicator, with its unit and its decimals."""
        assert figure is not None
        printed_as(printed, figure, row.decimals)
        assert printed.endswith(f"{NB}%") == (row.unit == Unit.PERCENTAGE)
        assert "pp" not in printed
        assert "punto" not in printed

    def distance(self, printed: str, row: IndicatorYear, figure: Decimal) -> None:
        """A gap or change without its sign: never zero, in points only where the unit has them."""
        printed_as(printed, abs(figure), row.decimals)
        assert decimal(printed) > 0
        suffix = SUFFIXES.get(row.unit) if row.unit else None
        assert "%" not in printed
        if suffix is None:
            assert NB not in printed or printed.replace(NB, "").isdigit()
        else:
            assert printed.endswith(NB + suffix) or (suffix == "puntos" and printed == f"1{NB}punto")

    def code_in(self, line: Line) -> str:
        """The indicator whose heading the line stands under, in section I."""
        return line.path[-1].removeprefix("I-")

    def about(self, line: Line, match: re.Match[str]) -> Assessment:
        """The indicator that a sentence speaks of: its heading's in section I, else the one of its service so named."""
        if line.path[0] == "I":
            self.current = self.of_code[self.code_in(line)]
            found = [self.current]
        else:
            service = line.path[-1].removeprefix("III-")
            found = [one for one in self.of_service(service) if self._is_of(line, one)]
        subject = match.groupdict().get("subject")
        if subject is not None:
            bare = re.sub(r"^del? ", lambda said: "el " if said.group() == "del " else "", subject)
            plain = bare[:1].lower() + bare[1:]
            found = [one for one in found if self.subject(one.indicator.code) == plain]
        else:
            found = [one for one in found if one is self.current]
        assert len(found) == 1, (line, match.group())
        self.current = found[0]
        return self.current

    def _is_of(self, line: Line, one: Assessment) -> bool:
        """Section III tells what missed its target, section II the rest."""
        return (one.status == NOT_ACHIEVED) == line.path[-1].startswith("III-")


def parsed(line: Line, known: Iterable[Claim], world: World) -> int:
    """Every sentence of a line against the claims; how many there were."""
    text, found = line.body, 0
    patterns = [(_compiled(world.expand(claim.pattern)), claim) for claim in known]
    while text:
        for pattern, claim in patterns:
            match = pattern.match(text)
            if match and (match.end() == len(text) or text[match.end()] == " "):
                assert text[0].isupper(), text
                claim.check(world, line, match)
                break
        else:
            raise AssertionError(f"no pattern knows: {text!r} in {line.path}")
        text, found = text[match.end() + 1 :], found + 1
    return found
