"""The font of the characters that typst's fonts lack: typst takes it, and it draws what it was made for alone."""

from io import BytesIO
from pathlib import Path

import typst
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from compliance.report.renderers.boxes import FAMILY, font_of

STRANGE = st.sets(st.characters(min_codepoint=0x2000, exclude_categories=("Cs",)), min_size=1, max_size=30)


@given(STRANGE)
def test_it_is_whole_and_the_same_for_the_same_characters(characters) -> None:
    made = font_of(characters)
    assert made == font_of(sorted(characters, reverse=True))
    assert set(TTFont(BytesIO(made)).getBestCmap()) == set(map(ord, characters))


def test_typst_takes_it(tmp_path: Path) -> None:
    (tmp_path / "boxes.ttf").write_bytes(font_of("😀漢"))
    assert FAMILY in typst.Fonts(include_system_fonts=False, font_paths=[str(tmp_path)]).families()


def test_each_character_has_its_own_box_and_what_only_joins_has_none(tmp_path: Path) -> None:
    (tmp_path / "boxes.ttf").write_bytes(font_of("😀😁漢\u200d"))

    def drawn(text: str) -> bytes:
        page = f"#set page(width: 60pt, height: 30pt)\n#set text(size: 20pt)\n{text}".encode()
        return typst.compile(page, font_paths=[tmp_path], ignore_system_fonts=True, format="png")

    assert len({drawn(text) for text in ("😀", "😁", "漢", "")}) == 4
    assert drawn("😀\u200d") == drawn("😀")
