"""What people and the product do in one go is one change, and what only looks like an edit is none."""

from __future__ import annotations

import copy
import json
import random
import re

import pytest
from corpus import CORPUS, load, needs_corpus
from edits import Editor, widgets

import transform

WHOLE = [
    "TryToCoverMore",
    "application",
    "forkedApp",
    "exported-app",
    "JSObjectMutationTestApp",
    "valid-application-with-custom-themes",
    "CommunityIssuesExport",
    "SampleAppIDETest",
    "modalWidgetTestApp",
]


class ProductEditor(Editor):
    """Makes one edit as the product's editor writes it; returns (kind, type, name, path) of the one change."""

    def change_navigation(self):
        for side in ("unpublished", "published"):
            detail = self.document["exportedApplication"].setdefault(f"{side}ApplicationDetail", {})
            detail["navigationSetting"] = {**(detail.get("navigationSetting") or {}), "logoAssetId": "new"}
        return "add", "application", self.document["exportedApplication"]["name"], None

    def choose_theme(self):
        themes = [self.document.get(key) for key in ("editModeTheme", "publishedTheme")]
        if not all(isinstance(theme, dict) and theme.get("name") for theme in themes):
            return None
        if themes[0]["name"] != themes[1]["name"]:
            return None
        for theme in themes:
            theme |= {"name": "Pampas", "displayName": "Other", "config": {"order": 9}, "properties": {}}
        return "rename", "theme", "Pampas", "/name"

    def swap_datasource(self):
        actions = [
            action["unpublishedAction"]
            for action in self.document["actionList"]
            if isinstance((action.get("unpublishedAction") or {}).get("datasource"), dict)
            and action["unpublishedAction"]["datasource"].get("name")
            and action.get("pluginType") != "JS"
        ]
        if not actions:
            return None
        side = self.dice.choice(actions)
        side["datasource"] = {**side["datasource"], "name": "Another source", "id": "Another source"}
        return "modify", "query", side["name"], "/datasource/name"

    def rename_column(self):
        tables = [(page, widget) for page, widget in self.named_widgets() if widget.get("primaryColumns")]
        if not tables:
            return None
        _, table = self.dice.choice(tables)
        old = self.dice.choice([*table["primaryColumns"]])
        if not isinstance(table["primaryColumns"][old].get("id"), str) or not old.isidentifier():
            return None
        columns = table["primaryColumns"].items()
        table["primaryColumns"] = {
            "another_column" if key == old else key: with_name(column, old) if key == old else column
            for key, column in columns
        }
        for key in (
            "columnOrder",
            "dynamicBindingPathList",
            "dynamicTriggerPathList",
            "dynamicPropertyPathList",
        ):
            if key in table:
                table[key] = with_name(table[key], old)
        return "rename", "widget", table["widgetName"], f"/primaryColumns/{old}"

    def paint_columns(self):
        tables = [w for _, w in self.named_widgets() if len(w.get("primaryColumns") or {}) > 1]
        if not tables:
            return None
        table = self.dice.choice(tables)
        for column in table["primaryColumns"].values():
            column["cellBackground"] = "#123456"
        return "any", "widget", table["widgetName"], None

    def move_to_another_page(self):
        pages = self.pages()
        named = [
            (page, parent, child)
            for page in pages
            for parent in widgets(page)
            for child in parent.get("children") or []
            if any(child is widget for _, widget in self.named_widgets())
            and child.get("type") != "CANVAS_WIDGET"
            and parent.get("widgetId") == "0"
        ]
        if len(pages) < 2 or not named:
            return None
        page, parent, child = self.dice.choice(named)
        target = self.dice.choice([other for other in pages if other is not page])
        taken = {widget.get("widgetName") for widget in widgets(target)}
        if taken & {widget.get("widgetName") for widget in inside(child)} or alike(parent, child):
            return None
        parent["children"] = [other for other in parent["children"] if other is not child]
        moved = with_new_ids(child, self.dice) | {"topRow": 7, "bottomRow": 11, "parentColumnSpace": 3.25}
        root = target["unpublishedPage"]["layouts"][0]["dsl"]
        root["children"] = [*(root.get("children") or []), moved]
        return "move", "widget", child["widgetName"], ""

    def deploy(self):
        for page in self.pages():
            sides = [(page.get(f"{side}Page") or {}).get("layouts") for side in ("unpublished", "published")]
            if all(sides) and transform.diff(sides[0][0]["dsl"], sides[1][0]["dsl"]).changes:
                page["publishedPage"] = copy.deepcopy(page["unpublishedPage"])
                return "deploy", "page", page["unpublishedPage"]["name"], ""
        return None

    def draw_keys(self):
        for _, widget in self.named_widgets():
            if "key" in widget:
                widget["key"] = "".join(self.dice.choices("abcdefgh0123456789", k=10))

    def write_defaults(self):
        application = self.document["exportedApplication"]
        application.setdefault("unreadCommentThreads", 0)
        application.setdefault("collapseInvisibleWidgets", True)
        for action in self.document["actionList"]:
            side = action.get("unpublishedAction") or {}
            side.setdefault("userSetOnLoad", False)
            side.setdefault("confirmBeforeExecute", False)
            if isinstance(side.get("actionConfiguration"), dict):
                side["actionConfiguration"].setdefault("encodeParamsToggle", True)


def with_name(value, old):
    """Return a value in which texts name the other column."""
    if isinstance(value, str):
        return re.sub(rf"\b{old}\b", "another_column", value)
    if isinstance(value, dict):
        return {key: with_name(child, old) for key, child in value.items()}
    return [with_name(child, old) for child in value] if isinstance(value, list) else value


def inside(widget):
    stack = [widget]
    while stack:
        found = stack.pop()
        yield found
        stack += [child for child in found.get("children") or [] if isinstance(child, dict)]


def alike(parent, child):
    """Return whether a widget has a twin beside it, which may be taken for it."""
    return any(other is not child and other.get("type") == child.get("type") for other in parent["children"])


def with_new_ids(widget, dice):
    """Return a copy of a widget, with all in it, that has other ids wherever they occur."""
    text = json.dumps(widget)
    for found in inside(widget):
        if isinstance(found.get("widgetId"), str):
            text = text.replace(found["widgetId"], "".join(dice.choices("abcdefghij0123456789", k=10)))
    return json.loads(text)


EDITS = [
    "change_navigation",
    "choose_theme",
    "swap_datasource",
    "rename_column",
    "paint_columns",
    "move_to_another_page",
    "deploy",
]


@pytest.mark.slow
@needs_corpus
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("name", WHOLE)
def test_one_edit_of_the_product_is_one_change(name, edit, seed):
    document = load(f"exports/{name}.json")
    editor = ProductEditor(document, random.Random(seed))
    expected = getattr(editor, edit)()
    if expected is None:
        pytest.skip("nothing to edit in this way")
    found = transform.diff(document, editor.document)
    if edit == "paint_columns":
        assert {c.path.rpartition("/")[2] for c in found.changes} <= {"cellBackground"}
        values = {(c.kind, str(c.before)) for c in found.changes}
        assert len(values) == len(found.changes)
        return
    (change,) = found.changes
    kind, entity, called, path = expected
    assert (change.kind, change.entity.type, change.entity.name) == (kind, entity, called)
    assert path is None or change.path == path
    assert found.apply(document) == editor.document


@needs_corpus
@pytest.mark.parametrize("edit", ["draw_keys", "write_defaults"])
@pytest.mark.parametrize("name", WHOLE)
def test_what_only_looks_like_an_edit_is_no_change(name, edit):
    document = load(f"exports/{name}.json")
    editor = ProductEditor(document, random.Random(1))
    getattr(editor, edit)()
    assert not transform.diff(document, editor.document).changes
    assert not transform.diff(editor.document, document).changes


@needs_corpus
@pytest.mark.parametrize("path", sorted((CORPUS / "exports").glob("*.json")), ids=lambda path: path.stem)
def test_what_the_product_writes_of_a_document_lacks_only_what_its_reader_drops(path):
    document = load(f"exports/{path.name}")
    try:
        upgraded = transform.upgrade(document).document
        written = transform.as_product(upgraded)
    except transform.TransformError:
        pytest.skip("no product reads this one")
    found = transform.diff(upgraded, written)
    assert {c.kind for c in found.changes if c.path} <= {"remove"}
