"""What is claimed of an indicator against other years (narrative, K19 to K22, K24 to K26 and K30)."""

import re
from decimal import Decimal

from compliance.calculation.rows import Assessment, IndicatorYear
from compliance.choices import Direction, ProgressMethod
from tests.report.narrative.claims.grammar import (
    ACHIEVED,
    NOTE,
    World,
    claims,
    printed_as,
    v,
    y,
)
from tests.report.narrative.reading import Line

CLAIMS, claim = claims()


UP = Direction.ASCENDING


MOVED = rf"(?P<moved>aumentó|disminuyó) {v('change')}"


JUDGED = r"(?P<judged>, lo que representa (?P<what>una mejora|un retroceso))?"


CONTRAST = rf"(?P<contrast>, aunque la meta de {y('of_year')} (?P<fate>se superó|se alcanzó|no se alcanzó))?"


BASE = r"(?P<base>, año de su línea de base)?"


@claim(
    rf"(?P<what>El avance está|La variación está|El valor equivale a {v('times')} veces la meta)"
    r"(?: fuera del rango habitual)?; debe leerse con cautela"
    rf"(?P<note>{NOTE})(?P<help> y con la explicación de la entidad)?\."
)
def out_of_range(w: World, line: Line, m: re.Match) -> None:
    one = w.about(line, m)
    row = one.indicator
    if m["what"] == "La variación está":
        assert one.progress is None or one.progress <= 300
        assert not Decimal("0.1") < row.value / one.previous.value < 10
    else:
        assert one.progress > 300
        by_ratio = row.direction == UP and row.method == ProgressMethod.RATIO and row.target > 0
        assert bool(m["times"]) == by_ratio
        if by_ratio:
            printed_as(m["times"], row.value / row.target, 1)
    help_is_there(w, row, m)


def help_is_there(w: World, row: IndicatorYear, m: re.Match) -> None:
    """The footnote, else the entity's explanation, else neither."""
    note, explanation = w.figures.texts.notes.get(row.code, ""), w.figures.texts.explanations.get(row.code)
    if m["note"]:
        assert w.notes[int(m["note"].strip("⟦⟧"))] == note
    assert bool(m["note"]) == bool(note)
    assert bool(m["help"]) == bool(explanation and not note)


def breaks_since(row: IndicatorYear, since: int) -> list[int]:
    return [broken for broken in row.breaks if since < broken <= row.year]


@claim(
    rf"En {y('year')} cambió la metodología de la fuente; el valor no es comparable con los anteriores y no se calcula "
    r"su variación\."
)
def broken_series(w: World, line: Line, m: re.Match) -> None:
    one = w.about(line, m)
    assert int(m["year"]) == max(breaks_since(one.indicator, one.previous.year))


def moved(w: World, row: IndicatorYear, m: re.Match, since: int) -> Decimal:
    """The change since a year, with its verb; the series holds from there on."""
    change = row.value - row.values[since]
    assert not breaks_since(row, since)
    w.value(m["before"], row, row.values[since])
    if m["moved"]:
        assert change
        assert (m["moved"] == "aumentó") == (change > 0)
        w.distance(m["change"], row, change)
    else:
        assert change == 0
    return change


def judged(w: World, one: Assessment, m: re.Match, change: Decimal) -> None:
    row = one.indicator
    assert bool(m["judged"]) == (row.direction is not None)
    if not m["judged"]:
        return
    better = (change > 0) == (row.direction == UP)
    assert (m["what"] == "una mejora") == better
    met = one.status == ACHIEVED
    assert bool(m["contrast"]) == (one.gap is not None and better != met)
    if m["contrast"]:
        assert int(m["of_year"]) == row.year
        fate = "no se alcanzó" if not met else "se superó" if one.gap > 0 else "se alcanzó"
        assert m["fate"] == fate


def newest_earlier(row: IndicatorYear) -> int:
    return max(year for year in row.values if year < row.year)


def base_is_right(one: Assessment, m: re.Match, since: int) -> None:
    row = one.indicator
    used = row.method == ProgressMethod.BASELINE and one.baseline is not None
    same = used and (one.baseline.year, one.baseline.value) == (since, row.values[since])
    assert bool(m["base"]) == bool(same)


@claim(rf"Respecto de {y('year')} \({v('before')}\){BASE}, {MOVED}{JUDGED}{CONTRAST}\.")
def change(w: World, line: Line, m: re.Match) -> None:
    one = w.about(line, m)
    since = int(m["year"])
    assert since == newest_earlier(one.indicator) == one.indicator.year - 1
    judged(w, one, m, moved(w, one.indicator, m, since))
    base_is_right(one, m, since)


@claim(
    rf"El valor anterior disponible es de {y('year')} \({v('before')}\){BASE}: desde entonces "
    rf"{MOVED}{JUDGED}{CONTRAST}\."
)
def older_change(w: World, line: Line, m: re.Match) -> None:
    one = w.about(line, m)
    since = int(m["year"])
    assert since == newest_earlier(one.indicator) < one.indicator.year - 1
    judged(w, one, m, moved(w, one.indicator, m, since))
    base_is_right(one, m, since)


@claim(rf"El valor no varió respecto de {y('year')} \({v('before')}\)\.")
def no_change(w: World, line: Line, m: re.Match) -> None:
    row = w.about(line, m).indicator
    since = int(m["year"])
    assert since == newest_earlier(row)
    w.value(m["before"], row, row.values[since])
    assert row.values[since] == row.value


@claim(r"No consta un valor anterior de este indicador con el cual compararlo\.")
def first_value(w: World, line: Line, m: re.Match) -> None:
    row = w.about(line, m).indicator
    assert not [year for year in row.values if year < row.year]


@claim(
    rf"Desde {y('year')} \({v('before')}\), (?P<which>año en que se aprobó la política|"
    rf"primer año con un valor registrado|el valor más antiguo de la serie|año)(?P<base>(?: y)? de su línea de base)?, "
    rf"(?:{MOVED}|no varió)\."
)
def over_the_years(w: World, line: Line, m: re.Match) -> None:
    one = w.about(line, m)
    row, since = one.indicator, int(m["year"])
    moved(w, row, m, since)
    assert since < newest_earlier(row)
    base_is_right(one, m, since)
    if m["which"] == "año en que se aprobó la política":
        assert since == w.figures.policy.legal_instrument_date.year
        assert m["base"] in {None, " y de su línea de base"}
        return
    assert since == min(row.values)
    assert (m["which"] == "año") == (m["base"] == " de su línea de base")
    if m["which"] != "año":
        assert m["which"].startswith("el valor") == any(known.year < since for known in row.baselines)


def meets(value: Decimal, target: Decimal, direction: Direction) -> bool:
    return value >= target if direction == UP else value <= target


def baseline(w: World, one: Assessment, m: re.Match) -> None:
    assert one.indicator.method == ProgressMethod.BASELINE
    assert one.baseline.year < one.indicator.year
    assert one.baseline.year == int(m["year"])
    w.value(m["base"], one.indicator, one.baseline.value)


@claim(rf"La línea de base \({v('base')} en {y('year')}\) ya alcanzaba la meta de {y('of_year')}\.")
def baseline_past_target(w: World, line: Line, m: re.Match) -> None:
    one = w.about(line, m)
    baseline(w, one, m)
    row = one.indicator
    assert int(m["of_year"]) == row.year
    assert meets(one.baseline.value, row.target, row.direction)


@claim(
    rf"El valor es menos favorable que la línea de base \({v('base')} en {y('year')}\): el avance respecto de ella es "
    rf"negativo \({v('progress')}\)\."
)
def worse_than_baseline(w: World, line: Line, m: re.Match) -> None:
    one = w.about(line, m)
    baseline(w, one, m)
    row = one.indicator
    assert not meets(row.value, one.baseline.value, row.direction)
    assert one.progress < 0
    printed_as(m["progress"], one.progress, 1)


@claim(rf"Respecto de la línea de base \({v('base')} en {y('year')}\), (?:{MOVED}|no varió)\.")
def since_baseline(w: World, line: Line, m: re.Match) -> None:
    one = w.about(line, m)
    baseline(w, one, m)
    row, approved = one.indicator, w.figures.policy.legal_instrument_date
    if one.baseline.year < row.year and row.values.get(one.baseline.year) == one.baseline.value:
        assert one.baseline.year not in {min(row.values), newest_earlier(row), approved and approved.year}
    difference = row.value - one.baseline.value
    assert not breaks_since(row, one.baseline.year)
    assert bool(m["moved"]) == bool(difference)
    if m["moved"]:
        assert (m["moved"] == "aumentó") == (difference > 0)
        w.distance(m["change"], row, difference)


@claim(
    rf"Este valor ya alcanza (?P<what>incluso la meta final, la de|la meta prevista para|las metas previstas hasta) "
    rf"{y('year')} \({v('target')}\)\."
)
def later_target(w: World, line: Line, m: re.Match) -> None:
    row = w.about(line, m).indicator
    last = int(m["year"])
    w.value(m["target"], row, row.targets[last])
    later = sorted(year for year, target in row.targets.items() if year > row.year and target is not None)
    run = [year for year in later if year <= last]
    assert all(meets(row.value, row.targets[year], row.direction) for year in run)
    following = [year for year in later if year > last]
    assert not following or not meets(row.value, row.targets[following[0]], row.direction)
    final = max(
        year
        for other in w.result.policy_year.indicators
        for year, target in other.targets.items()
        if target is not None
    )
    assert m["what"].startswith("incluso") == (last == final)
    assert last == final or m["what"].startswith("las") == (len(run) > 1)


@claim(
    rf"La meta de {y('of_year')} ya se había alcanzado en {y('year')}"
    r"(?P<so>, por lo que alcanzarla no supone por sí solo un avance en el año)?\."
)
def target_met_before(w: World, line: Line, m: re.Match) -> None:
    one = w.about(line, m)
    row = one.indicator
    since = int(m["year"])
    assert int(m["of_year"]) == row.year
    assert since == newest_earlier(row)
    assert meets(row.values[since], row.target, row.direction)
    assert bool(m["so"]) == (one.status == ACHIEVED)
