from an_export import export, found, widget


def nested(inner_id):
    middle = widget("Middle", "CONTAINER_WIDGET", children=[widget("Inner", widgetId=inner_id)])
    return export(widget("Outer", "CONTAINER_WIDGET", widgetId="outer", children=[middle]))


def test_a_widget_with_the_id_of_one_around_it():
    assert [item.entity.name for item in found(nested("outer"), "AT314")] == ["Inner"]


def test_other_ids_are_fine():
    assert not found(nested("inner"), "AT314")


def test_a_sibling_with_the_same_id_is_no_circle():
    box = widget("Box", "CONTAINER_WIDGET", widgetId="a", children=[widget("Inside")])
    document = export(box, widget("Beside", widgetId="a"))
    assert not found(document, "AT314")
    assert found(document, "AT310")
