"""Lines are paired by what they share; every line of both sides stands in one pair, in order."""

from hypothesis import given
from hypothesis import strategies as st

from compliance.publishing.returned.aligning import align
from compliance.publishing.returned.outline import Line


def paired(ours: list[Line], theirs: list[str]) -> list[tuple[list[str], list[str]]]:
    return [
        ([ours[at].text for at in pair.ours], [theirs[at] for at in pair.theirs])
        for pair in align(ours, [Line(one) for one in theirs])
    ]


def lines(*texts: str, address: str = "") -> list[Line]:
    return [Line(text, address=address) for text in texts]


def test_equal_lines_meet_and_alike_ones_between_them() -> None:
    ours = lines("uno", "El valor fue alto este año", "tres")
    assert paired(ours, ["uno", "El valor fue bajo este año", "nuevo", "tres"]) == [
        (["uno"], ["uno"]),
        (["El valor fue alto este año"], ["El valor fue bajo este año"]),
        ([], ["nuevo"]),
        (["tres"], ["tres"]),
    ]


def test_one_becomes_several_and_several_of_one_passage_become_one() -> None:
    parts = ["El valor fue alto este año.", "La meta se superó en todas las regiones."]
    whole = " ".join(parts)
    assert paired(lines(whole), parts) == [([whole], parts)]
    assert paired(lines(*parts, address="a/b"), [whole]) == [(parts, [whole])]
    assert len(paired(lines(*parts), [whole])) == 2


def test_a_new_line_is_not_taken_for_a_part_of_its_neighbour() -> None:
    said = "El valor de las mujeres de la región fue alto este año."
    changed = said.replace("alto", "bajo")
    new = "La oficina de la capital publicó otra cosa."
    assert paired(lines(said), [changed, new]) == [([said], [changed]), ([], [new])]


WORDS = st.lists(st.sampled_from(["alto", "bajo", "fue", "valor", "meta"]), max_size=6).map(" ".join)


@given(st.lists(st.tuples(WORDS, st.sampled_from(["", "a/b", "a/c"])), max_size=8), st.lists(WORDS, max_size=8))
def test_every_line_stands_in_one_pair_in_order(ours, theirs) -> None:
    mine = [Line(text, address=address) for text, address in ours]
    pairs = list(align(mine, [Line(text) for text in theirs]))
    assert sorted(at for pair in pairs for at in pair.ours) == list(range(len(ours)))
    assert sorted(at for pair in pairs for at in pair.theirs) == list(range(len(theirs)))


def test_a_long_stretch_without_anything_equal_is_not_compared_line_by_line() -> None:
    pairs = paired(lines(*(f"viejo {one}" for one in range(300))), [f"nuevo {one}" for one in range(299)])
    assert len(pairs) == 599
