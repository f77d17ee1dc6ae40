import pytest
from an_export import export, found, widget


@pytest.mark.parametrize("text", ["Hello {{appsmith.user.name}", "{{", "{{1}} and {{2}"])
def test_a_forgotten_brace(text):
    (item,) = found(export(widget("Text1", text=text)), "AT509")
    assert item.pointer.endswith("/children/0/text")


@pytest.mark.parametrize("text", ["{{1}}", "{{'{{'}}", "{{ {a: {}} }}", "}}"])
def test_closed_bindings(text):
    listed = [{"key": "text"}]
    assert not found(export(widget("Text1", text=text, dynamicBindingPathList=listed)), "AT509")


def test_braces_that_no_list_names_are_text():
    assert not found(export(widget("Text1", text="a {{ b", dynamicBindingPathList=[])), "AT509")
