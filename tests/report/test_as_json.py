"""The JSON of the contract's section 5: its keys, its notation, and the figures that 2021 must give."""

import json
import re
from typing import Any

import pytest

from compliance.models import Policy
from compliance.report.build import build

COUNTS = {
    "total",
    "with_information",
    "achieved",
    "not_achieved",
    "not_assessable",
    "no_information",
    "achieved_pct",
    "not_achieved_pct",
    "not_assessable_pct",
    "no_information_pct",
}
SERVICE_COUNTS = {
    "total",
    "with_information",
    "achieved",
    "partial",
    "not_achieved",
    "not_assessable",
    "no_information",
}
ENTITY_COUNTS = {"total", "achieved", "not_achieved", "not_assessable", "no_information"}
STRUCTURE = {"objectives", "objective_indicators", "guidelines", "guidelines_with_services", "services"}
INDICATOR = {"code", "level", "objective", "service", "entity", "name", "unit", "direction", "target", "value"} | {
    "baseline",
    "method",
    "progress",
    "gap",
    "status",
    "previous",
    "surpasses",
    "reason",
    "stated",
}

# What the printed figures give (issue and domain, part 3): code -> progress.
AS_PUBLISHED = {
    "IOP.01.01": "120.0",
    "IOP.02.01": "102.6",
    "ISS.03.01.02.01": "4766.7",
    "ISS.04.03.01.01": "125.0",
    "ISS.05.01.01.02": "6.4",
    "ISS.05.04.01.01": "121.6",
}
NOT_AS_PUBLISHED = {
    "IOP.02.02",
    "IOP.02.03",
    "IOP.03.01",
    "IOP.05.01",
    "ISS.01.02.02.01",
    "ISS.03.01.02.02",
    "ISS.05.03.01.01",
}


@pytest.fixture
def report(pnig: Policy) -> dict[str, Any]:
    return json.loads(build(pnig, 2021, "json"))


def indicator(report: dict[str, Any], code: str) -> dict[str, Any]:
    return next(one for one in report["indicators"] if one["code"] == code)


def findings(report: dict[str, Any], code: str) -> dict[str, dict[str, str]]:
    return {one["subject"]: one for one in report["findings"] if one["code"] == code}


def test_every_key_of_the_contract_is_there(report) -> None:
    assert {"schema", "year", "edition", "policy", "scope", "counts", "service_counts", "by_entity", "by_objective"} | {
        "errata",
        "no_information_reasons",
        "indicators",
        "services",
        "since_last_report",
        "texts",
        "findings",
        "waivers",
        "reconciliation",
    } == set(report)
    assert set(report["policy"]) == {"code", "name", "lead_entity", "legal_instrument", "public_problem"}
    assert set(report["scope"]) == {"declared", "loaded", "protocol_approved", "in_scope", "stated"}
    assert set(report["scope"]["declared"]) == set(report["scope"]["loaded"]) == STRUCTURE
    assert all(set(counts) == COUNTS for counts in report["counts"].values())
    assert set(report["service_counts"]) == SERVICE_COUNTS
    for entity in report["by_entity"]:
        assert set(entity) == {"entity", "objective", "service"}
        assert set(entity["objective"]) == ENTITY_COUNTS
        assert set(entity["service"]) == ENTITY_COUNTS | {
            "services_with_achieved",
            "services_with_not_achieved",
            "services_with_no_information",
        }
    for objective in report["by_objective"]:
        assert set(objective) == {"objective", "counts", "service_counts"}
        assert set(objective["counts"]) == {"objective", "service"}
        assert all(set(counts) == COUNTS for counts in objective["counts"].values())
    assert all(set(one) == INDICATOR for one in report["indicators"])
    assert all(set(one) == {"code", "entity", "status", "indicators", "resources"} for one in report["services"])
    assert set(report["texts"]) == {"measures", "actions", "explanations", "context", "notes", "paragraphs"}
    assert all(set(one) == {"code", "severity", "subject", "message"} for one in report["findings"])


def test_the_counts_of_2021(report) -> None:
    def four(counts: dict[str, int]) -> tuple[int, ...]:
        return tuple(counts[key] for key in ("total", "achieved", "not_achieved", "no_information"))

    def percentages(counts: dict[str, int]) -> tuple[int, ...]:
        return tuple(counts[f"{key}_pct"] for key in ("achieved", "not_achieved", "no_information"))

    counts = report["counts"]
    assert four(counts["all"]) == (34, 10, 13, 11)
    assert counts["all"]["with_information"] == 23
    assert (four(counts["objective"]), percentages(counts["objective"])) == ((13, 4, 2, 7), (31, 15, 54))
    assert (four(counts["service"]), percentages(counts["service"])) == ((21, 6, 11, 4), (29, 52, 19))
    assert report["service_counts"] == {
        "total": 12,
        "with_information": 10,
        "achieved": 1,
        "partial": 4,
        "not_achieved": 5,
        "not_assessable": 0,
        "no_information": 2,
    }
    assert report["no_information_reasons"] == {
        "source_not_collected": 2,
        "not_submitted": 7,
        "due_later": 1,
        "definition_under_review": 1,
        "not_due": 0,
        "not_stated": 0,
    }


def test_the_counts_by_entity_of_2021(report) -> None:
    by_entity = {one["entity"]: one["service"] for one in report["by_entity"]}

    def pairs(status: str) -> dict[str, tuple[int, int]]:
        return {
            entity: (counts[status], counts[f"services_with_{status}"])
            for entity, counts in by_entity.items()
            if counts[status]
        }

    assert pairs("achieved") == {"MIMP": (2, 2), "JNE": (2, 1), "MTPE": (1, 1), "SERVIR": (1, 1)}
    assert pairs("not_achieved") == {"MIMP": (8, 6), "MINJUSDH": (2, 1), "MTPE": (1, 1)}
    assert pairs("no_information") == {"MINCETUR": (2, 1), "SERVIR": (1, 1), "MINEDU": (1, 1)}


def test_the_scope_of_2021_is_loaded_and_stated(report) -> None:
    scope = report["scope"]
    assert scope["protocol_approved"] == {"services": 12, "indicators": 21}
    assert scope["in_scope"] == {
        "services": 12,
        "service_indicators": 21,
        "objective_indicators": 13,
        "indicators": 34,
    }
    assert scope["declared"] == {
        "objectives": 6,
        "objective_indicators": 13,
        "guidelines": 20,
        "guidelines_with_services": 19,
        "services": 52,
    }
    assert scope["stated"]["scope.protocol_approved.services"] == 14
    assert scope["stated"]["scope.in_scope.services"] == 10


def test_the_published_scope_is_judged_fairly(report) -> None:
    differs = findings(report, "stated_count_differs")
    assert differs["scope.in_scope.services"]["severity"] == "error"
    for right in ("scope.protocol_approved.services", "scope.protocol_approved.indicators"):
        assert differs[right]["severity"] == "info"
        assert "incompleto" in differs[right]["message"]


@pytest.mark.parametrize(("code", "progress"), AS_PUBLISHED.items())
def test_progress_comes_out_as_published(report, code, progress) -> None:
    one = indicator(report, code)
    assert one["progress"] == one["stated"]["progress"] == progress


def test_progress_that_does_not_come_out_carries_a_finding(report) -> None:
    assert set(findings(report, "stated_progress_differs")) == NOT_AS_PUBLISHED
    assert set(findings(report, "progress_undefined")) == {"IOP.03.01"}


def test_a_rise_published_as_a_fall_is_found(report) -> None:
    previous = indicator(report, "IOP.02.03")["previous"]
    assert previous == {"year": 2020, "value": "8.3", "change": "0.6", "better": False}
    assert findings(report, "stated_change_differs")["IOP.02.03"]["severity"] == "error"


def test_published_figures_stand_beside_computed_ones(report) -> None:
    found = report["reconciliation"]
    assert found["verdicts"] == {"equal": 105, "within_rounding": 6, "different": 5, "not_comparable": 12}
    assert len(found["figures"]) == sum(found["verdicts"].values())
    kinds = ["progress", "gap", "change", "status", "count"]
    assert {kind: sum(found["by_kind"][kind].values()) for kind in kinds} == dict(
        zip(kinds, (13, 8, 5, 34, 68), strict=True)
    )
    assert [one["kind"] for one in found["figures"]] == sorted(
        (one["kind"] for one in found["figures"]), key=kinds.index
    )


def test_a_published_figure_says_how_it_may_have_come_about(report) -> None:
    of = {(one["kind"], one["subject"], one["since"]): one for one in report["reconciliation"]["figures"]}
    base = of["progress", "IOP.03.01", None]
    assert (base["stated"], base["computed"], base["verdict"]) == ("157.0", None, "not_comparable")
    assert base["causes"][0] == {"kind": "lacking", "lacks": ["baseline"]}
    (interval,) = base["causes"][1]["with_exact_target"]
    assert interval == {"low": "19.854697", "high": "19.882121", "has_low": False, "has_high": False}
    since_2019 = of["change", "IOP.01.01", 2019]
    assert (since_2019["stated"], since_2019["computed"], since_2019["verdict"]) == ("-3.3", "-2.4", "different")
    assert since_2019["causes"] == [{"kind": "other_year", "year": 2018, "value": "10.9"}]
    assert of["count", "scope.in_scope.services", None]["causes"] == [
        {"kind": "other_count", "name": "services_with_information"}
    ]


def test_a_year_of_which_nothing_was_published_has_no_reconciliation(pnig) -> None:
    assert json.loads(build(pnig, 2022, "json"))["reconciliation"] is None


def test_targets_met_too_early_are_told(report) -> None:
    assert indicator(report, "IOP.03.01")["surpasses"] == [2030]
    assert set(findings(report, "target_already_met")) == {"IOP.02.01", "IOP.02.03"}


def test_indicators_and_services_stand_by_code(report) -> None:
    for rows in (report["indicators"], report["services"]):
        codes = [row["code"] for row in rows]
        assert codes == sorted(codes)


def test_decimals_are_plain_strings_with_the_indicators_decimals(report) -> None:
    plain = re.compile(r"-?\d+(\.\d+)?")
    for one in report["indicators"]:
        figures = [one["target"], one["value"], one["gap"], one["progress"]]
        assert all(figure is None or plain.fullmatch(figure) for figure in figures)
    assert indicator(report, "IOP.03.01")["target"] == "25.50"
    assert indicator(report, "IOP.03.01")["gap"] == "3.21"


def test_the_same_data_give_the_same_bytes(pnig) -> None:
    assert build(pnig, 2021, "json") == build(pnig, 2021, "json")
    assert build(pnig, 2021, "html") == build(pnig, 2021, "html")


def test_a_year_without_data_says_that_nothing_was_stated(pnig) -> None:
    report = json.loads(build(pnig, 2029, "json"))
    assert report["counts"]["all"]["with_information"] == 0
    assert report["no_information_reasons"]["not_stated"] == report["counts"]["all"]["total"]
    assert report["scope"]["stated"] is None


def test_a_policy_without_anything_gives_nulls(db) -> None:
    report = json.loads(build(Policy.objects.create(code="VACIA"), 2021, "json"))
    assert report["counts"]["all"]["achieved_pct"] is None
    assert report["indicators"] == report["by_entity"] == []
