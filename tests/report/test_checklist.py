"""The checklist before signing: statements, each with a key of its own."""

import re

from compliance.report.checklist import CHECKLIST


def test_every_statement_has_a_key_of_its_own() -> None:
    assert len(dict(CHECKLIST)) == len(CHECKLIST)
    assert all(re.fullmatch(r"[a-z_]+", key) for key, _statement in CHECKLIST)


def test_every_statement_is_a_sentence_that_can_be_confirmed() -> None:
    statements = [str(statement) for _key, statement in CHECKLIST]
    assert all(re.fullmatch(r"[A-ZÁÉÍÓÚ][^.?]+\.", statement) for statement in statements)
    assert len(set(statements)) == len(statements)
