import pytest

from transform.javascript.references import parse_expression, parse_module


def newer(code):
    found = parse_expression(code).newer
    return (found.column, found.message) if found else None


@pytest.mark.parametrize(
    ("code", "column", "message"),
    [
        ("a ||= 1", 3, "logical assignment (ES2021)"),
        ("a.b &&= 1", 5, "logical assignment (ES2021)"),
        ("a ??= 1", 3, "logical assignment (ES2021)"),
        ("1_000", 1, "numeric separators (ES2021)"),
        ("class { a }", 9, "class fields (ES2022)"),
        ("class { static a = 1 }", 9, "class fields (ES2022)"),
        ("class { #a() {} }", 9, "private names (ES2022)"),
        ("class { static { } }", 9, "static blocks (ES2022)"),
        ("a + /b/d", 5, "regular expression flags d and v (ES2022, ES2024)"),
        ("/[[a]--[b]]/v", 1, "regular expression flags d and v (ES2022, ES2024)"),
        ("/(?i:a)/", 1, "modifiers in regular expressions (ES2025)"),
        ("/(?<a>b)|(?<a>c)/", 1, "two groups of one name in a regular expression (ES2025)"),
        ("a(1_0, b ??= 2)", 3, "numeric separators (ES2021)"),
    ],
)
def test_syntax_after_es2020(code, column, message):
    assert newer(code) == (column, message)


@pytest.mark.parametrize(
    "code",
    [
        "a ?? b?.c",
        "10n ** 2n",
        "a || b",
        "'1_000 #a ??='",
        "a_1",
        "class { a() {} static b() {} get c() {} }",
        "import('a')",
        "/(?<a>b)(?<=c)(?:d)\\p{L}/su",
        "(async () => { for await (const a of b) {} })()",
        "() => { try {} catch {} }",
        "({...a, b})",
    ],
)
def test_syntax_of_es2020(code):
    assert newer(code) is None


def test_await_outside_functions_of_a_module():
    script = parse_module("export default { a: await b, async c() { await d } }")
    assert script.problem is None
    assert (script.newer.column, script.newer.message) == (21, "`await` at the top level (ES2022)")
