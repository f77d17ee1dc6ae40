"""A diff reports exactly the edits that were made: none is missing, none is extra."""

from __future__ import annotations

import copy
import random
from collections import Counter

import pytest
from corpus import CORPUS, load, needs_corpus, rows
from edits import EDITS, PATH_LISTS, Editor, shuffled
from edits_following import FOLLOWING_EDITS, FollowingEditor

import transform
from transform.document.pointers import join, resolve

EXPORTS = sorted((CORPUS / "exports").glob("*.json"))
WHOLE = [
    "TryToCoverMore",
    "application",
    "forkedApp",
    "exported-app",
    "JSObjectMutationTestApp",
    "valid-application-with-custom-themes",
]


def seen(found):
    return in_order((c.kind, c.entity.type, c.entity.page, c.entity.name, c.path) for c in found.changes)


def in_order(rows):
    return sorted(tuple(part or "" for part in row) for row in rows)


@needs_corpus
@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_nothing_changed_means_no_change(path):
    document = load(f"exports/{path.name}")
    assert not transform.diff(document, copy.deepcopy(document)).changes
    again = shuffled(document, random.Random(1))
    assert not transform.diff(document, again).changes
    assert not transform.diff(document, again, everything=True).changes


@needs_corpus
@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize(
    "count", [1, *(pytest.param(count, marks=pytest.mark.slow) for count in (5, 40, 200))]
)
@pytest.mark.parametrize("way", ["in order", "shuffled", "with new ids"])
def test_exactly_the_edits_are_reported(name, count, way):
    document = load(f"exports/{name}.json")
    editor = Editor(document, random.Random(count))
    for _ in range(count):
        getattr(editor, editor.dice.choice(EDITS))()
    if way == "shuffled":
        editor.shuffle()
    if way == "with new ids":
        editor.remake_ids()
    found = transform.diff(document, editor.document)
    expected = in_order(editor.expected)
    assert seen(found) == expected
    assert found.apply(document) == editor.document


@needs_corpus
@pytest.mark.parametrize("name", [*WHOLE, "CommunityIssuesExport", "SampleAppIDETest"])
@pytest.mark.parametrize("count", [1, *(pytest.param(count, marks=pytest.mark.slow) for count in (10, 100))])
@pytest.mark.parametrize("way", ["in order", "shuffled", "with new ids of widgets"])
def test_what_follows_is_below_the_edit(name, count, way):
    document = load(f"exports/{name}.json")
    editor = FollowingEditor(document, random.Random(f"{name} {count}"))
    edits = [e for e in (*FOLLOWING_EDITS, *EDITS) if "ids" not in way or e != "swap_names"]
    for _ in range(count):
        getattr(editor, editor.dice.choice(edits))()
    if way == "shuffled":
        editor.shuffle()
    if way == "with new ids of widgets":
        editor.remake_widget_ids()
    found = transform.diff(document, editor.document)
    assert seen(found) == in_order(_outside_of_new_pages(editor))
    assert found.apply(document) == editor.document


def _outside_of_new_pages(editor):
    """Leave out what was added to pages that are new as a whole."""
    new = {row[3] for row in editor.expected if (row[0], row[1], row[4]) == ("add", "page", "")}
    return [row for row in editor.expected if row[0] != "add" or row[2] not in new or row[1] == "page"]


@needs_corpus
def test_what_the_product_makes_of_an_old_page_is_no_change():
    pages = [row for row in rows("dsl/pages.jsonl.gz") if "after" in row]
    told = {row["key"]: transform.diff(row["before"], row["after"]).changes for row in pages}
    assert len(told) > 300
    assert {key: changes for key, changes in told.items() if changes} == {}


@pytest.mark.slow
@needs_corpus
@pytest.mark.parametrize(
    "path", sorted((CORPUS / "server").glob("*/*.json.gz")), ids=lambda path: path.name[:-8]
)
def test_what_the_product_makes_of_an_old_export_is_no_change(path):
    entry = load(f"server/{path.parent.name}/{path.name}")
    outputs = [
        entry["outputs"][case["output"]]
        for case in entry.get("cases") or []
        if case["from"] == "as-is" and not case.get("error")
    ]
    if not outputs:
        pytest.skip("the product refuses this one as it is")
    again = with_paths_in_another_order(entry["before"], random.Random(3))
    for after in outputs:
        assert not transform.diff(entry["before"], after).changes
        assert not transform.diff(again, after).changes


def with_paths_in_another_order(value, dice, key=""):
    if isinstance(value, dict):
        return {name: with_paths_in_another_order(inner, dice, name) for name, inner in value.items()}
    if isinstance(value, list):
        inner = [with_paths_in_another_order(one, dice) for one in value]
        return dice.sample(inner, len(inner)) if key in PATH_LISTS else inner
    return value


#: What the product makes by itself, and what names things.
DERIVED = {"name", "id", "key", "pageId", "index", "isLoading", "isValid", "invalids", "messages", "policies"} | {
    "createdAt", "updatedAt", "deleted", "new", "jsonPathKeys", "userPermissions", "fullyQualifiedName", "type",
    "collectionId", "widgetName", "widgetId", "parentId", "children", "version", "template", "gitSyncId", "layouts",
    "dynamicBindingPathList", "dynamicTriggerPathList", "dynamicPropertyPathList", "errorReports",
    "actions", "archivedActions", "variables", "slug", "isManualUpdate", "lastDeployedAt", "modifiedBy", "pages",
    "publishedPages",
}  # fmt: skip


def places(value, path=""):
    """Yield (object or list, key, pointer) of everything inside an entity that a person may set."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if key not in DERIVED:
            here = join(path, key)
            if isinstance(inner, dict | list):
                yield from places(inner, here)
            elif inner is not None:
                yield value, key, here


def entities(document):
    editor = Editor(document, random.Random(0))
    editor.document = document
    yield from (("widget", widget, widget["widgetName"]) for _, widget in editor.named_widgets())
    for key, side, kind in (
        ("actionList", "unpublishedAction", "query"),
        ("actionCollectionList", "unpublishedCollection", "js_object"),
    ):
        owners = [owner for owner in document.get(key) or [] if isinstance(owner, dict) and owner.get(side)]
        yield from ((kind, owner[side], owner[side].get("name")) for owner in owners)
    yield "application", document["exportedApplication"], document["exportedApplication"].get("name")
    if document.get("editModeTheme"):
        yield "theme", document["editModeTheme"], document["editModeTheme"].get("name")


@pytest.mark.slow
@needs_corpus
@pytest.mark.parametrize("name", [*WHOLE, "CommunityIssuesExport", "modalWidgetTestApp"])
def test_a_value_anywhere_in_an_entity_is_one_change(name):
    before, dice = load(f"exports/{name}.json"), random.Random(name)
    for _ in range(12):
        after = copy.deepcopy(before)
        kind, entity, own_name = dice.choice(list(entities(after)))
        candidates = [*places({key: entity[key] for key in entity if "CustomJSLibs" not in key})]
        if not candidates:
            continue
        owner, key, path = dice.choice(candidates)
        owner = entity if path.count("/") == 1 else owner
        old = owner[key]
        owner[key] = new = (
            (not old) if isinstance(old, bool) else old + 17 if isinstance(old, int | float) else "new"
        )
        (change,) = transform.diff(before, after).changes
        assert (change.kind, change.entity.type, change.path) == ("modify", kind, path)
        assert (change.entity.name or "").endswith(own_name or "")
        assert resolve(before, change.pointer_before) == old
        assert resolve(after, change.pointer_after) == new


MIRROR = {"add": "remove", "remove": "add"}


@needs_corpus
@pytest.mark.parametrize("name", WHOLE)
def test_the_way_back_mirrors_the_way_there(name):
    document = load(f"exports/{name}.json")
    editor = Editor(document, random.Random(7))
    for _ in range(20):
        getattr(editor, editor.dice.choice(EDITS))()
    there, back = transform.diff(document, editor.document), transform.diff(editor.document, document)
    counted = Counter(change.kind for change in there.changes)
    assert Counter(MIRROR.get(change.kind, change.kind) for change in back.changes) == counted
    assert {(c.pointer_before, c.pointer_after) for c in there.changes} == {
        (c.pointer_after, c.pointer_before) for c in back.changes
    }
