"""Reading code costs time in proportion to its length, however it is built."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from transform.javascript.references import parse_expression_fully, parse_module

pytestmark = pytest.mark.slow


def seconds(read: Callable[[], object]) -> float:
    """Return the least processor time of some runs."""
    times = []
    for _ in range(3):
        start = time.process_time()
        read()
        times.append(time.process_time() - start)
    return min(times)


def numbered(unit: str) -> Callable[[int], str]:
    return lambda n: "".join(unit.replace("@", str(i)) for i in range(n))


IN_FUNCTION = {
    "functions": numbered("async function f@(a, b) { await a; return b.c } "),
    "names": numbered("let a@; "),
    "loops": numbered("for (const a of b@) { if (c) continue; else break } "),
    "labels": numbered("x@: for (;;) { break x@ } "),
    "cases": lambda n: "switch (a) { " + "case 1: b; break; " * n + "}",
    "private names": lambda n: "class A { " + numbered("#a@; m@() { return this.#a@ } ")(n) + "}",
    "texts": lambda n: "a = [" + "'b\\n', `${c}`, 0x1, " * n + "]",
    "groups": lambda n: "a = /" + numbered("(?<a@>[b-c]|\\k<a@>)")(n) + "/",
    "open groups": lambda n: "a = /" + "(" * n + ")" * n + "/",
    "directives": lambda n: "'use strict'; " * n,
    "patterns": numbered("({a@, b: [c = 1]} = d); "),
    "statements that begin with {": lambda n: "{a: 1}; " * n,
    "arrow functions": lambda n: "a = [" + "() => ({b: 1}), " * n + "]",
    "comments of HTML": lambda n: "b;\n" + "<!-- a\n" * n,
}


@pytest.mark.parametrize("make", IN_FUNCTION.values(), ids=IN_FUNCTION)
def test_long_code(make: Callable[[int], str]):
    short, long = ("a; " + make(n) for n in (500, 2_000))
    assert seconds(lambda: parse_expression_fully(long)) < 8 * seconds(lambda: parse_expression_fully(short))


def in_module(statements: str) -> str:
    return "export default { f() { " + statements + "} }"


NESTED = {
    "functions": ("() => { return ", "1", " }"),
    "async functions": ("async () => { await ", "1", " }"),
    "blocks": ("{ var a; let b; ", "", " }"),
    "loops": ("for (;;) { if (a) break; ", "", " }"),
}


@pytest.mark.parametrize(("start", "middle", "end"), NESTED.values(), ids=NESTED)
def test_deep_code(start: str, middle: str, end: str):
    few, many = (in_module("return " * (end == "}") + start * n + middle + end * n) for n in (60, 240))
    assert not parse_module(many).is_unread
    assert seconds(lambda: parse_module(many)) < 8 * seconds(lambda: parse_module(few))


def test_much_code_in_deep_functions():
    """What lies around a name is worked out once for each function, not for each name."""
    flat, deep = (
        in_module("async () => { " * n + "await a; { var b } this.c(d); " * 3_000 + "}" * n) for n in (1, 400)
    )
    assert seconds(lambda: parse_module(deep)) < 5 * seconds(lambda: parse_module(flat))


def test_objects_as_deep_as_they_are_read():
    """The parser's own query costs the square of the depth, which is limited."""
    code = in_module("return " + "{a: " * 480 + "1" + "}" * 480)
    assert not parse_module(code).is_unread
    assert seconds(lambda: parse_module(code)) < 0.5


def test_a_thousand_functions_inside_each_other_come_to_an_end():
    code = in_module("() => { return " * 1_000 + "1" + " }" * 1_000)
    assert seconds(lambda: parse_module(code)) < 2
