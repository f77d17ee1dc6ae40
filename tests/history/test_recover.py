"""What was removed comes back with all that belongs to it, and nothing else changes."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from applications import (
    adds,
    adds_entry,
    application,
    changed,
    container,
    dsl_of,
    find_widget,
    js_object,
    page,
    query,
    removes,
    removes_entry,
    removes_page,
    renames_page,
    sets,
    sets_query,
    widget,
)

from transform.errors import InputError
from transform.history.recover import Recovered, recover
from transform.history.snapshot import snapshot

THEN = application()
LIBRARY = {"uidString": "xlsx_https://x", "name": "xlsx", "accessor": ["XLSX"], "url": "https://x"}


def back(now: Any, *names: str, then: Any = THEN) -> Recovered:
    """Recover what has one of some names in a former document."""
    parts = snapshot(then).parts
    keys = [key for key, part in parts.items() if part.entity.name in names]
    before = copy.deepcopy((now, then))
    result = recover(now, then, keys)
    assert (now, then) == before
    return result


def same(document: Any, other: Any) -> bool:
    """Check whether two documents have the same entities with the same values, in whatever order."""
    one, two = (snapshot(one).parts for one in (document, other))
    return {key: (part.value, part.holder) for key, part in one.items()} == {
        key: (part.value, part.holder) for key, part in two.items()
    }


def test_a_page_with_all_on_it_and_its_entry() -> None:
    found = back(changed(THEN, removes_page("Tasks")), "Tasks")
    assert same(found.document, THEN)
    assert found.document["exportedApplication"]["pages"] == THEN["exportedApplication"]["pages"]
    assert [str(entity) for entity in found.restored] == ["Tasks"]
    assert {str(entity) for entity in found.inside} == {"Tasks > List", "Tasks > Q2"}
    assert found.diagnostics == ()


def test_a_page_goes_where_it_was_in_the_list() -> None:
    found = back(changed(THEN, removes_page("Home")), "Home")
    assert found.document["exportedApplication"]["pages"] == [
        {"id": "Home", "isDefault": True},
        {"id": "Tasks", "isDefault": False},
    ]


def test_there_is_never_a_second_default_page() -> None:
    now = changed(THEN, removes_page("Home"))
    now["exportedApplication"]["pages"][0]["isDefault"] = True
    entries = back(now, "Home").document["exportedApplication"]["pages"]
    assert [entry["isDefault"] for entry in entries] == [False, True]


@pytest.mark.parametrize("name", ["Title", "Box", "Note"])
def test_a_widget_with_what_is_in_it(name: str) -> None:
    found = back(changed(THEN, removes("Home", name)), name)
    assert same(found.document, THEN)
    assert [entity.name for entity in found.restored] == [name]


def test_a_query_and_its_datasource() -> None:
    now = changed(THEN, removes_entry("actionList", "query-Home-Q1"), removes_entry("datasourceList", "db"))
    found = back(now, "Q1")
    assert same(found.document, THEN)
    assert {entity.type for entity in found.restored} == {"datasource", "query"}


def test_a_js_object_with_its_functions() -> None:
    gone = [removes_entry("actionList", f"fn-Home-Utils-{name}") for name in ("load", "save")]
    found = back(changed(THEN, removes_entry("actionCollectionList", "js-Home-Utils"), *gone), "Utils")
    assert same(found.document, THEN)
    assert [str(entity) for entity in found.restored] == ["Home > Utils"]


def test_the_library_whose_name_the_code_has() -> None:
    then = changed(THEN, adds("Home", widget("Export", onClick="{{XLSX.writeFile()}}")))
    then["customJSLibList"] = [LIBRARY]
    then["exportedApplication"]["unpublishedCustomJSLibs"] = [{"uidString": LIBRARY["uidString"]}]
    now = changed(THEN)
    assert same(back(now, "Export", then=then).document, then)
    assert back(now, "Title", then=then).document["customJSLibList"] == []
    assert (
        same(back(now, "xlsx", then=then).document, changed(now, adds_entry("customJSLibList", LIBRARY)))
        is False
    )
    listed = back(now, "xlsx", then=then).document["exportedApplication"]["unpublishedCustomJSLibs"]
    assert listed == [{"uidString": LIBRARY["uidString"]}]


def test_a_name_that_something_else_has_by_now() -> None:
    then = changed(THEN, sets("Home", "Title", text="{{Q1.data}}"))
    now = changed(then, removes("Home", "Title"), removes_entry("actionList", "query-Home-Q1"))
    now = changed(now, adds("Home", {**widget("Title"), "widgetId": "other"}), adds("Home", widget("Q1")))
    found = back(now, "Title", "Q1", then=then)
    names = sorted(part.entity.name or "" for part in snapshot(found.document).parts.values())
    assert names.count("Title") == 1
    title = find_widget(found.document, "Home", "Title1")
    assert title["text"] == "{{Q2.data}}"
    assert [note.code for note in found.diagnostics] == ["AT871", "AT871"]
    assert find_widget(found.document, "Home", "Note")["text"] == "{{Q1.data}}"


def test_a_page_whose_name_is_taken() -> None:
    now = changed(THEN, removes_page("Tasks"), adds_entry("pageList", page("Tasks", identity="new")))
    now["exportedApplication"]["pages"].append({"id": "Tasks", "isDefault": False})
    document = back(now, "List", "Tasks").document
    assert [entry["id"] for entry in document["exportedApplication"]["pages"]] == ["Home", "Tasks1", "Tasks"]
    query_ = next(one for one in document["actionList"] if one["gitSyncId"] == "query-Tasks-Q2")
    assert query_["unpublishedAction"]["pageId"] == "Tasks1"
    assert query_["id"] == "Tasks1_Q2"


def test_a_page_that_is_called_otherwise_by_now() -> None:
    now = changed(THEN, renames_page("Tasks", "Jobs"), removes_entry("actionList", "query-Tasks-Q2"))
    document = back(now, "Q2").document
    query_ = next(one for one in document["actionList"] if one["gitSyncId"] == "query-Tasks-Q2")
    assert query_["unpublishedAction"]["pageId"] == "Jobs"


def test_a_widget_whose_container_is_gone() -> None:
    found = back(changed(THEN, removes("Home", "Box")), "Note")
    assert find_widget(found.document, "Home", "Note")["parentId"] == "0"
    assert [note.code for note in found.diagnostics] == ["AT872"]


def test_what_was_taken_out_of_a_container_before_stays_where_it_is() -> None:
    now = changed(THEN, removes("Home", "Box"), adds("Home", widget("Note", text="kept")))
    document = back(now, "Box").document
    assert find_widget(document, "Home", "Note")["text"] == "kept"
    assert find_widget(document, "Home", "BoxCanvas")["children"] == []


def test_a_widget_of_a_page_that_is_gone_is_refused() -> None:
    with pytest.raises(InputError, match="page of Tasks > List is gone"):
        back(changed(THEN, removes_page("Tasks")), "List")


def test_what_needs_it_is_named() -> None:
    now = changed(THEN, removes_entry("actionList", "query-Home-Q1"))
    assert [str(entity) for entity in back(now, "Q1").dependents] == ["Home > Note"]
    found = back(changed(THEN, removes_page("Home")), "Home")
    assert [str(entity) for entity in found.dependents] == ["Tasks > List"]
    assert back(changed(THEN, removes("Home", "Title")), "Title").dependents == ()


def test_what_is_there_stays_as_it_is() -> None:
    now = changed(THEN, sets("Home", "Title", text="new"), sets_query("Q1", runBehaviour="ON_PAGE_LOAD"))
    found = back(now, "Title", "Q1", "Home", "Utils")
    assert found.document == now
    assert found.restored == ()


def test_everything_at_once() -> None:
    panel = container("Panel", widget("In1"), container("Inner", widget("In2")))
    owner, *functions = js_object("Tasks", "Tools", "run")
    then = changed(
        THEN,
        adds("Tasks", panel),
        adds_entry("actionCollectionList", owner),
        adds_entry("actionList", query("Tasks", "Q9"), *functions),
    )
    now = changed(then, removes_page("Tasks"), removes_page("Home"), removes_entry("datasourceList", "db"))
    parts = snapshot(then).parts
    found = recover(now, then, parts)
    assert same(found.document, then)
    assert dsl_of(found.document, "Tasks") == dsl_of(then, "Tasks")
