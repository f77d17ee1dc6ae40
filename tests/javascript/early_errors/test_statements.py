import pytest
from judged import action, body, in_module


@pytest.mark.parametrize(
    ("code", "line", "column", "message"),
    [
        (
            "a(); {b: 1, c: 2}",
            1,
            6,
            "a statement cannot begin with an object: `return` or parentheses are missing",
        ),
        (
            "a(); {'b': 1}",
            1,
            6,
            "a statement cannot begin with an object: `return` or parentheses are missing",
        ),
        ("a(); {...b}", 1, 6, "a statement cannot begin with an object: `return` or parentheses are missing"),
        (
            "a(); {b() {}}",
            1,
            6,
            "a statement cannot begin with an object: `return` or parentheses are missing",
        ),
        (
            "a(); {b: 1}.c",
            1,
            6,
            "a statement cannot begin with an object: `return` or parentheses are missing",
        ),
        ("a(); function () {}", 1, 6, "a statement cannot begin with a function without a name"),
        ("a(); class {}", 1, 6, "a statement cannot begin with a class without a name"),
        ("() => {'a': 1}", 1, 7, "an object that an arrow function returns needs parentheses: `({...a})`"),
        (
            "() => {a: 1, b: 2}",
            1,
            7,
            "an object that an arrow function returns needs parentheses: `({...a})`",
        ),
        ("() => {...a}", 1, 7, "an object that an arrow function returns needs parentheses: `({...a})`"),
        ("() => {a: 1}.b", 1, 7, "an object that an arrow function returns needs parentheses: `({...a})`"),
        ("a(); try { b }", 1, 6, "`try` needs `catch` or `finally`"),
    ],
)
def test_what_engines_refuse(code, line, column, message):
    assert action(code) == (line, column, message)


@pytest.mark.parametrize(
    "code",
    [
        "a(); {b: 1}",
        "a(); {b, c}",
        "a(); {}",
        "() => ({a: 1, b: 2})",
        "() => {a: 1}",
        "() => {}",
        "a(); function b() {} (1)",
        "a(); class B {} [0]",
        "a(); try { b } catch {}",
        "a(); try { b } finally { c }",
        "a(); ({b: 1}).c",
        "a(); (function () {})()",
        "a(); async () => 1",
        "a <!-- b\n",
        "a\n--> b",
    ],
)
def test_what_engines_take(code):
    assert action(code) is None


def test_a_body_may_begin_with_what_is_no_value():
    assert body("{a: 1}") is None
    assert body("function () {}") == (1, 1, "a statement cannot begin with a function without a name")
    assert body("{a: 1,}")[2].startswith("a statement cannot begin with an object")


def test_comments_of_html():
    assert body("--> a") == (1, 1, "this is no comment here")
    assert in_module("a\n--> b") == (2, 1, "this is no comment here")


def test_a_loop_that_awaits_goes_over_the_values_of_something():
    assert in_module("for await (const x in y);") == (1, 20, "`for await` needs `of`")
    assert in_module("for await (const x of y);") is None
    assert in_module("for (const x in y);") is None


def test_a_loop_may_begin_with_a_function_whose_parameter_is_called_of():
    assert in_module("for (async of => {}; false;);") is None
    assert body("for (async of => of; false;);") is None
    assert in_module("for (async of [1]);")[2].startswith("`async` cannot begin")
