import pytest
from an_export import export, messages, page, widget


def test_two_properties_that_depend_on_each_other():
    document = export(widget("A", text="{{B.text}}"), widget("B", text="{{A.text + 1}}"))
    assert messages(document, "AT503") == [
        "Properties depend on each other in a cycle: A.text -> B.text -> A.text."
    ]


def test_a_property_that_depends_on_itself():
    assert messages(export(widget("A", text="{{A.text}}")), "AT503")


def test_a_cycle_through_members_of_a_bound_property():
    document = export(
        widget("T", "TABLE_WIDGET_V2", tableData="{{A.text}}"), widget("A", text="{{T.tableData[0].id}}")
    )
    assert messages(document, "AT503")


def test_a_chain_is_no_cycle():
    widgets = [widget("A", text="{{B.text}}"), widget("B", text="{{C.text}}"), widget("C", text="{{1}}")]
    assert not messages(export(*widgets), "AT503")


def test_other_properties_of_each_other_are_fine():
    assert not messages(export(widget("A", text="{{B.label}}"), widget("B", text="{{A.text}}")), "AT503")


def test_an_action_is_no_dependency():
    button = widget("B", "BUTTON_WIDGET", text="{{A.text}}", onClick="{{showAlert(B.text)}}")
    assert not messages(export(widget("A", text="{{1}}"), button), "AT503")


def test_names_of_another_page_are_other_widgets():
    document = export(
        pages=[page("One", widget("A", text="{{B.text}}")), page("Two", widget("B", text="{{A.text}}"))]
    )
    assert not messages(document, "AT503")


@pytest.mark.slow
def test_a_long_chain_is_followed_without_recursion():
    widgets = [widget(f"W{i}", text=f"{{{{W{i + 1}.text}}}}") for i in range(3000)]
    assert not messages(export(*widgets), "AT503")
    assert messages(export(*widgets, widget("W3000", text="{{W0.text}}")), "AT503")


def test_of_very_many_cycles_the_first_are_told():
    everything = " + ".join(f"W{i}.text" for i in range(60))
    widgets = [widget(f"W{i}", text="{{" + everything + "}}") for i in range(60)]
    assert 1 < len(messages(export(*widgets), "AT503")) <= 20


def test_a_default_that_depends_on_what_is_entered():
    entry = widget("Input1", "INPUT_WIDGET_V2", defaultText="{{Input1.text.trim()}}")
    assert messages(export(entry), "AT503") == [
        "Properties depend on each other in a cycle: Input1.defaultText -> Input1.defaultText."
    ]
    select = widget("Select1", "SELECT_WIDGET", defaultOptionValue="{{Input2.text}}")
    other = widget("Input2", "INPUT_WIDGET_V2", defaultText="{{Select1.selectedOptionValue}}")
    assert messages(export(select, other), "AT503")


def test_a_default_that_depends_on_what_is_entered_elsewhere():
    one = widget("Input1", "INPUT_WIDGET_V2", defaultText="{{Input2.text}}")
    assert not messages(export(one, widget("Input2", "INPUT_WIDGET_V2", defaultText="a")), "AT503")
    assert not messages(export(widget("Text1", text="{{Text1.defaultText}}")), "AT503")


def test_rows_that_depend_on_the_selected_row():
    data = widget("Table1", "TABLE_WIDGET_V2", tableData="{{Load.data.filter(r => r.id !== Input1.text)}}")
    chosen = widget("Input1", "INPUT_WIDGET_V2", defaultText="{{Table1.selectedRow.id}}")
    assert messages(export(data, chosen), "AT503") == [
        "Properties depend on each other in a cycle: Table1.tableData -> Input1.defaultText -> Table1.tableData."
    ]
    assert not messages(
        export(widget("Table1", "TABLE_WIDGET_V2", tableData="{{Load.data}}"), chosen), "AT503"
    )
