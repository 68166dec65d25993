"""The pages say of an entry what the report says of it once it is approved, saved or only typed."""

import html
import re
from datetime import date

import pytest

from compliance.choices import EntryStatus, MissingReason
from compliance.models import Baseline, ProgressEntry, Protocol, Target
from compliance.report.narrative import compose
from compliance.report.reading import read_figures
from compliance.views.told import question
from tests.report.narrative.reading import lines
from tests.views.entering import address, read, value
from tests.world import YEAR

SHOWN = re.compile(r"<p>(.*?)</p>", re.DOTALL)
CASES = (
    {"value": "60"},
    {"value": "12", "note": "Dato preliminar."},
    {"value": "75"},
    {"value": "0"},
    {"value": None, "missing_reason": MissingReason.NOT_SUBMITTED},
    {"value": None, "missing_reason": MissingReason.DUE_LATER, "expected_on": date(2023, 6, 5)},
)


def shown(page: object) -> list[str]:
    """The paragraphs that the page shows as the report's."""
    _before, _mark, after = page.content.decode().partition('<div class="result')
    body = after.partition("</div>")[0]
    return [" ".join(html.unescape(re.sub("<[^>]+>", " ", text)).split(" ")).strip() for text in SHOWN.findall(body)]


def plain(text: str) -> str:
    return " ".join(text.split())


def printed(world) -> set[str]:
    document = compose(read_figures(world.policy, YEAR))
    return {plain(re.sub("⟦[0-9]+⟧", "", line.whole)) for line in lines(document)}


@pytest.fixture
def history(world) -> None:
    """What the report compares with; the service is in its scope."""
    Protocol.objects.create(service=world.service, approved_on=date(2021, 5, 4))
    Target.objects.create(indicator=world.indicator, year=2023, value=70)
    Baseline.objects.create(indicator=world.indicator, year=2018, value=30)
    ProgressEntry.objects.create(indicator=world.indicator, year=2021, value=55, status=EntryStatus.APPROVED)


@pytest.mark.parametrize("stated", CASES, ids=str)
def test_what_the_check_page_shows_is_what_the_report_prints(stated, world, history, enter, make_entry) -> None:
    entry = make_entry()
    ProgressEntry.objects.filter(pk=entry.pk).update(**stated)
    said = [plain(text) for text in shown(enter("focal").get(address("entry_check", entry)))]
    assert said
    ProgressEntry.objects.filter(pk=entry.pk).update(status=EntryStatus.APPROVED)
    assert set(said) <= printed(world)


def test_so_it_is_while_it_is_typed_and_on_the_reviewers_page(world, history, enter, make_entry) -> None:
    entry = make_entry(EntryStatus.SUBMITTED)
    focal, reviewer = enter("focal"), enter("reviewer")
    pages = (
        focal.get(address("entry_check", entry)),
        reviewer.get(address("review_entry", entry)),
        focal.post(address("entry_result", entry), value(value="60")),
    )
    first, *others = [shown(page) for page in pages]
    assert first
    assert others == [first, first]


def test_the_last_target_is_the_policys(world, history, enter, make_entry) -> None:
    page = address("entry_check", make_entry())
    ProgressEntry.objects.filter(year=YEAR).update(value=75)
    assert "incluso la meta final, la de 2023" in read(enter("focal").get(page))
    world.indicator.pk, world.indicator.code = None, "ISS.01.01.01.02"
    world.indicator.save()
    Target.objects.create(indicator=world.indicator, year=2030, value=90)
    assert "la meta prevista para 2023" in read(enter("focal").get(page))


def test_where_nothing_is_stated_the_report_is_not_quoted(enter, make_entry) -> None:
    entry = make_entry()
    ProgressEntry.objects.update(value=None)
    assert "Así lo dirá el reporte" not in read(enter("focal").get(address("entry_check", entry)))
    assert "Todavía no hay un valor ni el motivo" in read(enter("focal").get(address("entry_texts", entry)))


def test_what_the_report_leaves_out_is_said(enter, make_entry) -> None:
    page = address("entry_check", make_entry())
    assert "no se imprimirá" not in read(enter("focal").get(page))
    Target.objects.all().delete()
    assert "si no se fija una, no se imprimirá" in read(enter("focal").get(page))


def test_the_question_names_the_indicator_as_the_report_does(world) -> None:
    def asked(name: str) -> str:
        world.indicator.name = name
        return question(world.indicator, 2022)

    assert asked("Porcentaje de mujeres") == "¿Cuál fue el porcentaje de mujeres en 2022?"
    assert asked("PBI verde") == "¿Qué valor registró el indicador “PBI verde” en 2022?"
    assert asked("") == "¿Qué valor registró el indicador ISS.01.01.01.01, sin nombre registrado, en 2022?"
