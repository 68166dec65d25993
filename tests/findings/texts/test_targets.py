"""What is asked about a claim on a target; which claims are, `test_sentences` tells."""

from tests.findings.texts.data import found


def test_the_message_gives_value_and_target() -> None:
    (finding,) = found("demand", "Se cumplió con la meta de 2021.")
    assert finding.message == (
        "El texto dice «Se cumplió con la meta de 2021»; el valor de 2021 es 5.5\N{NO-BREAK SPACE}% y la meta de 2021, "
        "5.4\N{NO-BREAK SPACE}%: ¿es correcto?"
    )


def test_where_only_a_status_is_known_the_message_gives_that() -> None:
    (finding,) = found("unknown", "La meta programada fue superada.")
    assert finding.message == (
        "El texto dice «La meta programada fue superada»; el estado del indicador es «Meta no alcanzada»: ¿es correcto?"
    )
