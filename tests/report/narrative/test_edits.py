"""What a reviewer wrote stands in the document, follows the data, and says so when it no longer can."""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import HealthCheck, Phase, given, settings

from compliance.choices import Severity
from compliance.findings import Finding
from compliance.report.document import Figure, Note
from compliance.report.figures import Edit, Figures
from compliance.report.narrative import compose, drafts_of, tell
from compliance.report.narrative.edits import EditState
from compliance.report.narrative.passages import as_generated, as_text, of_section, passages
from compliance.report.narrative.story import arrange
from compliance.report.narrative.words.drafts import DraftSection
from tests.report.narrative import policies
from tests.report.narrative.policies import Year
from tests.report.narrative.stories import figures, percentage, told

RESULT, ADDITION = "I-IOP.01.01/result", "I-IOP.01.01/"
SOME = settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


def a_year(value: str = "78.1", target: str = "76.1") -> Figures:
    return figures(percentage(value, target, code="IOP.01.01"))


def every_section(drafts: tuple[DraftSection, ...]) -> Iterator[DraftSection]:
    for draft in drafts:
        yield draft
        yield from every_section(draft.sections)


def generated_of(year: Figures, where: str) -> str:
    story = arrange(year)
    if where.endswith("/"):
        return next(of_section(one, story) for one in every_section(drafts_of(story)) if f"{one.anchor}/" == where)
    return next(as_generated(one.paragraphs, story) for one in passages(drafts_of(story)) if one.address == where)


def edited(year: Figures, text: str, where: str = RESULT, **rest: str) -> Figures:
    """As if someone had just written that passage."""
    if "generated" not in rest:
        rest["generated"] = generated_of(year, where)
    return replace(year, edits={where: Edit(text, **rest)})


def found(year: Figures) -> list[Finding]:
    codes = {"edit_unresolved", "edit_stale", "typed_number", "typed_number_in_data"}
    return [finding for finding in tell(year).figures.findings if finding.code in codes]


def codes(year: Figures) -> list[str]:
    return [finding.code for finding in found(year)]


def test_an_edit_stands_where_the_generated_passage_stood() -> None:
    year = edited(a_year(), "Ya son {IOP.01.01.value} de las mujeres.\n\nLo informó {MINSA}.")
    assert told(year, "I-IOP.01.01") == [
        "Meta superada. Ya son 78.1 % de las mujeres.",
        "Lo informó el Ministerio de Salud (MINSA).",
    ]
    assert codes(year) == []
    assert tell(year).states == {RESULT: EditState.CURRENT}


def test_the_words_stay_and_the_numbers_follow_the_data() -> None:
    before = edited(a_year(), "Ya son {IOP.01.01.value}.")
    after = replace(a_year("79.5"), edits=before.edits)
    assert told(after, "I-IOP.01.01") == ["Meta superada. Ya son 79.5 %."]


def test_it_is_stale_once_the_generated_passage_is_another() -> None:
    before = edited(a_year(), "Ya son {IOP.01.01.value}.")
    after = replace(a_year("79.5"), edits=before.edits)
    assert codes(after) == ["edit_stale"]
    assert tell(after).states == {RESULT: EditState.STALE}
    (finding,) = found(after)
    assert (finding.severity, finding.subject) == (Severity.WARNING, RESULT)


def test_a_stale_edit_keeps_the_truth_of_what_is_stressed() -> None:
    before = edited(a_year(), "Ya son {IOP.01.01.value}.")
    after = replace(a_year("70.0"), edits=before.edits)
    assert told(after, "I-IOP.01.01") == ["Meta no alcanzada. Ya son 70.0 %."]


def test_without_its_number_the_generated_passage_is_printed() -> None:
    year = edited(a_year(), "Era {IOP.01.01.value.2010}.")
    assert told(year, "I-IOP.01.01") == told(a_year(), "I-IOP.01.01")
    (finding,) = found(year)
    assert (finding.code, finding.severity) == ("edit_unresolved", Severity.ERROR)
    assert "{IOP.01.01.value.2010}" in finding.message


def test_an_edit_of_a_passage_that_is_gone_is_told() -> None:
    year = edited(a_year(), "Ya.", "I-IOP.09.09/result", generated="Antes.")
    assert codes(year) == ["edit_unresolved"]
    assert tell(year).states == {"I-IOP.09.09/result": EditState.UNRESOLVED}


def test_text_that_cannot_be_read_is_told() -> None:
    assert codes(edited(a_year(), "Ya {")) == ["edit_unresolved"]
    assert codes(edited(a_year(), "  ")) == ["edit_unresolved"]


def test_typed_numbers_are_asked_about() -> None:
    (finding,) = found(edited(a_year(), "Ya son 78.2 %, y {IOP.01.01.gap} más."))
    assert (finding.code, finding.severity) == ("typed_number", Severity.WARNING)
    assert "78.2 %" in finding.message
    assert "pp" not in finding.message


def test_a_paragraph_is_added_at_the_end_of_a_sections_own_blocks() -> None:
    year = edited(a_year(), "En el área rural fue menor.\n\nEn la Selva también.", "I-IOP.01.01/")
    assert told(year, "I-IOP.01.01") == [
        *told(a_year(), "I-IOP.01.01"),
        "En el área rural fue menor.",
        "En la Selva también.",
    ]
    assert codes(year) == []


def two_indicators(target: str = "76.1", others: str = "2") -> Figures:
    return figures(percentage("78.1", target, code="IOP.01.01"), percentage(others, "1", code="IOP.01.02"))


def test_an_added_paragraph_is_stale_once_its_section_says_something_else() -> None:
    before = edited(two_indicators(), "En el área rural fue menor.", ADDITION)
    assert codes(before) == []
    after = replace(two_indicators(target="77.0"), edits=before.edits)
    (finding,) = found(after)
    assert (finding.code, finding.severity, finding.subject) == ("edit_stale", Severity.WARNING, ADDITION)
    assert tell(after).states == {ADDITION: EditState.STALE}
    assert "En el área rural fue menor." in told(after, "I-IOP.01.01"), "it is still printed, in doubt"


def test_what_changes_elsewhere_leaves_an_added_paragraph_as_it_is() -> None:
    before = edited(two_indicators(), "En el área rural fue menor.", ADDITION)
    after = replace(two_indicators(others="5"), edits=before.edits)
    assert codes(after) == []
    assert tell(after).states == {ADDITION: EditState.CURRENT}


def test_a_number_that_the_data_hold_is_only_noted() -> None:
    (finding,) = found(edited(a_year(), "El valor fue 78.1 %.", "I-IOP.01.01/"))
    assert (finding.code, finding.severity) == ("typed_number_in_data", Severity.INFO)


def test_annex_c_and_the_json_say_what_was_found_and_printed() -> None:
    year = replace(a_year("79.5"), edits=edited(a_year(), "Ya son {IOP.01.01.value}.").edits)
    telling = tell(year)
    assert telling.figures.texts.paragraphs == {RESULT: "Meta superada. Ya son 79.5\N{NO-BREAK SPACE}%."}
    (table,) = (block for block in telling.document.sections[-1].blocks if block.kind == "table")
    assert any(row[1].text == "Pasaje editado: sección I, IOP.01.01" for row in table.rows)


def test_notes_of_an_edit_are_numbered_with_all_others() -> None:
    document = compose(edited(a_year(), "Ya{nota: Según la ENDES.}."))
    assert document.notes == (Note(1, "Según la ENDES."),)


def texts_in_context(year: Figures) -> dict[str, str]:
    """Every generated passage as an editor first sees it."""
    story = arrange(year)
    telling = tell(year)
    return {one.address: as_text(telling.parts_at(one.address)) for one in passages(drafts_of(story))}


@SOME
@given(year=policies.years())
def test_any_generated_passage_comes_back_the_same(year: Year) -> None:
    texts = texts_in_context(year.figures)
    edits = {where: Edit(text, generated_of(year.figures, where)) for where, text in texts.items()}
    telling = tell(replace(year.figures, edits=edits))
    assert telling.document == compose(year.figures)
    assert set(telling.states.values()) <= {EditState.CURRENT}
    assert telling.figures.findings == year.figures.findings


def test_figures_of_an_edit_lead_where_generated_ones_lead() -> None:
    document = compose(edited(a_year(), "Ya son {IOP.01.01.value}."))
    (section,) = document.sections[2].sections[0].sections
    assert Figure("78.1\N{NO-BREAK SPACE}%", "IOP.01.01.value", "B-IOP.01.01") in section.blocks[0].parts
