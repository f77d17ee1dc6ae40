"""Laws of upgrading that hold for every page, well formed or not."""

from __future__ import annotations

import copy
import json
import random

import pytest
from corpus import counter, needs_corpus, rows
from hypothesis import given
from hypothesis import strategies as st
from plausible_pages import pages

import transform
from transform.document.pointers import resolve
from transform.upgrading.steps import LATEST_PAGE_VERSION

pytestmark = pytest.mark.slow  # each test tries many pages


def stops():
    """Return pages that have all their coordinates, each with a version on the way to the newest."""
    versions = st.integers(1, LATEST_PAGE_VERSION)
    return versions.flatmap(lambda middle: st.tuples(pages(versions=st.integers(1, middle)), st.just(middle)))


@given(stops())
def test_two_hops_equal_one(case):
    """Holds where no step computes NaN; the next test shows what happens where one does."""
    page, middle = case
    ids = counter()
    one = transform.upgrade_page(page, ids=counter()).document
    first = transform.upgrade_page(page, to=middle, ids=ids).document
    two = transform.upgrade_page(first, ids=ids).document
    assert transform.serialize(one, sort_keys=True) == transform.serialize(two, sort_keys=True)


def test_a_stop_writes_nan_as_null_which_later_counts_as_0():
    """The container's canvas gets its width from a column space that is missing; step 19 multiplies it by 4."""
    box = {"topRow": 0, "bottomRow": 4, "leftColumn": 0, "rightColumn": 4, "parentRowSpace": 40}
    page = {
        "widgetId": "0",
        "widgetName": "MainContainer",
        "type": "CANVAS_WIDGET",
        "version": 1,
        "children": [{"type": "CONTAINER_WIDGET", "widgetId": "a", "widgetName": "Box", **box}],
        **box,
    }

    def width(done):
        return done.document["children"][0]["children"][0]["rightColumn"]

    first = transform.upgrade_page(page, to=2)
    assert (width(transform.upgrade_page(page)), width(first)) == (None, None)
    assert width(transform.upgrade_page(first.document)) == 0


@given(pages(odd=True))
def test_any_page_reaches_the_newest_version_and_keeps_its_argument(page):
    before = copy.deepcopy(page)
    done = transform.upgrade_page(page)
    assert done.document["version"] == LATEST_PAGE_VERSION
    assert page == before
    transform.serialize(done.document)


@given(pages(odd=True))
def test_the_same_page_gives_the_same_bytes(page):
    one, two = transform.upgrade_page(page), transform.upgrade_page(copy.deepcopy(page))
    assert transform.serialize(one.document) == transform.serialize(two.document)
    assert one.diagnostics == two.diagnostics


@given(pages())
def test_an_upgraded_page_is_up_to_date(page):
    done = transform.upgrade_page(page).document
    assert transform.upgrade_page(done).document is done


@given(pages(odd=True))
def test_what_is_said_names_a_place_that_exists(page):
    done = transform.upgrade_page(page)
    for item in done.diagnostics:
        assert item.code in {"AT201", "AT202", "AT203"}
        assert item.message
        assert item.hint
        found, place = resolve(done.document, item.pointer), item.pointer
        if item.code == "AT201":
            assert isinstance(found, dict), place
            assert found.get("widgetId") == item.entity.id or item.entity.id is None, place


ODD = [None, "", "text", "{{ x }}", 0, -1, 1.5, True, [], {}, [None], {"a": None}, ["x"], {"0": {}}]


def mutated(page, dice):
    """Replace or remove a few values anywhere in a page."""
    page = copy.deepcopy(page)
    for _ in range(dice.randint(1, 4)):
        value = page
        while True:
            keys = list(value) if isinstance(value, dict) else range(len(value))
            if not keys:
                break
            key = dice.choice(list(keys))
            if not isinstance(value[key], dict | list) or dice.random() < 0.15:
                if key != "version" or value is not page:
                    value[key] = copy.deepcopy(dice.choice(ODD))
                break
            value = value[key]
    return page


@needs_corpus
@pytest.mark.parametrize("seed", range(4))
def test_mutated_pages_never_raise(seed):
    dice = random.Random(seed)
    for row in rows("dsl/pages.jsonl.gz"):
        page = mutated(row["before"], dice)
        done = transform.upgrade_page(page)
        json.dumps(done.document, allow_nan=False)
