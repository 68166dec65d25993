"""What finding costs in a policy-year, beside one json.dumps of the same texts. Times are printed."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from time import perf_counter

import pytest

from compliance import findings
from compliance.calculation.year import YearAssessment, assess_year
from compliance.findings import Written
from tests.calculation.strategies import policy_year
from tests.findings.texts.data import DATA
from tests.findings.texts.test_left_alone import SENTENCES

INDICATORS = 34


def _texts(name: str, code: str) -> Written:
    """As much as an entity that writes a lot: an explanation, a context, four measures and three actions."""
    lines = [" ".join(line.split()) for line in SENTENCES.get(name, SENTENCES["violence"]).strip().splitlines()]
    lines = [f"{code}: {line}" for line in lines]
    return Written(
        code=code,
        year=2021,
        explanation=" ".join(lines[:4]),
        context=" ".join(lines[4:6]),
        measures=tuple(lines[:4]),
        actions=("Continuar con la asistencia técnica a las entidades priorizadas.", *lines[:2]),
        earlier=tuple(lines[2:5]),
    )


def _policy(times: int) -> tuple[YearAssessment, list[Written]]:
    names = [name for _again in range(times) for name in sorted(DATA)] * (INDICATORS // len(DATA) + 1)
    coded = [
        (name, f"IOP.{number // 99:02}.{number % 99:02}") for number, name in enumerate(names[: INDICATORS * times])
    ]
    rows = [replace(DATA[name], code=code) for name, code in coded]
    return assess_year(policy_year(*rows)), [_texts(name, code) for name, code in coded]


def _seconds(action: Callable[[], object]) -> float:
    def once() -> float:
        start = perf_counter()
        action()
        return perf_counter() - start

    return min(once() for _ in range(5))


@pytest.mark.parametrize("times", [1, 50])
def test_the_findings_of_a_policy_year(times: int, capsys) -> None:
    year, texts = _policy(times)
    plain = [asdict(one) for one in texts]
    dumps = _seconds(lambda: json.dumps(plain, default=str))
    figures = _seconds(lambda: findings.of_year(year))
    whole = _seconds(lambda: findings.of_year(year, texts))
    with capsys.disabled():
        print(
            f"\nfindings of {INDICATORS * times} indicators: {figures * 1000:.1f} ms of figures, {whole * 1000:.1f} ms "
            f"with {sum(len(list(one.passages())) for one in texts)} texts, {whole / dumps:.1f}x one json.dumps of them"
        )
    assert len(year.indicators) == len(texts) == INDICATORS * times
