"""What pages call the things that are asked, with and without a name."""

from compliance.entries.wording import mention, title

NAME = "Porcentaje de embarazo adolescente"


def test_a_thing_is_called_by_its_name() -> None:
    assert title(NAME) == mention("IOP.02.03", NAME) == NAME


def test_without_a_name_that_is_said_and_within_a_sentence_its_code_too() -> None:
    assert title("") == "Indicador sin nombre registrado"
    assert mention("IOP.02.03", "") == "Indicador sin nombre registrado (IOP.02.03)"
    assert mention("SS.01.01.01", "", is_service=True) == "Servicio sin nombre registrado (SS.01.01.01)"
