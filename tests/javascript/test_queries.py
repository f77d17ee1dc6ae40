"""A query asked in parts captures what it captures as a whole."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from corpus import CORPUS, needs_corpus
from fixture_code import code_in, mutations
from hypothesis import given
from hypothesis import strategies as st
from judged import FIXTURES
from snippets import SNIPPETS

from transform.javascript.names import names_query
from transform.javascript.parser import tree
from transform.javascript.queries import Query
from transform.javascript.references import whole_query

TOKENS = [
    "a",
    "b",
    "f(",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    ",",
    ";",
    ":",
    "?",
    ".",
    "?.",
    "...",
    "=",
    "=>",
    "+",
    "++",
    "--",
    "+=",
    "**=",
    "??=",
    "<<=",
    "!",
    "1",
    "'x\\n'",
    "`x`",
    "`\\u{`",
    "`${",
    "/x/g",
    "\\u0061",
    "for",
    "for(",
    "of",
    "in",
    "await",
    "async",
    "function",
    "function*",
    "class",
    "extends",
    "super",
    "super(",
    "import",
    "export",
    "default",
    "from",
    "as",
    "new",
    "new.target",
    "delete",
    "typeof",
    "return",
    "yield",
    "try",
    "catch",
    "finally",
    "switch",
    "case",
    "let",
    "const",
    "var",
    "get",
    "static",
    "#x",
    "<b/>",
    "<b>",
    "</b>",
]


def difference(code: str) -> dict[str, object]:
    """Return the captures that differ: none for code with an error, of which all is always asked."""
    source = code.encode("utf-8", "replace")
    root = tree(source)
    if root is None:
        return {}
    differing = {}
    for query in (names_query.__wrapped__(), whole_query.__wrapped__()):
        in_parts, at_once = counted(query.captures(root, source)), counted(query.all_captures(root))
        differing |= {
            name: (in_parts.get(name), at_once.get(name))
            for name in in_parts.keys() | at_once.keys()
            if in_parts.get(name) != at_once.get(name)
        }
    return differing


def counted(captures):
    return {
        name: Counter((node.type, node.start_byte, node.end_byte) for node in nodes)
        for name, nodes in captures.items()
    }


def ways(code: str) -> list[str]:
    """Return code as a value, as statements and in a function of a module."""
    return [code, f"const $$result = {code}", "export default { fun: async () => {\n" + code + "\n}}"]


@pytest.mark.parametrize("code", SNIPPETS)
def test_snippets(code: str):
    assert [difference(way) for way in ways(code)] == [{}, {}, {}]


@given(st.lists(st.sampled_from(TOKENS), max_size=12))
def test_any_tokens(tokens: list[str]):
    assert [difference(way) for way in ways(" ".join(tokens))] == [{}, {}, {}]


def test_mutations_of_code():
    code = [*SNIPPETS, *(code for kind in code_in([fixture()]) for code in kind)]
    assert [mutated for mutated in mutations(code, 2_000, seed=5) if difference(mutated)] == []


def fixture():
    return json.loads((FIXTURES / "order-desk-1.6.8.json").read_text())


@needs_corpus
def test_code_of_the_corpus():
    documents = [json.loads(path.read_text()) for path in sorted((CORPUS / "exports").glob("*.json"))]
    bindings, bodies = code_in(documents)
    assert bindings
    assert [code for code in bodies if difference(code)] == []
    assert [code for code in bindings if difference(f"const $$result = {code}")] == []


def test_much_code_is_asked_at_once_with_the_same_result():
    query = Query({"": "(identifier) @name", "new": "(new_expression) @made", "for": "(for_statement) @loop"})
    source = b"new a;" * 10_000
    root = tree(source)
    assert root is not None
    assert {name: len(nodes) for name, nodes in query.captures(root, source).items()} == {
        "name": 10_000,
        "made": 10_000,
    }
