"""The order of pages and the default page, in exports of today and in the oldest ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_export import brief, changes, export, page

from transform.diffing.page_order import longest_increasing


def of_today(*names):
    pages = [page(name) for name in sorted(names)]
    entries = [{"id": name, "isDefault": i == 0} for i, name in enumerate(names)]
    return {**export(*pages), "exportedApplication": {"name": "App", "pages": entries}}


def oldest(*names):
    told_beside = {"pageOrder": list(names), "unpublishedDefaultPageName": names[0]}
    return {**export(*map(page, sorted(names))), "exportedApplication": {"name": "App"}, **told_beside}


@pytest.mark.parametrize("documents", [of_today, oldest])
def test_one_page_elsewhere_is_one_move(documents):
    found = changes(documents("A", "B", "C", "D"), documents("A", "D", "B", "C"))
    assert [brief(c) for c in found] == [("move", "D", "", 3, 1)]


@pytest.mark.parametrize("documents", [of_today, oldest])
def test_another_default_page_is_one_change(documents):
    found = changes(documents("A", "B", "C"), documents("B", "A", "C"))
    assert {brief(c)[:3] for c in found if c.kind == "modify"} == {("modify", "B", "/isDefault")}


def test_a_default_page_that_is_called_otherwise_now_is_the_same():
    before, after = oldest("A", "B"), oldest("A", "B")
    after["pageList"][0]["unpublishedPage"]["name"] = "New"
    assert [brief(c)[:2] for c in changes(before, after)] == [("rename", "New")]


def test_pages_that_come_or_go_move_no_others():
    assert [c.kind for c in changes(of_today("A", "B"), of_today("A", "X", "B"))] == ["add"]
    assert [c.kind for c in changes(of_today("A", "X", "B"), of_today("A", "B"))] == ["remove"]


@given(st.permutations(range(7)))
def test_the_longest_run_is_found(numbers):
    kept = longest_increasing(list(numbers))
    assert sorted(kept) == [number for number in numbers if number in kept]
    runs = (
        [number for i, number in enumerate(numbers) if chosen >> i & 1] for chosen in range(2 ** len(numbers))
    )
    assert len(kept) == max(len(run) for run in runs if run == sorted(run))


def with_ids(*names, **ids):
    found = of_today(*names)
    for entry in found["pageList"]:
        entry["gitSyncId"] = ids[entry["unpublishedPage"]["name"]]
    return found


def test_a_page_that_takes_the_name_of_one_that_is_gone_moves_nowhere():
    before, after = with_ids("A", "B", "C", A="1", B="2", C="3"), with_ids("A", "C", A="1", C="2")
    assert [brief(c)[:2] for c in changes(before, after)] == [("rename", "C"), ("remove", "C")]


def test_pages_that_swap_names_move_nowhere():
    before, after = with_ids("A", "B", "C", A="1", B="2", C="3"), with_ids("A", "C", "B", A="1", C="2", B="3")
    assert [c.kind for c in changes(before, after)] == ["rename", "rename"]
