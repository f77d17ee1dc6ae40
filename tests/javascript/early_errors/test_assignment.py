import pytest
from judged import action, in_module


@pytest.mark.parametrize(
    ("code", "line", "column", "message"),
    [
        ("a + b = 1", 1, 1, "this cannot be assigned to"),
        ("++a?.b", 1, 3, "what `?.` leads to cannot be assigned to"),
        ("a?.b = 1", 1, 1, "what `?.` leads to cannot be assigned to"),
        ("a; [...b, c] = d", 1, 5, "`...` must be the last element"),
        ("({...a, b} = c)", 1, 3, "`...` must be the last element"),
        ("(...a, b) => 1", 1, 2, "`...` must be the last element"),
        ("({...{a}} = b)", 1, 3, "`...` in an object must name a variable"),
        ("(a, {b: c.d}) => 1", 1, 9, "a declaration needs names, not members"),
        ("f(({a: b.c}) => 1)", 1, 8, "a declaration needs names, not members"),
        ("f(); for (const [a, b.c] of d) {}", 1, 21, "a declaration needs names, not members"),
        ("f(); for (var {a: b[0]} in c) {}", 1, 19, "a declaration needs names, not members"),
        ("(a, b) = 1", 1, 1, "this cannot be assigned to"),
    ],
)
def test_what_engines_refuse(code, line, column, message):
    assert action(code) == (line, column, message)


@pytest.mark.parametrize(
    "code",
    [
        "a = 1",
        "a.b = c[0] = 1",
        "[a, ...b] = c",
        "({a, b: c.d, ...e} = f)",
        "({a = 1} = b)",
        "(a) = 1",
        "a.b++",
        "a?.b.c",
        "(a?.b ?? c).d = 1",
        "f(); for (a.b of c) {}",
        "({a = 1}) => a",
        "[a = 1, [b]] = c",
        "(...[a]) => a",
    ],
)
def test_what_engines_take(code):
    assert action(code) is None


def test_a_call_is_a_target_in_no_module():
    assert in_module("(a()) = 1") == (1, 1, "a call cannot be assigned to")
