import pytest
from judged import action, module


@pytest.mark.parametrize(
    ("code", "line", "column", "message"),
    [
        ("break", 1, 1, "`break` outside a loop"),
        ("a(); break", 1, 6, "`break` outside a loop"),
        ("a(); continue", 1, 6, "`continue` outside a loop"),
        ("(() => { break })()", 1, 10, "`break` outside a loop"),
        ("a(); for (;;) { b.map(() => { continue }) }", 1, 31, "`continue` outside a loop"),
        ("a(); switch (b) { case 1: continue }", 1, 27, "`continue` outside a loop"),
        ("a(); x: { continue x }", 1, 11, "x is no label of a loop"),
        ("a(); for (;;) { break y }", 1, 17, "no label y is defined around this"),
        ("a(); x: x: for (;;) {}", 1, 9, "the label x is defined twice"),
        ("a(); x: for (;;) { (() => { break x })() }", 1, 29, "no label x is defined around this"),
        ("a(); throw\nb", 1, 6, "`throw` needs a value on the same line"),
        ("a(); switch (b) { default: c; default: d }", 1, 31, "a `switch` has two defaults"),
    ],
)
def test_what_engines_refuse(code, line, column, message):
    assert action(code) == (line, column, message)


@pytest.mark.parametrize(
    "code",
    [
        "a(); for (;;) { break }",
        "a(); while (b) { if (c) continue; else break }",
        "a(); do { break } while (b)",
        "a(); x: for (;;) { for (;;) { continue x } }",
        "a(); x: { break x }",
        "a(); switch (b) { case 1: break; default: c }",
        "a(); x: y: for (;;) { continue x }",
        "a(); throw b",
        "a(); x: for (;;) {} x: for (;;) {}",
        "a(); return b",
        "a(); switch (b) { default: switch (c) { default: d } }",
    ],
)
def test_what_engines_take(code):
    assert action(code) is None


def test_return_in_a_module():
    assert module("return 1") == (1, 1, "`return` outside a function")
