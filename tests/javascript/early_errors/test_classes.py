import pytest
from judged import action


@pytest.mark.parametrize(
    ("code", "line", "column", "message"),
    [
        ("class { constructor() {} constructor() {} }", 1, 26, "a class has one constructor only"),
        ("class { get constructor() {} }", 1, 13, "a constructor is a plain method"),
        ("class { async constructor() {} }", 1, 15, "a constructor is a plain method"),
        ("class { *constructor() {} }", 1, 10, "a constructor is a plain method"),
        ("class { constructor = 1 }", 1, 9, "a field cannot be called constructor"),
        ("class { 'constructor' = 1 }", 1, 9, "a field cannot be called constructor"),
        ("class { static prototype() {} }", 1, 16, "a static member cannot be called prototype"),
        ("class { #a; #a }", 1, 13, "#a is declared twice"),
        ("class { #constructor }", 1, 9, "a field cannot be called constructor"),
        ("class { m() { return this.#b } }", 1, 27, "no class around this declares #b"),
        ("class { get #a() {} get #a() {} }", 1, 25, "#a is declared twice"),
        ("{__proto__: a, '__proto__': b}", 1, 16, "`__proto__` is set twice"),
        ("a.#b", 1, 3, "no class around this declares #b"),
    ],
)
def test_what_engines_refuse(code, line, column, message):
    assert action(code) == (line, column, message)


@pytest.mark.parametrize(
    "code",
    [
        "class { constructor() {} static constructor() {} }",
        "class { #a; m() { return this.#a } }",
        "class { get #a() {} set #a(b) {} }",
        "class { #a; m() { return class { n(o) { return o.#a } } } }",
        "class { #a; static is(b) { return #a in b } }",
        "{__proto__: a, __proto__}",
        "{a: 1, a: 2}",
        "class { prototype() {} }",
    ],
)
def test_what_engines_take(code):
    assert action(code) is None
