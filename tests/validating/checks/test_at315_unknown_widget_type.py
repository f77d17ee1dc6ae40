from an_export import export, found, widget


def test_a_type_that_the_product_does_not_have():
    item = found(export(widget("Text1", "TEXT_WIDGTE")), "AT315")[0]
    assert "Did you mean TEXT_WIDGET?" in item.hint


def test_types_of_old_and_new_editors_are_known():
    document = export(
        widget("A", "DROP_DOWN_WIDGET"), widget("B", "WDS_BUTTON_WIDGET"), widget("C", "TABLE_WIDGET")
    )
    assert not found(document, "AT315")


def test_modules_bring_types_of_their_own():
    assert not found(export(widget("Module1", "MODULE_WIDGET_6634a7ee75904c16")), "AT315")


def test_an_unknown_type_may_be_newer_and_so_is_a_warning():
    (item,) = found(export(widget("New1", "HOLOGRAM_WIDGET")), "AT315")
    assert item.severity == "warning" and "newer release" in item.hint


def test_a_type_that_came_after_the_target_is_known():
    assert not found(export(widget("C", "CUSTOM_WIDGET")), "AT315", "1.9.30")
