"""Articles, pronouns and mentions: by hand for the awkward names, and what the tables may not hold."""

import pytest

from compliance.report.narrative.words import nouns
from tests.report.narrative.names import ARTICLES, ENTITIES, INDICATORS


@pytest.mark.parametrize("name", INDICATORS, ids=lambda name: name.raw[:20] or "nameless")
def test_an_indicator_becomes_a_subject(name) -> None:
    subject = nouns.subject(name.raw, "IOP.01.01")
    expected = (name.subject.format(code="IOP.01.01"), name.verb, name.pronoun)
    assert (subject.text, subject.verb, subject.pronoun) == expected


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.acronym)
def test_an_entity_is_mentioned_in_full_and_then_by_its_acronym(entity) -> None:
    def said(preposition: str, *, in_full: bool) -> str:
        article = ARTICLES.get(entity.acronym, "")
        return nouns.entity(entity.acronym, entity.raw, preposition, in_full=in_full, article=article)

    assert (said("", in_full=True), said("", in_full=False)) == (entity.first, entity.later)
    assert (said("de", in_full=True), said("de", in_full=False)) == (entity.of, entity.of_later)


@pytest.mark.parametrize(
    ("preposition", "words", "said"),
    [
        ("de", "el MIMP", "del MIMP"),
        ("a", "el MIMP", "al MIMP"),
        ("por", "el MIMP", "por el MIMP"),
        ("de", "la DP", "de la DP"),
        ("de", "SERVIR", "de SERVIR"),
        ("", "el MIMP", "el MIMP"),
        ("de", "El Peruano", "de El Peruano"),
    ],
)
def test_prepositions_and_articles_contract(preposition, words, said) -> None:
    assert nouns.contracted(preposition, words) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [("  Un   nombre\n largo. ", "Un nombre largo"), ("Sin punto", "Sin punto"), ("...", ""), ("", "")],
)
def test_a_name_is_tidied(name, said) -> None:
    assert nouns.tidy(name) == said


def test_an_acronym_inside_another_word_is_not_the_name() -> None:
    assert nouns.entity("AG", "Agencia de Aguas", "", in_full=False) == "la AG"


@pytest.mark.parametrize(
    ("acronym", "name", "article", "first", "later"),
    [
        (
            "PCM",
            "Presidencia del Consejo de Ministros",
            "",
            "de la Presidencia del Consejo de Ministros (PCM)",
            "de la PCM",
        ),
        ("SUNAT", "Superintendencia Nacional", "sin", "de la Superintendencia Nacional (SUNAT)", "de SUNAT"),
        ("WÑ", "Warmi Ñan", "el", "del Warmi Ñan (WÑ)", "del WÑ"),
        ("WÑ", "Warmi Ñan", "sin", "de Warmi Ñan (WÑ)", "de WÑ"),
        ("SERVIR", "Autoridad Nacional", "", "de la Autoridad Nacional (SERVIR)", "de SERVIR"),
        ("SERVIR", "Autoridad Nacional", "la", "de la Autoridad Nacional (SERVIR)", "de la SERVIR"),
        ("ONAGI", "", "la", "de la ONAGI", "de la ONAGI"),
        ("QALI", "QALI Warma", "el", "del QALI Warma", "del QALI Warma"),
        ("AURORA", "Programa Nacional AURORA", "sin", "del Programa Nacional AURORA", "del Programa Nacional AURORA"),
    ],
)
def test_the_catalogues_article_counts_before_what_the_name_says(acronym, name, article, first, later) -> None:
    said = [nouns.entity(acronym, name, "de", in_full=in_full, article=article) for in_full in (True, False)]
    assert said == [first, later]


def test_a_noun_has_one_gender() -> None:
    for table in (nouns.MEASURES, nouns.BODIES):
        assert all(noun == noun.lower() for noun in table)
    shared = nouns.MEASURES.keys() & nouns.BODIES.keys()
    assert all(nouns.MEASURES[noun] == nouns.BODIES[noun] for noun in shared)
