"""Names and literals in the code of a text."""

from __future__ import annotations

import pytest
from an_application import application

from transform.sanitizing.code_places import CodePlaces

BODY = ("actionCollectionList", 0, "unpublishedCollection", "body")
TEXT = ("actionList", 0, "unpublishedAction", "actionConfiguration", "body")


def place(text, piece, path=TEXT):
    start = text.rindex(piece)
    return CodePlaces(application(["x", "y"]), path, text), start, start + len(piece)


@pytest.mark.parametrize(
    ("text", "is_name", "is_in_literal"),
    [
        ("{{ a(1) }} and {{ f(tulip) }}", True, False),
        ("{{ é.tulip }}", True, False),
        ("{{ {tulip: 1} }}", True, False),
        ("{{ f('a tulip') }}", False, True),
        ("{{ f(`tulip${a}`) }}", False, True),
        ("{{ f(`${tulip}`) }}", True, False),
        ("{{ f(/* tulip */) }}", False, False),
        ("{{ const a = 1; tulip() }}", True, False),
        ("{{ ) tulip ( }}", False, False),
        ("{{ a }} tulip {{ b }}", False, False),
        ("tulip {{ b }}", False, False),
    ],
)
def test_what_a_piece_of_a_binding_is(text, is_name, is_in_literal):
    places, start, end = place(text, "tulip")
    assert (places.is_name(start, end), places.is_in_literal(start, end)) == (is_name, is_in_literal)


@pytest.mark.parametrize(
    ("code", "after"),
    [
        ("f('tulip')", "f(a.b)"),
        ("f('a tulip')", "f('a REDACTED')"),
        ("f(`a tulip`)", "f(`a ${a.b}`)"),
        ("import a from 'tulip'", "import a from 'REDACTED'"),
        ("typeof'tulip'", "typeof a.b"),
        ("class A { 'tulip' = 1 }", "class A { [a.b] = 1 }"),
        ("// 'tulip'", "// 'REDACTED'"),
        ("f(((, 'tulip'", "f(((, 'REDACTED'"),
    ],
)
def test_an_expression_in_place_of_a_piece(code, after):
    places, *span = place(code, "tulip", BODY)
    start, end, new = places.with_expression(*span, "a.b")
    assert code[:start] + new + code[end:] == after
