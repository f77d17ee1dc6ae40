from an_export import export, found, page, widget

from transform.validating.fix import fix


def test_a_binding_that_no_list_names_is_told_and_added():
    document = export(widget("Text1", text="{{1}}", dynamicBindingPathList=[]))
    item = found(document, "AT318")[0]
    assert item.pointer.endswith("/children/0/text")
    assert fix(document).document == export(widget("Text1", text="{{1}}"))


def test_a_missing_list_is_made():
    bare = widget("Text1", text="{{1}}")
    del bare["dynamicBindingPathList"]
    fixed = fix(export(bare)).document
    assert not found(fixed, "AT318")
    assert found(export(bare), "AT318")


def test_a_text_without_binding_needs_no_entry():
    assert not found(export(widget("Text1", text="{{")), "AT318")


def test_a_property_that_holds_no_bindings_needs_no_entry():
    assert not found(export(widget("Text1", someNote="{{1}}", dynamicBindingPathList=[])), "AT318")


def test_the_inner_canvas_of_a_container_shows_nothing_itself():
    canvas = widget("Canvas1", "CANVAS_WIDGET", borderRadius="{{1}}", dynamicBindingPathList=[])
    assert not found(export(widget("Box", "CONTAINER_WIDGET", children=[canvas])), "AT318")


def test_the_product_makes_the_lists_of_old_pages_anew():
    bare = widget("Text1", text="{{1}}", dynamicBindingPathList=[])
    assert not found(export(pages=[page("Page1", bare, version=12)]), "AT318")
    assert found(export(pages=[page("Page1", bare, version=13)]), "AT318")


def test_a_list_that_is_none_is_left_to_a_person():
    document = export(widget("Text1", text="{{1}}", dynamicBindingPathList="text"))
    assert "--fix" not in found(document, "AT318")[0].hint
    assert fix(document).document == document
