"""Texts are searched together and hits lead back to each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from makers import BASE64, UPPER, Maker

from transform.sanitizing.rules import all_rules
from transform.sanitizing.search.indicative_names import lower
from transform.sanitizing.search.searching import search
from transform.sanitizing.search.texts import Texts

M = Maker(3)
KEY = "sk_live_" + M.some(UPPER, 24)
RULE = all_rules()[0]


@given(
    st.lists(
        st.text(alphabet=st.characters(exclude_characters="\0"), min_size=1, max_size=6),
        unique=True,
        max_size=6,
    ),
    st.text(alphabet=st.characters(exclude_characters="\0"), min_size=1, max_size=2),
)
def test_every_occurrence_is_placed(strings, piece):
    texts = Texts(strings)
    for index, at in texts.occurrences(piece):
        assert texts.table[index][at : at + len(piece)] == piece
    assert {index for index, _ in texts.occurrences(piece)} == {
        i for i, text in enumerate(texts.table) if piece in text
    }
    assert sorted(set(texts.with_piece(piece))) == sorted(texts.with_piece(piece))


@given(st.text())
def test_lower_case_keeps_every_character_in_its_place(text):
    assert len(lower(text)) == len(text)


def test_a_token_is_found_in_every_text_that_holds_it():
    found = search(Texts([f"a {KEY}", f"b '{KEY}'", "c"]), all_rules())
    assert {text: [text[hit.start : hit.end] for hit in hits] for text, hits in found.items()} == {
        f"a {KEY}": [KEY],
        f"b '{KEY}'": [KEY],
    }


def test_nothing_is_found_inside_images_and_fonts():
    data = M.some(BASE64, 400) + "/AKIA" + "QZ7K3MWX5LPVT2RD" + "/" + M.some(BASE64, 400)
    for before in (
        "data:image/png;base64,",
        "url(data:font/woff2;charset=utf-8;base64,",
        "data:application/font-woff;base64,",
    ):
        assert search(Texts([before + data]), all_rules()) == {}
