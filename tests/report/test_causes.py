"""What is wrong is sorted by impact and page, and the same cause is one entry."""

import time

from transform.diagnostics import Diagnostic, Entity
from transform.report.causes import Cause, causes, property_of


def unevaluated(page: str, widget: str, path: str) -> Diagnostic:
    pointer = f"/pageList/0/dsl/children/0/{path.replace('.', '/')}"
    return Diagnostic(
        "AT318", "warning", f"The binding in {path} is lost.", pointer, Entity("widget", page, widget)
    )


def grouped(*items: Diagnostic) -> dict[str, list[Cause]]:
    (sections,) = causes([(item, None) for item in items], accepted=True).values()
    return sections


def test_the_same_of_several_properties_of_a_widget_is_one_cause():
    (cause,) = grouped(unevaluated("P", "Text1", "text"), unevaluated("P", "Text1", "style.color"))["P"]
    assert cause.who == ["Text1"]
    assert cause.what == ["text", "style.color"]


def test_the_same_of_several_widgets_names_these_and_their_properties_where_they_differ():
    (cause,) = grouped(unevaluated("P", "Text1", "text"), unevaluated("P", "Text2", "text"))["P"]
    assert cause.what == ["Text1", "Text2"]
    (cause,) = grouped(unevaluated("P", "Text1", "text"), unevaluated("Q", "Text1", "label"))["several pages"]
    assert cause.what == ["P > Text1.text", "Q > Text1.label"]


def test_a_cause_of_ten_thousand_diagnostics_is_named_in_linear_time():
    items = [unevaluated(f"P{number % 2}", f"Text{number}", f"p{number % 3}") for number in range(10_000)]
    (cause,) = grouped(*items)["several pages"]
    start = time.process_time()
    assert len(cause.who) == len(cause.what) == 10_000
    assert time.process_time() - start < 5, "quadratic, it takes minutes"


def test_other_words_are_another_cause():
    other = Diagnostic("AT318", "warning", "The binding in text is odd.", "/pageList/0/dsl/text")
    sections = grouped(unevaluated("P", "Text1", "text"), other)
    assert {heading: len(section) for heading, section in sections.items()} == {"": 1, "P": 1}


def test_a_property_is_the_longest_end_of_the_pointer_that_the_message_names():
    assert (
        property_of(Diagnostic("AT1", "note", "text: onClick.text is wrong", "/a/onClick/text"))
        == "onClick.text"
    )
    assert property_of(Diagnostic("AT1", "note", "Nothing is named", "/a/b")) == ""


def test_the_names_of_a_cause_cost_as_much_as_there_are():
    many = 20_000
    (cause,) = grouped(*(unevaluated("P", f"Text{number}", "text") for number in range(many)))["P"]
    start = time.process_time()
    assert len(cause.who) == len(cause.what) == many
    assert time.process_time() - start < 10  # that of each with each other would take minutes
