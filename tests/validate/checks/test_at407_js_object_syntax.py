import pytest
from an_export import export, found, js_object, messages


def of(body):
    return messages(export(actionCollectionList=[js_object("Tools", body)]), "AT407")


def test_a_syntax_error_has_line_and_column():
    (message,) = of("export default {\n  load() { return [1; }\n}")
    assert "line 2" in message


def test_code_that_exports_nothing():
    assert of("const a = 1;")


@pytest.mark.parametrize(
    "body",
    [
        "export default {}",
        "export default {\n\tasync load (a, {b} = {}) { await q.run(); return a ?? b?.c; },\n\tx: `${1}`,\n}",
        "// a comment\nexport default { f: () => {}, get g() { return 1 } }",
        "",
    ],
)
def test_code_that_the_product_reads(body):
    assert not of(body)


def test_the_inside_of_a_module_may_be_left_out_of_a_file():
    document = export(actionCollectionList=[js_object("_$Tools1$_Tools", "// in the package")])
    assert not found(document, "AT407")
