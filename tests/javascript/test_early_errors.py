import pytest

from transform.javascript.references import parse_expression


def problem(code):
    found = parse_expression(code).problem
    return (found.line, found.column, found.message) if found else None


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("(() => { await a })()", (1, 10, "await stands in a function that is not async")),
        (
            "(async () => {\n [1].map(x => await x) })()",
            (2, 15, "await stands in a function that is not async"),
        ),
        ("(() => { const a = 1; const a = 2 })()", (1, 29, "a is declared twice")),
        ("let ü = 1; let ü = 2", (1, 16, "ü is declared twice")),
        ("switch (a) { case 1: let b; break; case 2: let b }", (1, 48, "b is declared twice")),
        ("(() => { const x; })()", (1, 16, "a constant has no value")),
        ("(() => { break })()", (1, 10, "break stands outside a loop")),
        ("for (;;) { a.map(() => { continue }) }", (1, 26, "continue stands outside a loop")),
        ("switch (a) { case 1: continue }", (1, 22, "continue stands outside a loop")),
        ("Q1?.x = 1", (1, 1, "what `?.` leads to cannot be assigned to")),
        ("a?.[0] += 1", (1, 1, "what `?.` leads to cannot be assigned to")),
    ],
)
def test_what_every_engine_refuses(code, expected):
    assert problem(code) == expected


@pytest.mark.parametrize(
    "code",
    [
        "await a",
        "(async () => { await a; for (const b of c) { await b } })()",
        "(async function () { return await a })()",
        "({ async load() { await a }, async *all() { yield await b } })",
        "(async () => { await Promise.all(a.map(async (b) => await b)) })()",
        "(async () => { ({ [await a]() {} }) })()",
        "await(a)",
        "const a = 1; { const a = 2 }; (() => { const a = 3 })()",
        "for (const a of b) { const a = 1 }",
        "for (const a of b) c(a); for (const a in b) c(a)",
        "for (let i = 0; i < 1; i++) {} for (let i = 0; i < 1; i++) {}",
        "switch (a) { case 1: { let b } break; case 2: { let b } }",
        "var a = 1; var a = 2; let b; let c",
        "(() => { class A { m() { const A = 1; return A } } return A })()",
        "const {a, b: c} = d, [e] = f",
        "for (;;) { if (a) break; else continue }",
        "while (a) { switch (b) { case 1: continue; default: break } }",
        "a: for (;;) { for (;;) { continue a } }",
        "do { break } while (a)",
        "a?.b.c; a.b = c?.d; (a?.b ?? c).d = 1",
        "a?.[0]?.b === 1",
    ],
)
def test_what_engines_take(code):
    assert problem(code) is None
