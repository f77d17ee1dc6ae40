import pytest
from judged import action, body, in_module, module


@pytest.mark.parametrize(
    ("code", "line", "column", "message"),
    [
        ("a(); let b; let b", 1, 17, "b is declared twice"),
        ("a(); let b; var b", 1, 17, "b is declared twice"),
        ("a(); var b; let b", 1, 17, "b is declared twice"),
        ("(() => { let ü; let ü })()", 1, 21, "ü is declared twice"),
        ("a(); { var b; let b }", 1, 19, "b is declared twice"),
        ("a(); { let b; { var b } }", 1, 21, "b is declared twice"),
        ("a(); switch (b) { case 1: let c; break; case 2: let c }", 1, 53, "c is declared twice"),
        ("a(); const b", 1, 12, "a constant needs a value"),
        ("a(); let [b]", 1, 10, "a pattern needs a value"),
        ("a(); if (b) let c", 1, 13, "a declaration needs a block around it here"),
        ("a(); while (b) function c() {}", 1, 16, "a declaration needs a block around it here"),
        ("a(); for (let [b, b] of c) {}", 1, 19, "b is declared twice"),
        ("a(); const {b, c: b} = d", 1, 19, "b is declared twice"),
        ("(b) => { let b }", 1, 14, "b is declared twice"),
        ("a(); try {} catch (b) { let b }", 1, 29, "b is declared twice"),
        ("a(); try {} catch ([b, b]) {}", 1, 21, "b is declared twice"),
        ("a(); class B {} class B {}", 1, 23, "B is declared twice"),
        ("a(); for (let b of c) { var b }", 1, 29, "b is declared twice"),
        ("a(); { let f; function f() {} }", 1, 24, "f is declared twice"),
        ("class { m() { if (a) function b() {} } }", 1, 22, "a declaration needs a block around it here"),
        ("a(); if (b) class C {}", 1, 13, "a declaration needs a block around it here"),
    ],
)
def test_what_engines_refuse(code, line, column, message):
    assert action(code) == (line, column, message)


@pytest.mark.parametrize(
    "code",
    [
        "a(); var b; var b",
        "a(); let b; { let b }",
        "a(); for (const b of c) { const b = 1 }",
        "(b) => { var b }",
        "a(); function b() {} function b() {}",
        "a(); { function b() {} function b() {} }",
        "a(); try {} catch (b) { var b }",
        "a(); try {} catch (b) { { let b } }",
        "a(); for (const b of c) d; for (const b in c) d",
        "a(); if (b) function c() {}",
        "a(); x: function c() {}",
        "a(); const b = 1, [c] = d",
        "a(); for (var b = 1 in c) {}",
        "function f(f) { var f }",
        "a(); switch (b) { case 1: { let c } case 2: { let c } }",
    ],
)
def test_what_engines_take(code):
    assert action(code) is None


@pytest.mark.parametrize(
    ("code", "column", "message"),
    [
        ("function f() {} { function g() {} function g() {} }", 44, "g is declared twice"),
        ("if (a) function f() {}", 8, "a declaration needs a block around it here"),
        ("a; x: function f() {}", 7, "a declaration needs a block around it here"),
        ("for (var a = 1 in b) {}", 14, "the variable of a `for` loop over something takes no value"),
    ],
)
def test_what_only_strict_mode_refuses(code, column, message):
    assert body(code) is None
    assert in_module(code) == (1, column, message)


@pytest.mark.parametrize(
    "code",
    ["import a from 'b'; import a from 'c'", "import {a} from 'b'; let a", "function f() {} function f() {}"],
)
def test_names_of_a_module_are_declared_once(code):
    assert module(code)[2].endswith("is declared twice")
