"""DeepDiff as the oracle: a diff that shows everything is empty exactly where DeepDiff finds nothing."""

from __future__ import annotations

import copy
import random

import pytest
from deepdiff import DeepDiff
from hypothesis import given
from hypothesis import strategies as st
from small_export import export, page, query, text

import transform
from transform.diffing.tables import SETS


def differs_by_deepdiff(before, after):
    """Return whether DeepDiff finds something; lists in which order counts are given to it as objects."""
    return bool(
        DeepDiff(
            with_numbered_entries(before),
            with_numbered_entries(after),
            ignore_order=True,
            report_repetition=True,
            ignore_numeric_type_changes=True,
        )
    )


def with_numbered_entries(value, key=""):
    """Return a value in which every list whose order counts is an object of its indexes."""
    if isinstance(value, dict):
        return {name: with_numbered_entries(child, name) for name, child in value.items()}
    if isinstance(value, list):
        entries = [with_numbered_entries(child) for child in value]
        return entries if key in SETS else dict(enumerate(entries))
    return value


def document():
    box = {
        "type": "CONTAINER_WIDGET",
        "widgetName": "Box",
        "widgetId": "box",
        "children": [text("Title", "t1", "Orders"), text("Note", "t2", "{{Title.text}}", rows=[3, 4, 3])],
    }
    table = {
        "type": "TABLE_WIDGET_V2",
        "widgetName": "Table",
        "widgetId": "tab",
        "columnOrder": ["id", "total"],
        "primaryColumns": {"id": {"index": 2, "label": "Id"}, "total": {"index": 3, "label": "Total"}},
        "dynamicBindingPathList": [{"key": "a"}, {"key": "b"}],
    }
    return export(
        page("Home", box, table, both=True),
        page("Other", text("Title", "t1", "Other")),
        actions=[query("q", "Home", "SELECT 3"), query("r", "Other", "SELECT 4", timeout=6)],
        actionCollectionList=[
            {
                "gitSyncId": "c",
                "unpublishedCollection": {"name": "Utils", "pageId": "Home", "body": "export default {}"},
            }
        ],
        datasourceList=[{"name": "DB", "gitSyncId": "d", "pluginId": "postgres-plugin"}],
        editModeTheme={"name": "Default", "config": {"colors": {"primary": "#fff"}}},
    )


#: What tells entities apart or names the versions of a document, which a diff takes for granted.
_KEPT = {"widgetId", "gitSyncId", "version", "parentId", "isDefault", "pages"}


def containers(value):
    """Yield every non-empty object and list in a value."""
    if isinstance(value, dict | list) and value:
        yield value
        for child in value.values() if isinstance(value, dict) else value:
            yield from containers(child)


def edited(dice):
    """Return a copy with up to two edits, some of which change nothing."""
    after = copy.deepcopy(document())
    for _ in range(dice.randint(0, 2)):
        owner = dice.choice([*containers(after)])
        keys = [key for key in (owner if isinstance(owner, dict) else range(len(owner))) if key not in _KEPT]
        if keys:
            dice.choice((set_value, set_value, remove, add, reorder, same_number))(
                owner, dice.choice(keys), dice
            )
    return after


def set_value(owner, key, dice):
    if not isinstance(owner[key], dict | list):
        owner[key] = dice.choice(["new", 7, None, 2.5, "Box"])


def remove(owner, key, dice):
    if not isinstance(owner[key], dict | list):
        del owner[key]


def add(owner, key, dice):
    if isinstance(owner, dict):
        owner["added"] = dice.choice([None, 5, [], {"a": 5}])
    elif not isinstance(owner[0], dict):
        owner.insert(key, owner[-1])


def reorder(owner, key, dice):
    if isinstance(owner, list):
        dice.shuffle(owner)
    else:
        for name in dice.sample([*owner], len(owner)):
            owner[name] = owner.pop(name)


def same_number(owner, key, dice):
    if type(owner[key]) is int:
        owner[key] = float(owner[key])


@pytest.mark.slow
@given(st.integers(0, 2**32))
def test_a_diff_is_empty_exactly_where_deepdiff_finds_nothing(seed):
    before, after = document(), edited(random.Random(seed))
    found = transform.diff(before, after, everything=True, upgrade=False)
    assert bool(found) == differs_by_deepdiff(before, after)
