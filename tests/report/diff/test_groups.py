"""Changes stand under the page that they belong to, also where a name belonged to another page before."""

from __future__ import annotations

import pytest
from report_page import pictures
from small_export import export, page, text

import transform
from transform.report.diff.groups import grouped
from transform.report.diff.html import to_html


def pages(*parts):
    """Return an export with pages of (id, name, names of widgets)."""
    return export(
        *(
            page(name, *(text(widget, f"{identity}-{widget}") for widget in widgets), sync_id=identity)
            for identity, name, *widgets in parts
        )
    )


def headings(before, after):
    found = grouped(transform.diff(before, after).changes)
    return {str(group): [(c.kind, c.entity.name) for c in own] for group, own in found.items()}


def marked(before, after):
    """Return heading -> the marks in each picture that stands below it."""
    return pictures(to_html(transform.diff(before, after), ("a", "b")))


def test_pages_that_swapped_names_keep_their_changes_and_pictures():
    before = pages(("1", "A", "One"), ("2", "B", "Two"))
    after = pages(("1", "B", "One", "More"), ("2", "A", "Two"))
    assert headings(before, after) == {
        "B": [("rename", "B"), ("add", "More")],
        "A": [("rename", "A")],
    }
    assert marked(before, after) == {
        "B": [[], [("add", "More")]],
        "A": [[]],
    }


def test_a_removed_page_and_one_that_took_its_name_stand_apart():
    before, after = pages(("1", "A", "One"), ("2", "B", "Two")), pages(("2", "A", "Two"))
    assert headings(before, after) == {"A": [("rename", "A")], "A (removed)": [("remove", "A")]}
    assert marked(before, after) == {"A": [[]], "A (removed)": [[]]}


@pytest.mark.parametrize("name", ["Application", "Widgets"])
def test_a_page_may_be_called_as_what_is_no_page(name):
    before, after = pages(("1", name, "One")), pages(("1", name))
    after["exportedApplication"]["color"] = "#fff"
    assert headings(before, after) == {
        "Application": [("add", "App")],
        f"{name} (page)": [("remove", "One")],
    }
    assert marked(before, after)[f"{name} (page)"] == [[("remove", "One")], []]


def test_a_widget_that_took_the_name_of_a_removed_one_is_marked_itself():
    before = export(page("P", text("A", "1"), text("B", "2")))
    after = export(page("P", text("A", "2")))
    assert marked(before, after) == {"P": [[("remove", "A"), ("rename", "B")], [("rename", "A")]]}


def test_a_property_that_came_marks_its_widget_in_both_pictures():
    before = export(page("P", text("A", "1"), text("A", "2")))
    after = export(page("P", text("A", "1"), text("A", "2", tooltip="t")))
    assert marked(before, after) == {"P": [[("modify", "A")]] * 2}
