import pytest
from judged import action, in_module


@pytest.mark.parametrize(
    ("code", "line", "column", "message"),
    [
        ("a ?? b || c", 1, 1, "`??` beside `||` or `&&` needs parentheses"),
        ("a && b ?? c", 1, 1, "`??` beside `||` or `&&` needs parentheses"),
        ("a || b ?? c", 1, 1, "`??` beside `||` or `&&` needs parentheses"),
        ("-a ** 2", 1, 1, "the left operand of `**` needs parentheses: `(-a) ** b`"),
        ("typeof a ** 2", 1, 1, "the left operand of `**` needs parentheses: `(-a) ** b`"),
        ("() => {} ()", 1, 1, "an arrow function needs parentheses here"),
        ("!() => 1", 1, 2, "an arrow function needs parentheses here"),
        ("new a?.b()", 1, 5, "`new` cannot follow `?.`"),
        ("f(a, , b)", 1, 6, "something is missing before `,`"),
        ("{a: 1, , b: 2}", 1, 8, "something is missing before `,`"),
        (
            "f(); for (a of b, c) {}",
            1,
            16,
            "`for ... of` takes one expression; put parentheses around several",
        ),
        ("({a, , b}) => 1", 1, 6, "something is missing before `,`"),
        ("import()", 1, 7, "`import()` needs the name of a module"),
        ("import(...a)", 1, 7, "`import()` needs the name of a module"),
        ("a || b = 1", 1, 1, "this cannot be assigned to"),
        (
            "function () { 'use strict'; delete a }",
            1,
            36,
            "`delete` of a variable is not allowed in strict mode",
        ),
        ("class { #a; m() { delete this.#a } }", 1, 26, "a private field cannot be deleted"),
        ("await a ** 2", 1, 1, "the left operand of `**` needs parentheses: `(-a) ** b`"),
    ],
)
def test_what_engines_refuse(code, line, column, message):
    assert action(code) == (line, column, message)


@pytest.mark.parametrize(
    "code",
    [
        "(a ?? b) || c",
        "a ?? (b && c)",
        "(-a) ** 2",
        "a ** -b",
        "a++ ** 2",
        "a ? () => 1 : b",
        "(() => 1) || b",
        "new (a?.b)()",
        "a`b`",
        "f(a, b,)",
        "[a, , b]",
        "import('a')",
        "a || (b = 1)",
        "delete a",
        "delete a.b",
        "f(); for (a in b, c) {}",
        "a?.5:1",
        "a ?? b ?? c",
        "(await a) ** 2",
    ],
)
def test_what_engines_take(code):
    assert action(code) is None


def test_strict_code_deletes_members_only():
    assert in_module("delete (a)") == (1, 8, "`delete` of a variable is not allowed in strict mode")
    assert in_module("delete a.b") is None
