import pytest
from an_export import export, found, js_object, messages, widget


def of(text):
    return messages(export(widget("Text1", text=text)), "AT511")


def test_the_construct_and_its_place_are_named():
    assert of("{{1 +\n 10_000}}") == [
        "text uses numeric separators (ES2021) at line 2, column 2, so that what it depends on is not found."
    ]
    (item,) = found(export(widget("Text1", text="{{1_0}}")), "AT511")
    assert (item.severity, item.pointer.rpartition("/")[2]) == ("warning", "text")


def test_actions_are_told_too():
    action = widget("B", "BUTTON_WIDGET", onClick="{{appsmith.store.a ||= 1}}")
    assert messages(export(action), "AT511")[0].startswith("onClick uses logical assignment (ES2021)")


@pytest.mark.parametrize(
    "text", ["{{a?.b ?? 1n}}", "{{1000}}", "{{import('x')}}", "{{'1_000'}}", "1_000 {{1}}"]
)
def test_syntax_that_the_product_knows(text):
    assert not of(text)


def test_code_with_a_mistake_is_reported_as_that_alone():
    document = export(widget("Text1", text="{{1_000 +}}"))
    assert messages(document, "AT502")
    assert not messages(document, "AT511")


def test_of_js_objects_another_check_tells():
    document = export(actionCollectionList=[js_object("T", "export default { a: 1_000 }")])
    assert messages(document, "AT407")
    assert not messages(document, "AT511")
