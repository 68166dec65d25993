"""Every number that a report prints can be asked for by its name, and is then the same."""

import pytest
from hypothesis import given

from compliance.report.narrative import compose
from compliance.report.narrative.named_figures import NamedFigures
from compliance.report.narrative.story import arrange
from tests.report.narrative import policies
from tests.report.narrative.policies import Year
from tests.report.narrative.stories import figures, of_service, percentage, service
from tests.report.test_narrative_addresses import MANY, figures_of


@MANY
@given(year=policies.years())
def test_what_is_printed_is_what_the_name_stands_for(year: Year) -> None:
    named = NamedFigures(arrange(year.figures))
    for figure in figures_of(compose(year.figures)):
        assert named.get(figure.origin) == figure


@pytest.fixture
def named() -> NamedFigures:
    own = percentage("78.1", "76.1", code="IOP.01.01")
    theirs = of_service(percentage("1", "2"))
    return NamedFigures(arrange(figures(own, theirs, services=(service(),))))


def test_every_name_stands_for_one_figure(named: NamedFigures) -> None:
    names = [figure.origin for figure in named.every()]
    assert len(names) == len(set(names))
    assert all(named.get(name) is not None for name in names)
    assert {"IOP.01.01.value", "IOP.01.01.gap", "SS.01.01.01.total", "counts.all.achieved_pct"} <= set(names)


@pytest.mark.parametrize("name", ["", "IOP.01.01", "IOP.01.01.", "IOP.01.01.value.1999", "counts", "otro", "."])
def test_other_names_stand_for_nothing(named: NamedFigures, name: str) -> None:
    assert named.get(name) is None


def test_what_exists_nearby_is_named(named: NamedFigures) -> None:
    assert "IOP.01.01.value" in named.near("IOP.01.01.valor")
    assert "IOP.01.01" in named.near("IOP.01.1")
    assert "counts.all.achieved" in named.near("counts.all.achievd")
    assert "MINSA" in named.near("MINSAL")


def test_entities_and_the_policy_can_be_mentioned(named: NamedFigures) -> None:
    assert {"MIMP", "PNIG"} <= named.acronyms
    assert not {"OP.01", "SS.01.01.01"} & named.acronyms
