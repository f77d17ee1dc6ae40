"""The parser's verdicts against those of V8, on made snippets, on mutations of real code and on the corpus."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import judged
import orjson
import pytest
import v8
from corpus import CORPUS, needs_corpus
from fixture_code import code_in, mutations
from snippets import SNIPPETS

from transform.javascript.references import parse_module

pytestmark = [v8.needs_v8, pytest.mark.slow]

_GRAMMAR = "the grammar reads this otherwise"
_AT_RUNTIME = "V8 throws only when it runs"
_RETURN = "V8 takes the `return` that the product adds for the body of the loop"
_NO_MODULE = "V8 judges a script here, and modules differ in this"

#: Snippet -> why the verdicts differ. In the first part they differ however the code runs.
EXCEPTIONS = {
    "tag`\\u{`": _GRAMMAR,
    "a; x: { x: 1 }": _GRAMMAR,
    "yield = 1": _GRAMMAR,
    "a() = 1": _AT_RUNTIME,
    "a; for (a() of c) d": _AT_RUNTIME,
}
ASSIGNED = {"a; for (let i;;)": _RETURN, "a; while (1)": _RETURN}
STRICT = {
    "a; let\nb": _GRAMMAR,
    "a()++": "strict mode refuses this in the product's parser, not in V8",
    "new.target": "outside the function in which V8 is asked there is none",
    "import.meta": _NO_MODULE,
    "() => { return await }": _NO_MODULE,
    "--> a": _NO_MODULE,
    "--> b": _NO_MODULE,
}

Judge = Callable[[str], object]


def in_module(code: str) -> object:
    return parse_module("export default { fun: async () => {\n" + code + "\n}}").problem


def disagreements(ours: Judge, theirs: Judge, codes: list[str]) -> dict[str, tuple[object, object]]:
    found = {code: (ours(code), theirs(code)) for code in codes}
    return {code: pair for code, pair in found.items() if (pair[0] is None) != (pair[1] is None)}


@pytest.mark.parametrize(
    ("ours", "theirs", "exceptions"),
    [
        (judged.value, v8.value, ASSIGNED),
        (judged.action, v8.action, ASSIGNED),
        (judged.body, v8.body, {}),
        (in_module, v8.in_module, STRICT),
    ],
    ids=["value", "action", "body", "module"],
)
def test_snippets(ours: Judge, theirs: Judge, exceptions: dict[str, str]):
    different = disagreements(ours, theirs, list(SNIPPETS))
    assert {code: pair for code, pair in different.items() if code not in EXCEPTIONS | exceptions} == {}
    settled = (EXCEPTIONS.keys() | exceptions.keys()) - different.keys() - {"yield = 1"}
    assert not settled, "the verdicts are the same now"


BINDINGS, BODIES = code_in(
    [orjson.loads(path.read_bytes()) for path in sorted(judged.FIXTURES.glob("*.json"))]
)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [(judged.value, v8.value), (judged.action, v8.action), (judged.body, v8.body)],
    ids=["value", "action", "body"],
)
def test_mutations_of_bindings(ours: Judge, theirs: Judge):
    codes = [code for code in mutations(BINDINGS, 2_000, seed=1) if code.strip()]
    assert disagreements(ours, theirs, codes) == {}


def test_mutations_of_js_objects():
    codes = [code for code in mutations(BODIES, 500, seed=1) if code.startswith("export default")]
    different = disagreements(lambda code: parse_module(code).problem, v8.module, codes)
    assert [code for code in different if "++moment()" not in code] == [], "see a()++ above"


@pytest.mark.slow
@needs_corpus
def test_all_code_of_the_corpus():
    documents = [orjson.loads(path.read_bytes()) for path in sorted((CORPUS / "exports").glob("*.json"))]
    pages = gzip.decompress((CORPUS / "dsl" / "pages.jsonl.gz").read_bytes()).splitlines()
    bindings, bodies = code_in([*documents, *map(orjson.loads, pages)])
    assert len(bindings) > 1_000 and len(bodies) > 20
    assert disagreements(judged.value, v8.value, bindings) == {}
    assert disagreements(judged.action, v8.action, bindings) == {}
    assert disagreements(judged.body, v8.body, bindings) == {}
    assert disagreements(lambda code: parse_module(code).problem, v8.module, bodies) == {}
