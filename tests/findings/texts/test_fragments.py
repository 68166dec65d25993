"""Words that one question names together."""

import pytest

from compliance.findings.texts.fragments import MOST, fragments


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["hoy"], "«hoy»"),
        (["hoy", "este año"], "«hoy» y «este año»"),
        (["14,6", "15,2", "16,1"], "«14,6», «15,2» y «16,1»"),
        (["Los alumnos", "los hijos", "los alumnos"], "«Los alumnos» y «los hijos»"),
        (["hoy", "inicios"], "«hoy» e «inicios»"),
    ],
)
def test_each_is_named_once_as_first_written(words: list[str], shown: str) -> None:
    assert str(fragments(words)) == shown


def test_of_many_only_the_first_are_named() -> None:
    shown = str(fragments(f"{number},5" for number in range(MOST + 3)))
    assert shown.endswith("«5,5» y 3 más")
    assert "6,5" not in shown
