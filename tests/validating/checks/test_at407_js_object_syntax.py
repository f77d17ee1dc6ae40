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
    assert "line 2, column 12: await stands in a function that is not async" in message


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
