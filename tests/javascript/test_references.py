import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.javascript.parser import LONGEST
from transform.javascript.references import parse_expression, parse_expression_fully, parse_module


def names(code):
    return [reference.name for reference in parse_expression(code).references]


def paths(code):
    return [".".join((reference.name, *reference.path)) for reference in parse_expression(code).references]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("a", ["a"]),
        ("a.b.c", ["a"]),
        ("a + b", ["a", "b"]),
        ("f(a, b)", ["f", "a", "b"]),
        ("a.map(b => b.c + d)", ["a", "d"]),
        ("((a, {b, c: d = e}, [f], ...g) => a + b + d + f + g)(h)", ["e", "h"]),
        ("(() => { var a = 1; let b = a; const c = b; return c + d })()", ["d"]),
        ("(function f(a) { return f(a - 1) })(b)", ["b"]),
        ("(() => { return later(); function later() {} })()", []),
        ("(() => { { var a } return a })()", []),
        ("(() => { { let a } return a })()", ["a"]),
        ("(() => { if (x) { function a() {} } return a() })()", ["x"]),
        ("(() => { for (const a of b) c(a); return a })()", ["b", "c", "a"]),
        ("(() => { for (let i = 0; i < n; i++) {} })()", ["n"]),
        ("(() => { try { a() } catch (e) { return e } return e })()", ["a", "e"]),
        ("(() => { try { a() } catch ({message}) { return message } })()", ["a"]),
        ("(() => { class A extends B { m(p) { return p + q + this.r } } return new A() })()", ["B", "q"]),
        ("(() => { const {a, ...rest} = b; const [c, , d] = rest; return a + c + d })()", ["b"]),
        ("({a, b: c, [d]: e, f() { return g }})", ["a", "c", "d", "e", "g"]),
        ("{...a.b, c: 1}", ["a"]),
        ("`x ${a} ${`${b}`}`", ["a", "b"]),
        ("a ? b : c", ["a", "b", "c"]),
        ("typeof a === 'undefined' ? 1 : b", ["b"]),
        ("a = 1; a + b", ["b"]),
        ("({a, b: [c]} = d, a + c)", ["d"]),
        ("(() => { for (x of y) z(x) })()", ["y", "z"]),
        ("await a.run(); b.run()", ["a", "b"]),
        ("a?.[b]?.c ?? d", ["a", "b", "d"]),
        ("new A(b)", ["A", "b"]),
        ("/a(b)/.test(c)", ["c"]),
        ("'a' + \"b\"", []),
        ("this.a + arguments[0]", []),
        ("label: for (;;) { break label }", []),
        ("a /* b */ // c", ["a"]),
        ("null ?? undefined ?? true", []),
        ("ä.b + 变量", ["ä", "变量"]),
        ("(() => { later(); var later = 1 })()", []),
        ("(() => { if (a) { var b = 1 } return b })()", ["a"]),
        ("((a, b = a + c) => b)(d)", ["c", "d"]),
        ("(({a: {b = q} = r}) => b)()", ["q", "r"]),
        ("(() => { const [a = x, {b = y} = {}] = z })()", ["x", "y", "z"]),
        ("(() => { const {[k]: v} = o; return v })()", ["k", "o"]),
        ("a.reduce((all, {k, v}) => ({...all, [k]: v}), {})", ["a"]),
        ("(() => { for (const a in b) a; for (var c of d) c; return c })()", ["b", "d"]),
        ("(() => { let a = 1; { let a = 2 } return a })()", []),
        ("(() => { switch (a) { case b: let c = 1; break; default: c } })()", ["a", "b"]),
        ("(() => { try { a } catch { b } finally { c } })()", ["a", "b", "c"]),
        ("(() => { const f = function g() { return g }; return g })()", ["g"]),
        (
            "(() => { class A { x = a; static y = b; #z = c; get g() { return this.#z } static { d } [e]() {} } })()",
            ["a", "b", "c", "d", "e"],
        ),
        ("(class A { m() { return A } })", []),
        ("({get a() { return b }, set a(c) { c }, async *d() { yield e }})", ["b", "e"]),
        ("outer: for (;;) { inner: for (;;) { continue outer } }", []),
        ("(function () { return new.target || arguments[0] })()", []),
        ("import('x').then(m => m.y)", []),
        ("a ??= b; c++; delete d.e; void 0", ["a", "b", "c", "d"]),
        ("(async () => { for await (const a of b) a })()", ["b"]),
        ("tag`x${a}`", ["tag", "a"]),
        ("/[/]}/g.test(a) && b / c / d", ["a", "b", "c", "d"]),
        ("({async: 1, get: 2, set: 3, of: 4, static: 5})", []),
        ("get() + of + async()", ["get", "of", "async"]),
        ("a?.b?.[c]?.(d)", ["a", "c", "d"]),
        ("f(function onOk(r) { return onOk })", ["f"]),
        ("throw new Error(a)", ["Error", "a"]),
    ],
)
def test_free_names(code, expected):
    assert names(code) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("a.b.c()", ["a.b.c"]),
        ("a?.b", ["a.b"]),
        ("a['b c'].d", ["a.b c.d"]),
        ("a[0].b", ["a"]),
        ("a[b].c", ["a", "b"]),
        ("a\n  .b\n  .c", ["a.b.c"]),
        ("[a.b, c.d]", ["a.b", "c.d"]),
    ],
)
def test_member_paths(code, expected):
    assert paths(code) == expected


def test_offsets_count_characters():
    references = parse_expression("'ü€😀' + Orders.data + Orders2").references
    assert [reference.offset for reference in references] == [8, 22]


@pytest.mark.parametrize(
    ("code", "calls"),
    [
        ("showModal('A')", [("showModal", "A")]),
        ('navigateTo("A b", {})', [("navigateTo", "A b")]),
        ("f(`A`)", [("f", "A")]),
        ("f(`A${1}`)", []),
        ("f('A' + b)", []),
        ("a.f('A')", []),
        ("f(a)", []),
        ("(f => f('A'))(g)", []),
    ],
)
def test_calls_with_a_literal_text(code, calls):
    assert [(call.name, call.argument) for call in parse_expression(code).calls] == calls


@pytest.mark.parametrize(
    ("code", "line", "column"),
    [
        ("foo(", 1, 4),
        ("a +\n b)", 2, 3),
        ("[1, 2", 1, 1),
        ("(1]", 1, 3),
        ("a b", 1, 3),
        ("ü (", 1, 3),
        ("\n\n}", 3, 1),
    ],
)
def test_where_a_syntax_error_is(code, line, column):
    problem = parse_expression(code).problem
    assert (problem.line, problem.column) == (line, column)


@pytest.mark.parametrize(
    "code", ["", " \n", "{a: 1}", "{a}", "a;", "a // b", "const a = 1; a", "return a", "async () => 1"]
)
def test_what_is_no_syntax_error(code):
    assert parse_expression(code).problem is None


def test_members_of_a_module():
    code = "export default { a: 1, 'b c': 2, d() {}, async e() {}, get f() { return 1 }, g }"
    assert parse_module(code).members == {"a", "b c", "d", "e", "f", "g"}


@pytest.mark.parametrize("code", ["export default { ...a }", "export default { [a]: 1 }", "const a = 1", ""])
def test_members_that_are_not_known_for_sure(code):
    assert parse_module(code).members is None


NAME = st.from_regex(r"[A-Za-z_$][A-Za-z0-9_$]{0,8}", fullmatch=True)
SIMPLE = st.builds(
    lambda space, name, members, call, end: space + name + "".join(members) + call + space + end,
    st.sampled_from(["", " ", "\n\t"]),
    NAME
    | st.sampled_from(["this", "null", "true", "new", "await", "async", "get", "of", "let", "undefined"]),
    st.lists(st.builds(str.__add__, st.sampled_from([".", "?."]), NAME), max_size=4),
    st.sampled_from(["", "()", "( )"]),
    st.sampled_from(["", ";"]),
)


@given(SIMPLE)
def test_the_short_way_finds_what_the_parser_finds(code):
    assert parse_expression(code) == parse_expression_fully(code)


@given(
    st.lists(
        st.sampled_from([*"{}()[]`$\"'/\\.,;:=>a1 \n\ud800é", "=>", "${", "/*", "*/", "//"]), max_size=60
    ).map("".join)
)
def test_any_text_gives_a_result(code):
    script = parse_expression(code)
    assert all(0 <= reference.offset <= len(code) for reference in script.references)
    parse_module(code)


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "(",
        "a(",
        "[",
        "{",
        "`${",
        "a.",
        "a?",
        "a=>",
        "x=>y=>",
        "function f(){",
        "'",
        "/*",
        "<a>",
        "if(a)",
        "@#",
        "{{",
    ],
)
def test_deep_and_broken_code_comes_to_an_end(unit):
    code = unit * 20_000
    parse_expression(code)
    parse_module(code)


@pytest.mark.parametrize("code", ["a+" * 60_000 + "a", "!" * 60_000 + "a", "case a:" * 8_000, "é " * 20_000])
def test_what_takes_long_or_is_nested_deep_gives_no_names(code):
    assert parse_expression(code).references == ()


def test_long_code_is_read_like_short_code():
    code = "[" + "{ü: Orders.data.map(row => row.id + other)},\n" * 500 + "]"
    script = parse_expression(code)
    assert script.problem is None
    assert [reference.name for reference in script.references] == ["Orders", "other"] * 500
    assert all(code.startswith(reference.name, reference.offset) for reference in script.references)


def test_blanks_cost_no_more_than_their_number():
    assert names("a" + " " * 300_000 + "+ b") == ["a", "b"]


def test_code_that_nobody_wrote_is_not_parsed():
    assert parse_expression("a+" * LONGEST).references == ()
