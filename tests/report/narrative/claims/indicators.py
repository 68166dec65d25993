"""What is claimed of one indicator: its result, other years, its absence, its lists (narrative, K13 to K30, K35)."""

import re
from decimal import Decimal

from compliance.calculation.rows import Assessment, IndicatorYear
from compliance.choices import Direction, MissingReason, ProgressMethod, Unit
from tests.report.narrative import names
from tests.report.narrative.claims.grammar import (
    ACHIEVED,
    CODE,
    NB,
    NO_INFORMATION,
    NOT_ACHIEVED,
    NOT_ASSESSABLE,
    NOTE,
    World,
    capital,
    claims,
    e,
    of,
    printed_as,
    v,
    y,
)
from tests.report.narrative.claims.summary import acronym_of
from tests.report.narrative.reading import Line

CLAIMS, claim = claims()
UP, DOWN = Direction
SUBJECT = rf"«subject»(?P<note>{NOTE})"
SENSE = r"(?P<sense> \(indicador descendente: se busca reducir(?P<sensed>l[oa])\))?"
PROGRESS = rf"(?: \(avance: {v('progress')}\)(?P<base>{NOTE}))?"
VERB = r" (?P<verb>fue|registró) "


def shared(w: World, line: Line, m: re.Match) -> Assessment:
    """What every result says: the verb, the value, the pronoun, the footnote and the progress."""
    one = w.about(line, m)
    row, groups = one.indicator, m.groupdict()
    name = w.year.indicator_names[row.code]
    assert groups["verb"] == name.verb
    assert capital(m["subject"]) == m["subject"]
    w.value(groups["value"], row, row.value)
    for pronoun in (groups.get("pronoun"), groups.get("sensed")):
        assert pronoun is None or pronoun == name.pronoun
    footnote(w, groups["note"], w.figures.texts.notes.get(row.code, ""))
    if "progress" in groups:
        progress(w, one, groups)
    return one


def footnote(w: World, reference: str | None, text: str) -> None:
    assert bool(reference) == bool(text), (reference, text)
    if reference:
        assert w.notes[int(reference.strip("⟦⟧"))] == text


def progress(w: World, one: Assessment, groups: dict) -> None:
    """Printed unless there is none, or it would print as if the target were met exactly."""
    row, said = one.indicator, groups["progress"]
    if said is None:
        assert one.progress is None or abs(one.progress - 100) <= Decimal("0.05")
        return
    assert one.progress is not None
    printed_as(said, one.progress, 1)
    assert said.endswith(f"{NB}%")
    by_baseline = row.method == ProgressMethod.BASELINE and one.baseline is not None
    if groups["base"]:
        note = w.notes[int(groups["base"].strip("⟦⟧"))]
        found = re.fullmatch(rf"Avance calculado respecto de la línea de base de {y('year')} \({v('value')}\)\.", note)
        assert found is not None
        assert int(found["year"]) == one.baseline.year
        w.value(found["value"], row, one.baseline.value)
    assert bool(groups["base"]) == by_baseline


def against_target(w: World, line: Line, m: re.Match, direction: Direction, better: bool) -> None:
    one = shared(w, line, m)
    row = one.indicator
    assert row.direction == direction
    w.value(m["target"], row, row.target)
    gap = row.value - row.target if direction == UP else row.target - row.value
    assert gap != 0
    assert (gap > 0) == better
    assert one.status == (ACHIEVED if better else NOT_ACHIEVED)
    w.distance(m["gap"], row, gap)
    assert line.lead in {"", "Meta superada." if better else "Meta no alcanzada."}


@claim(rf"{SUBJECT}{VERB}{v('value')}, por encima de la meta de {v('target')} en {v('gap')}{PROGRESS}\.")
def surpassed(w: World, line: Line, m: re.Match) -> None:
    against_target(w, line, m, UP, better=True)


@claim(rf"{SUBJECT}{VERB}{v('value')}, {v('gap')} por debajo de la meta de {v('target')}{PROGRESS}\.")
def missed(w: World, line: Line, m: re.Match) -> None:
    against_target(w, line, m, UP, better=False)


BECAUSE = r"porque se busca reducir(?P<pronoun>l[oa])"


@claim(
    rf"{SUBJECT}{VERB}{v('value')}, {v('gap')} por debajo de la meta \({v('target')}\), diferencia favorable "
    rf"{BECAUSE}{PROGRESS}\."
)
def surpassed_descending(w: World, line: Line, m: re.Match) -> None:
    against_target(w, line, m, DOWN, better=True)


@claim(
    rf"{SUBJECT}{VERB}{v('value')}, {v('gap')} por encima de la meta \({v('target')}\), diferencia desfavorable "
    rf"{BECAUSE}{PROGRESS}\."
)
def missed_descending(w: World, line: Line, m: re.Match) -> None:
    against_target(w, line, m, DOWN, better=False)


def sense_is_said(one: Assessment, m: re.Match) -> None:
    assert bool(m["sense"]) == (one.indicator.direction == DOWN)


@claim(rf"{SUBJECT}{SENSE}{VERB}{v('value')}, igual a la meta prevista\.")
def tied(w: World, line: Line, m: re.Match) -> None:
    one = shared(w, line, m)
    assert one.indicator.value == one.indicator.target
    assert one.status == ACHIEVED
    assert line.lead == "Meta alcanzada."
    sense_is_said(one, m)


@claim(
    rf"{SUBJECT}{SENSE}{VERB}{v('value')}\. Con los decimales publicados, el valor y la meta coinciden "
    rf"\({v('target')}\); con los datos completos, la meta (?P<said>se superó|no se alcanzó) por {v('gap')}{PROGRESS}\."
)
def equal_when_printed(w: World, line: Line, m: re.Match) -> None:
    one = shared(w, line, m)
    row = one.indicator
    assert m["value"] == m["target"]
    assert row.value != row.target
    w.value(m["target"], row, row.target)
    w.distance(m["gap"], row, row.value - row.target)
    assert (m["said"] == "se superó") == (one.status == ACHIEVED)
    sense_is_said(one, m)


WHY_NOT = {
    "No tiene meta registrada para": lambda row: not row.has_target,
    "No se conoce la cifra de su meta de": lambda row: row.has_target and row.target is None,
    "No se ha registrado su sentido esperado": lambda row: row.target is not None and row.direction is None,
}


@claim(
    rf"{SUBJECT}{SENSE}{VERB}{v('value')}\. (?P<why>{'|'.join(WHY_NOT)})(?: {y('year')})?, por lo que no se valora su "
    r"cumplimiento\."
)
def without_judgement(w: World, line: Line, m: re.Match) -> None:
    one = shared(w, line, m)
    assert one.status == NOT_ASSESSABLE
    assert WHY_NOT[m["why"]](one.indicator)
    assert m["year"] is None or int(m["year"]) == one.indicator.year
    assert line.lead == "No evaluable."
    sense_is_said(one, m)


STATED = {
    ACHIEVED: "alcanzó su meta de {year}; los datos registrados no permiten comprobarlo",
    NOT_ACHIEVED: "no alcanzó su meta de {year}; los datos registrados no permiten comprobarlo",
    NO_INFORMATION: "no contaba con información de {year}",
}


@claim(rf"{SUBJECT}{VERB}{v('value')}\. Según lo publicado, (?P<said>[^.]+)\.")
def stated_with_value(w: World, line: Line, m: re.Match) -> None:
    one = shared(w, line, m)
    assert one.indicator.stated.status == one.status
    assert m["said"] == STATED[one.status].format(year=one.indicator.year)


@claim(rf"El valor de {y('year')} «of subject»(?P<note>{NOTE}) no consta en los datos publicados\.")
def stated_alone(w: World, line: Line, m: re.Match) -> None:
    one = w.about(line, m)
    assert one.indicator.value is None
    assert one.indicator.stated.status == one.status
    assert int(m["year"]) == one.indicator.year
    assert line.lead == {ACHIEVED: "Meta alcanzada.", NOT_ACHIEVED: "Meta no alcanzada."}[one.status]
    footnote(w, m["note"], w.figures.texts.notes.get(one.indicator.code, ""))


@claim(r"Es un cero medido, (?P<said>no falta de información|el mejor resultado posible)\.")
def measured_zero(w: World, line: Line, m: re.Match) -> None:
    row = w.about(line, m).indicator
    assert row.value == 0
    best = row.direction == DOWN and row.unit not in {None, Unit.VARIATION}
    assert best == m["said"].startswith("el mejor")


UNDEFINED = {
    "no se ha registrado su método de cálculo": lambda one: one.indicator.method is None,
    "no se ha registrado la línea de base": lambda one: one.baseline is None,
    "la meta es igual a la línea de base": lambda one: one.baseline.value == one.indicator.target,
    "la meta es cero": lambda one: one.indicator.target == 0 and one.indicator.method == ProgressMethod.RATIO,
    "el valor es cero": lambda one: one.indicator.value == 0 and one.indicator.method == ProgressMethod.RATIO,
}


@claim(rf"El avance no se expresa en porcentaje porque (?P<why>{'|'.join(UNDEFINED)})\.")
def progress_undefined(w: World, line: Line, m: re.Match) -> None:
    one = w.about(line, m)
    assert one.progress is None
    assert UNDEFINED[m["why"]](one)


@claim(r"(?P<what>El avance|La variación) está fuera del rango habitual, por lo que debe leerse con cautela\.")
def out_of_range(w: World, line: Line, m: re.Match) -> None:
    one = w.about(line, m)
    if m["what"] == "El avance":
        assert one.progress > 300
    else:
        ratio = one.indicator.value / one.previous.value
        assert ratio >= 10 or ratio <= Decimal("0.1")


def is_broken(w: World, row: IndicatorYear, since: int) -> bool:
    broken = w.figures.breaks.get(row.code)
    return broken is not None and since < broken <= row.year


@claim(
    rf"En {y('year')} cambió la metodología de la fuente; el valor no es comparable con los anteriores y no se calcula "
    r"su variación\."
)
def broken_series(w: World, line: Line, m: re.Match) -> None:
    one = w.about(line, m)
    assert w.figures.breaks[one.indicator.code] == int(m["year"])
    assert is_broken(w, one.indicator, one.previous.year)


MOVED = rf"(?P<moved>aumentó|disminuyó) {v('change')}"
JUDGED = r"(?P<judged>, lo que representa (?P<what>una mejora|un retroceso))?"
CONTRAST = rf"(?P<contrast>, aunque la meta de {y('of_year')} (?P<fate>se superó|se alcanzó|no se alcanzó))?"
BASE = r"(?P<base>, año de su línea de base)?"


def moved(w: World, row: IndicatorYear, m: re.Match, since: int) -> Decimal:
    """The change since a year, with its verb; the series holds from there on."""
    change = row.value - row.values[since]
    assert not is_broken(w, row, since)
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
    rf"Desde {y('year')}, (?P<which>año en que se aprobó la política|primer año con un valor registrado) "
    rf"\({v('before')}\), (?:{MOVED}|no varió)\."
)
def over_the_years(w: World, line: Line, m: re.Match) -> None:
    row = w.about(line, m).indicator
    since = int(m["year"])
    moved(w, row, m, since)
    assert since < newest_earlier(row)
    if m["which"].startswith("primer"):
        assert since == min(row.values)
    else:
        assert since == w.figures.policy.legal_instrument_date.year


@claim(rf"La línea de base \({v('base')} en {y('year')}\) ya alcanzaba la meta de {y('of_year')}\.")
def baseline_past_target(w: World, line: Line, m: re.Match) -> None:
    one = w.about(line, m)
    baseline(w, one, m)
    row = one.indicator
    assert int(m["of_year"]) == row.year
    assert meets(one.baseline.value, row.target, row.direction)


def meets(value: Decimal, target: Decimal, direction: Direction) -> bool:
    return value >= target if direction == UP else value <= target


def baseline(w: World, one: Assessment, m: re.Match) -> None:
    assert one.indicator.method == ProgressMethod.BASELINE
    assert one.baseline.year == int(m["year"])
    w.value(m["base"], one.indicator, one.baseline.value)


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
    row = one.indicator
    difference = row.value - one.baseline.value
    assert not is_broken(w, row, one.baseline.year)
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
    rf"La meta de {y('of_year')} ya se había alcanzado en {y('year')} \({v('before')}\)"
    r"(?P<so>, por lo que alcanzarla no supone por sí solo un avance en el año)?\."
)
def target_met_before(w: World, line: Line, m: re.Match) -> None:
    one = w.about(line, m)
    row = one.indicator
    since = int(m["year"])
    assert int(m["of_year"]) == row.year
    assert since == newest_earlier(row)
    w.value(m["before"], row, row.values[since])
    assert meets(row.values[since], row.target, row.direction)
    assert bool(m["so"]) == (one.status == ACHIEVED)


def reason(w: World, row: IndicatorYear, said: str) -> None:
    """Why there is no value: the clause without its full stop, in lower case."""
    year = row.year
    if row.reason == MissingReason.SOURCE_NOT_COLLECTED:
        source = names.SOURCES[w.figures.sources.get(row.code, "")]
        assert said == (f"{source}, su fuente," if source else "su fuente") + f" no se realizó en {year}"
    elif row.reason == MissingReason.NOT_DUE:
        found = re.fullmatch(
            rf"en {year} no correspondía la medición(?:; el último valor es de {y('last')} \({v('before')}\))?", said
        )
        assert found is not None
        earlier = [one for one in row.values if one < year]
        assert bool(found["last"]) == bool(earlier)
        if earlier:
            assert int(found["last"]) == max(earlier)
            w.value(found["before"], row, row.values[max(earlier)])
    elif row.reason is None:
        assert said == "no se ha registrado el motivo"
    else:
        of_entity(w, row, said)


def of_entity(w: World, row: IndicatorYear, said: str) -> None:
    when = "a más tardar el 30 de junio de 2022" if row.code in w.figures.expected_on else "y no ha indicado la fecha"
    pattern = {
        MissingReason.DUE_LATER: rf"{e('entity')} prevé remitirla {when}",
        MissingReason.NOT_SUBMITTED: rf"{e('entity')} no la remitió",
        MissingReason.DEFINITION_UNDER_REVIEW: rf"la definición está en revisión, a cargo {of('entity')}",
    }[row.reason]
    found = re.fullmatch(pattern, said)
    assert found is not None, (pattern, said)
    assert acronym_of(found["entity"]) == row.entity
    w.mention(found["entity"], row.entity)


def same_case(said: str, w: World, row: IndicatorYear) -> str:
    """A sentence's first word as it stands inside one; names that begin with a capital keep it."""
    lowered = said[:1].lower() + said[1:]
    starts = [one.later for one in names.ENTITIES] + [one.first for one in names.ENTITIES] + ["ENARES"]
    return said if any(said.startswith(start) and start[:1].isupper() for start in starts) else lowered


@claim(
    rf"Sobre (?:el indicador “(?P<name>.+)” \((?P<code>{CODE})\)|el indicador (?P<alone>{CODE})|"
    rf"los indicadores (?P<codes>{CODE}(?:, {CODE})* [ye] {CODE})): (?P<why>.+)\.(?= |$)"
)
def no_information_of_service(w: World, line: Line, m: re.Match) -> None:
    assert line.lead == "Sin información."
    codes = re.findall(CODE, m["code"] or m["alone"] or m["codes"])
    assert m["codes"] is None or re.search(r" e I", m["codes"])
    rows = [w.of_code[code] for code in codes]
    assert all(one.status == NO_INFORMATION and one.indicator.value is None for one in rows)
    assert all(one.indicator.service == line.path[-1] for one in rows)
    if m["name"]:
        assert m["name"] == " ".join(w.year.indicator_names[codes[0]].raw.split()).rstrip(" .")
    for code in codes[:1]:
        reason(w, w.of_code[code].indicator, m["why"])
    assert (
        len({(one.indicator.reason, one.indicator.entity) for one in rows}) == 1
        or m["why"].startswith(("no se ha", "su fuente", "en "))
        or "su fuente" in m["why"]
    )


WHY = (
    r".+ no la remitió|.+ prevé remitirla .+?|La definición está en revisión, a cargo .+?|"
    r"En \d+ no correspondía la medición(?:; .+? \([^)]+\))?|No se ha registrado el motivo|.+? no se realizó en \d+"
)


@claim(rf"(?P<why>{WHY})\.(?= |$)")
def no_information(w: World, line: Line, m: re.Match) -> None:
    assert line.lead == "Sin información."
    assert line.path[0] == "I"
    one = w.about(line, m)
    assert one.status == NO_INFORMATION
    assert one.indicator.value is None
    reason(w, one.indicator, same_case(m["why"], w, one.indicator))


MEASURES = {
    (True, 1): "contribuyó a este resultado la siguiente medida:",
    (True, 2): "contribuyeron a este resultado las siguientes medidas:",
    (False, 1): "se adoptó la siguiente medida:",
    (False, 2): "se adoptaron las siguientes medidas:",
}


@claim(rf"(?:Sobre el indicador (?P<code>{CODE}), según|Según) informó {e('entity')}, (?P<said>.+:)$")
def measures(w: World, line: Line, m: re.Match) -> None:
    one = w.of_code[m["code"]] if m["code"] else w.about(line, m)
    row = one.indicator
    written = w.figures.texts.measures[row.code]
    assert m["said"] == MEASURES[one.status == ACHIEVED, min(len(written), 2)]
    in_charge = w.figures.answering.get(row.code, row.entity)
    assert acronym_of(m["entity"]) == in_charge
    w.mention(m["entity"], in_charge)


@claim(rf"Para mejorar (?:este (?P<this>indicador|servicio)|el indicador (?P<code>{CODE})), {e('entity')} prevé:$")
def actions(w: World, line: Line, m: re.Match) -> None:
    place = line.path[-1].removeprefix("III-")
    if m["this"] == "servicio":
        in_charge = w.figures.units_in_charge.get(place, w.services[place].service.entity)
        assert place in w.figures.texts.actions
    else:
        row = (w.of_code[m["code"]] if m["code"] else w.about(line, m)).indicator
        in_charge = w.figures.answering.get(row.code, row.entity)
        assert row.code in w.figures.texts.actions
    assert acronym_of(m["entity"]) == in_charge
    w.mention(m["entity"], in_charge)
