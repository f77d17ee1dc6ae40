import pytest
from an_export import export, found, js_object, messages


def of(body):
    return messages(export(actionCollectionList=[js_object("Tools", body)]), "AT407")


def test_a_syntax_error_has_line_and_column():
    (message,) = of("export default {\n  load() { return [1; }\n}")
    assert "line 2" in message


@pytest.mark.parametrize(
    "body",
    [
        "const a = 1;",
        "// a comment\nexport default {}",
        "\nexport default {}",
        "export  default {}",
        "export default [1]",
        "export default class {}",
        "export default function () {}",
        "const o = {}; export default o",
    ],
)
def test_code_that_does_not_start_as_the_product_wants_it(body):
    (message,) = of(body)
    assert message.startswith("The code does not start with `export default {`")


def test_await_in_a_function_that_is_not_async():
    (message,) = of("export default {\n  load() { await Load.run() },\n  async save() { await Load.run() } }")
    assert "line 2, column 12: `await` in a function that is not async" in message


@pytest.mark.parametrize(
    ("code", "construct", "column"),
    [
        ("a ??= 1", "logical assignment (ES2021)", 12),
        ("return 1_000", "numeric separators (ES2021)", 17),
        ("class A { b = 1 }", "class fields (ES2022)", 20),
        ("class A { #b() {} }", "private names (ES2022)", 20),
        ("class A { static {} }", "static blocks (ES2022)", 20),
        ("/a/d", "regular expression flags d and v (ES2022, ES2024)", 10),
    ],
)
def test_syntax_after_es2020_costs_all_functions(code, construct, column):
    """Case statements: the product's parser does not know it, while every browser does."""
    (item,) = found(
        export(actionCollectionList=[js_object("Tools", "export default {\n  load() {" + code + "}\n}")]),
        "AT407",
    )
    assert item.message == (
        f"The product cannot read the code from line 2, column {column + 1} on: it knows JavaScript up to ES2020, "
        f"not {construct}."
    )
    assert item.severity == "error"


def test_await_outside_functions_is_too_new():
    (message,) = of("export default { a: await Load.run() }")
    assert "not `await` at the top level (ES2022)" in message


@pytest.mark.parametrize(
    "code", ["with (a) {}", "return 010", "let a; var a", "delete a", "throw\n1", "a ?? b || c", "-a ** 2"]
)
def test_mistakes_that_only_a_module_or_no_engine_forgives(code):
    assert of("export default { load() {" + code + "} }")[0].startswith("The code has a syntax error")


@pytest.mark.parametrize(
    "body",
    [
        "export default {}",
        "export default {\n\tasync load (a, {b} = {}) { await q.run(); return a ?? b?.c; },\n\tx: `${1}`,\n}",
        "export default\n{ f: () => {}, get g() { return 1 } }",
        "export default{ a: 1 }",
        "",
    ],
)
def test_code_that_the_product_reads(body):
    assert not of(body)


def test_the_inside_of_a_module_may_be_left_out_of_a_file():
    document = export(actionCollectionList=[js_object("_$Tools1$_Tools", "// in the package")])
    assert not found(document, "AT407")
