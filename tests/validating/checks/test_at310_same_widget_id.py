from an_export import export, found, page, widget


def test_two_widgets_of_a_page_with_one_id():
    document = export(widget("A", widgetId="same"), widget("B", widgetId="same"))
    messages = [item.message for item in found(document, "AT310")]
    assert messages == ["B and A have the same widgetId."]  # once, although both sides have it


def test_pages_may_have_the_same_ids():
    document = export(pages=[page("One", widget("A")), page("Two", widget("A"))])
    assert not found(document, "AT310")
