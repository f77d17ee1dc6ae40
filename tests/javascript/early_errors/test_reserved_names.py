import pytest
from judged import action, in_module


@pytest.mark.parametrize(
    ("code", "line", "column", "message"),
    [
        ("a(); let let = 1", 1, 10, "`let` cannot be the name of a constant or of a `let`"),
        ("a(); var enum", 1, 10, "`enum` cannot be a name"),
        ("{if}", 1, 2, "`if` cannot be a name"),
        ("{class}", 1, 2, "`class` cannot be a name"),
        ("async () => { let await = 1 }", 1, 19, "`await` cannot be a name here"),
        ("async (await) => 1", 1, 8, "`await` cannot be a name here"),
        ("function* () { let yield = 1 }", 1, 20, "`yield` cannot be a name here"),
        ("function* yield() {}", 1, 11, "`yield` cannot be a name here"),
        ("async function await() {}", 1, 16, "`await` cannot be a name here"),
        ("function () { 'use strict'; let static }", 1, 33, "`static` cannot be a name here"),
        ("function () { 'use strict'; eval = 1 }", 1, 29, "`eval` cannot be assigned to in strict mode"),
        (
            "function () { 'use strict'; arguments++ }",
            1,
            29,
            "`arguments` cannot be assigned to in strict mode",
        ),
        ("function (eval) { 'use strict' }", 1, 11, "`eval` cannot be assigned to in strict mode"),
        ("class { m() { let let_, package } }", 1, 25, "`package` cannot be a name here"),
        ("class let {}", 1, 7, "`let` cannot be the name of a class"),
        ("class { a = arguments }", 1, 13, "`arguments` in the value of a field"),
        ("a(); for (async of b) {}", 1, 11, "`async` cannot begin the head of a `for ... of`"),
        ("a(); for (let.x of b) {}", 1, 11, "`let` cannot begin the head of a `for ... of`"),
        ("\\u0061wait", 1, 1, "`await` cannot be a name here"),
        ("v\\u0061r", 1, 1, "`var` cannot be a name"),
        ("a(); let await", 1, 10, "`await` cannot be a name here"),
    ],
)
def test_what_engines_refuse(code, line, column, message):
    assert action(code) == (line, column, message)


@pytest.mark.parametrize(
    "code",
    [
        "a(); var let",
        "a(); var yield, static, async, of, get",
        "{if: 1, class: 2, await: 3}",
        "a.class.if",
        "{await: 1}",
        "function await() {}",
        "function (eval) { arguments = 1 }",
        "class { arguments() { return arguments } }",
        "a(); for (async in b) {}",
        "(async) => async",
        "{get: 1, set, of, static}",
        "\\u0061",
        "class { static() {} await() {} }",
    ],
)
def test_what_engines_take(code):
    assert action(code) is None


@pytest.mark.parametrize("name", ["let", "static", "yield", "implements", "await", "interface", "public"])
def test_names_that_a_module_reserves(name):
    assert in_module(f"var {name}") == (1, 5, f"`{name}` cannot be a name here")


def test_a_name_may_hold_a_reserved_word():
    assert in_module("var letter, in_, $if") is None
