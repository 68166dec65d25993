"""What is asked about a claimed rise or fall; which claims are, `test_sentences` tells."""

from tests.findings.texts.data import CLAIMS, codes, found


def test_what_an_entity_plans_claims_nothing() -> None:
    sentence = "El embarazo adolescente se redujo respecto de 2020."
    assert codes("teenage", sentence, "actions") == set()
    assert codes("teenage", sentence, "measures") == CLAIMS


def test_the_message_quotes_the_claim_and_gives_both_values() -> None:
    (finding,) = found("teenage", "En 2021 hubo avances; el porcentaje se redujo respecto de 2020.")
    assert finding.message == (
        "El texto dice «el porcentaje se redujo respecto de 2020»; los valores son 8.3\N{NO-BREAK SPACE}% en 2020 y "
        "8.9\N{NO-BREAK SPACE}% en 2021: ¿es correcto?"
    )
    assert (finding.place.value, finding.field) == ("texts", "explanation")
