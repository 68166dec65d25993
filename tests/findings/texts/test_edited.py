"""What is said of words of the report itself: in one indicator's section, of others by their codes, and of counts."""

from dataclasses import replace

import pytest

from compliance.calculation.progress import assess
from compliance.findings import Finding, of_edited
from tests.findings.texts.data import CLAIMS, DATA, NUMBERS, assessed
from tests.findings.texts.tables import edited, named

OF_CODE = {
    code: assess(replace(DATA[name], code=code))
    for code, name in (("IOP.01.01", "violence"), ("IOP.02.02", "demand"), ("ISS.01.01.02.01", "tie"))
}
COUNTS = {
    "scope.declared.objective_indicators": 14,
    "counts.objective.total": 13,
    "counts.objective.with_information": 10,
    "counts.objective.achieved": 4,
    "counts.objective.no_information": 3,
    "counts.all.total": 34,
    "counts.all.achieved": 11,
    "service_counts.total": 20,
    "service_counts.achieved": 5,
    "service_counts.partial": 2,
}


def in_its_section(name: str, sentence: str) -> set[str]:
    return {one.code for one in of_edited(sentence, 2021, assessed(name))} & (CLAIMS | NUMBERS)


def elsewhere(sentence: str) -> list[Finding]:
    found = of_edited(sentence, 2021, of_code=OF_CODE, counts=COUNTS)
    return [one for one in found if one.code in CLAIMS | NUMBERS]


@pytest.mark.parametrize(("name", "sentence"), edited.RIGHT)
def test_a_right_sentence_of_a_section_is_left_alone(name: str, sentence: str) -> None:
    assert in_its_section(name, sentence) == set()


@pytest.mark.parametrize(("name", "sentence"), edited.WRONG)
def test_a_wrong_sentence_of_a_section_is_found(name: str, sentence: str) -> None:
    assert in_its_section(name, sentence)


@pytest.mark.parametrize("sentence", named.RIGHT)
def test_what_is_right_of_a_code_or_a_count_is_left_alone(sentence: str) -> None:
    assert [one.message for one in elsewhere(sentence)] == []


@pytest.mark.parametrize("sentence", named.WRONG)
def test_what_is_wrong_of_a_code_or_a_count_is_found(sentence: str) -> None:
    assert len(elsewhere(sentence)) == 1


def test_without_the_data_nothing_is_said() -> None:
    assert [one for sentence in named.WRONG for one in of_edited(sentence, 2021)] == []


def test_the_messages_give_what_the_data_say() -> None:
    (amount,) = of_edited("La violencia decreció 3.3 puntos porcentuales desde 2019.", 2021, assessed("violence"))
    assert amount.message.replace("\N{NO-BREAK SPACE}", " ") == (
        "El texto dice «La violencia decreció 3.3 puntos porcentuales desde 2019»; los valores son 10.0 % en 2019 y "
        "7.6 % en 2021, y el cambio es de −2.4 pp: ¿es correcto?"
    )
    (tally,) = elsewhere("De los 13 indicadores de los OP, 5 alcanzaron su meta.")
    assert tally.message == (
        "El texto dice «De los 13 indicadores de los OP, 5 alcanzaron su meta»; en los datos son 4 de 13: ¿es correcto?"
    )
