from an_export import export, found, widget

from transform.validating.fix import fix


def test_a_parent_id_of_nobody():
    document = export(widget("Text1", parentId="gone"))
    item = found(document, "AT312")[0]
    assert item.pointer.endswith("/children/0/parentId")
    assert fix(document).document == export(widget("Text1", parentId="0"))


def test_a_missing_parent_id():
    document = export(widget("Text1"))
    del document["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"][0]["parentId"]
    assert [item.entity.name for item in found(document, "AT312")] == ["Text1"]
    assert not found(fix(document).document, "AT312")


def test_widgets_inside_containers_name_the_container():
    inside = widget("Text1")
    assert not found(export(widget("Box", "CONTAINER_WIDGET", children=[inside])), "AT312")
