import pytest
from judged import action, in_module


@pytest.mark.parametrize(
    ("code", "line", "column", "message"),
    [
        ("08n", 1, 1, "this is no number"),
        ("'\\u{110000}'", 1, 2, "the escape sequence is malformed"),
        ("`\\07`", 1, 2, "the escape sequence is malformed"),
        ("f('a\n\t')", 1, 3, "a line break inside quotes"),
        ("/(/", 1, 1, "the regular expression is invalid: a `(` is never closed"),
        ("/a/gg", 1, 1, "`gg` are no flags of a regular expression"),
        ("/a/x", 1, 1, "`x` are no flags of a regular expression"),
        ("/a/uv", 1, 1, "`uv` are no flags of a regular expression"),
        ("@a class {}", 1, 1, "decorators are no JavaScript yet"),
        ("function () { 'use strict'; return 010 }", 1, 36, "a number cannot begin with 0 in strict mode"),
        (
            "function () { 'use strict'; return '\\01' }",
            1,
            37,
            "an octal escape is not allowed in strict mode",
        ),
        ("class { a() { return 08 } }", 1, 22, "a number cannot begin with 0 in strict mode"),
    ],
)
def test_what_engines_refuse(code, line, column, message):
    assert action(code) == (line, column, message)


@pytest.mark.parametrize(
    "code",
    [
        "010",
        "08.5",
        "0o17",
        "0b1n",
        "1_000.5e1_0",
        "'\\01'",
        "'\\8'",
        "'a\\\nb'",
        "`a\nb`",
        "tag`\\07`",
        "'\\u{10FFFF}'",
        "/[/]\\//gimsuy",
        "/a/v",
        "3..a",
        "1e-5",
        "0xFFn",
        "'\\\u2028'",
    ],
)
def test_what_engines_take(code):
    assert action(code) is None


def test_strict_code_has_no_octal_numbers():
    assert in_module("return 010") == (1, 8, "a number cannot begin with 0 in strict mode")
    assert in_module("return '\\08'") == (1, 9, "an octal escape is not allowed in strict mode")
    assert in_module("return '\\0' + 8") is None
    assert action("'\\08'") is None
    assert action("`\\08`") == (1, 2, "the escape sequence is malformed")
    assert in_module("return '\\01'") == (1, 9, "an octal escape is not allowed in strict mode")
