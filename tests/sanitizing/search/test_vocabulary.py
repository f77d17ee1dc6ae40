"""The words of texts never rule out a hint that occurs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.sanitizing.rules import all_rules
from transform.sanitizing.search.vocabulary import Sign, SignedHints, Vocabulary, sign

TOKEN_RULES = [rule for rule in all_rules() if rule.near == "token"]
SURROUNDINGS = st.text(alphabet="aZk19_-./=+ :", max_size=6)


@given(st.sampled_from(TOKEN_RULES), SURROUNDINGS, SURROUNDINGS, st.data())
def test_a_hint_that_occurs_is_never_ruled_out(rule, before, after, data):
    hint = data.draw(st.sampled_from(rule.hints))
    if hint[0].isalnum() and not rule.inside_word and before[-1:].isalnum():
        before += "-"
    written = data.draw(st.sampled_from((hint, hint.upper(), hint.title())))
    occurring = dict(SignedHints(TOKEN_RULES).occurring(Vocabulary(f"{before}{written}{after}".encode())))
    assert hint.encode() in occurring[rule]


@given(st.text(alphabet="ab1_-é", min_size=1, max_size=5), st.text(alphabet="ab1_-é ", max_size=12))
def test_a_part_of_a_text_is_never_ruled_out(hint, text):
    for begins_word in (False, True):
        inside = f"{text}{' ' if begins_word else ''}{hint}{text}"
        assert Vocabulary(inside.encode()).shows(sign(hint, begins_word=begins_word))


@pytest.mark.parametrize(
    ("hint", "begins_word", "expected"),
    [
        ("ghp_", True, Sign("whole", b"ghp")),
        ("ghp_", False, Sign("part", b"ghp")),
        ("akia", True, Sign("beginning", b"akia")),
        ("sk-proj-", True, Sign("whole", b"proj")),
        ("@tcp(", False, Sign("whole", b"tcp")),
        ("azdo", False, Sign("part", b"azdo")),
        ("1//0", True, None),
        ("密码", False, None),
    ],
)
def test_what_shows_a_hint(hint, begins_word, expected):
    assert sign(hint, begins_word=begins_word) == expected


@pytest.mark.parametrize("hint", ["ghp_", "akia", "@tcp(", "azdo"])
def test_ordinary_texts_rule_hints_out(hint):
    vocabulary = Vocabulary(
        b"const orders = await GetOrders.run({ customer: 'Zoe', ghpages: 1, tcpdump: 2 });"
    )
    assert not vocabulary.shows(sign(hint, begins_word=True))
