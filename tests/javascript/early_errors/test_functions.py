import pytest
from judged import action, body, in_module, module, value


@pytest.mark.parametrize(
    ("code", "line", "column", "message"),
    [
        ("a.map(x => await x)", 1, 12, "`await` in a function that is not async"),
        ("(() => { await a })()", 1, 10, "`await` in a function that is not async"),
        ("async (a = await b) => 1", 1, 12, "`await` in the parameters of a function"),
        ("(() => { for await (const a of b) {} })()", 1, 14, "`await` in a function that is not async"),
        ("yield a", 1, 1, "`yield` outside a generator function"),
        ("super.a", 1, 1, "`super` outside a method that has one"),
        ("super()", 1, 1, "`super` outside a method that has one"),
        ("{a: function () { super.b }}", 1, 19, "`super` outside a method that has one"),
        ("class { constructor() { super() } }", 1, 25, "`super` outside a method that has one"),
        ("class extends A { m() { super() } }", 1, 25, "`super` outside a method that has one"),
        ("{m() { super }}", 1, 8, "`super` needs a member or a call behind it"),
        ("import.meta", 1, 1, "`import.meta` outside a module"),
        ("(a, a) => 1", 1, 5, "a is a parameter twice"),
        ("function (a, [a]) {}", 1, 15, "a is a parameter twice"),
        ("(a, {a}) => 1", 1, 6, "a is a parameter twice"),
        ("{m(a, a) {}}", 1, 7, "a is a parameter twice"),
        ("(a = 1) => { 'use strict' }", 1, 14, '"use strict" needs a function with plain parameters'),
        ("{get a(b) {}}", 1, 2, "a getter has no parameters"),
        ("{set a() {}}", 1, 2, "a setter has exactly one parameter"),
        ("{set a(...b) {}}", 1, 2, "a setter has exactly one parameter"),
        ("a\n=> 1", 2, 1, "`=>` must be on the line of its parameters"),
        ("async\nfunction () {}", 2, 1, "a statement cannot begin with a function without a name"),
        ("function () { 'use strict'; with (a) {} }", 1, 29, "`with` is not allowed in strict mode"),
        ("function (a, a) { 'use strict' }", 1, 14, "a is a parameter twice"),
        ("class { a = await b }", 1, 13, "`await` outside an async function"),
    ],
)
def test_what_engines_refuse(code, line, column, message):
    assert action(code) == (line, column, message)


@pytest.mark.parametrize(
    "code",
    [
        "await a",
        "a.map(async x => await x)",
        "(async () => { for await (const a of b) {} })()",
        "function* () { yield 1; yield* a; yield }",
        "yield",
        "a + yield",
        "{m() { super.b }}",
        "class { constructor() { super.b } }",
        "class extends A { constructor() { super(); (() => super.b)() } }",
        "class extends A { static a = super.b }",
        "new.target",
        "() => new.target",
        "function (a, a) {}",
        "async a => await a",
        "async\n(a)",
        "{get a() {}, set a(b) {}}",
        "function () { with (a) {} }",
        "import('a')",
        "{async *a() { for await (const b of c) yield await b }}",
    ],
)
def test_what_engines_take(code):
    assert action(code) is None


def test_strict_code_has_no_with_and_no_doubled_parameters():
    assert in_module("with (a) {}") == (1, 1, "`with` is not allowed in strict mode")
    assert in_module("function f(a, a) {}") == (1, 15, "a is a parameter twice")
    assert in_module("yield") == (1, 1, "`yield` outside a generator function")
    assert body("'use strict'; with (a) {}") == (1, 15, "`with` is not allowed in strict mode")
    assert body("a; 'use strict'; with (a) {}") is None


def test_new_target_and_import_meta_in_a_module():
    assert module("export default { a: new.target }") == (1, 21, "`new.target` outside a function")
    assert module("export default { a() { return [new.target, import.meta] } }") is None


def test_a_value_cannot_wait():
    assert value("a(await b)") == (1, 3, "`await` outside an async function")
    assert action("a(await b)") is None
