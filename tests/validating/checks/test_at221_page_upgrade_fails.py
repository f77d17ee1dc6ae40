from an_export import export, found, page, widget


def test_a_page_that_the_product_would_lose_is_told():
    # The step from version 12 looks each widget type up in a table; one that it does not have throws.
    document = export(pages=[page("Page1", widget("Mine", "MY_WIDGET"), version=12)])
    items = found(document, "AT221")
    assert items
    assert "upgrade" in items[0].hint


def test_an_old_page_that_the_product_upgrades_is_fine():
    assert not found(export(pages=[page("Page1", widget("Text1", text="a"), version=12)]), "AT221")
