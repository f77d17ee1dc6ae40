"""Known edits on an export, and what a diff has to say of each."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Expected = tuple[str, str, str | None, str | None, str]
"""Kind, type of entity, page, name, path inside the entity."""

UNORDERED = ("pageList", "actionList", "actionCollectionList", "datasourceList", "customJSLibList")
PATH_LISTS = ("dynamicBindingPathList", "dynamicTriggerPathList", "dynamicPropertyPathList")


def widgets(page: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the widgets of a page's edited side."""
    stack = [layout["dsl"] for layout in page["unpublishedPage"]["layouts"][:1]]
    while stack:
        widget = stack.pop()
        yield widget
        stack += [child for child in widget.get("children") or [] if isinstance(child, dict)]


@dataclass
class Editor:
    """Makes edits on a copy of an export; `expected` collects what each is."""

    document: dict[str, Any]
    dice: random.Random

    def __post_init__(self) -> None:
        self.document = copy.deepcopy(self.document)
        self.expected: list[Expected] = []
        self.touched: set[int] = set()
        self.former: dict[str, str] = {}

    def pages(self) -> list[dict[str, Any]]:
        """Return the pages with a well-formed edited side."""
        return [
            p
            for p in self.document["pageList"]
            if isinstance(p, dict) and p.get("unpublishedPage", {}).get("layouts")
        ]

    def fresh(self, values: list[Any]) -> Any:
        """Return one that no edit has touched, or None."""
        free = [value for value in values if id(value) not in self.touched]
        if not free:
            return None
        chosen = self.dice.choice(free)
        self.touched.add(id(chosen))
        return chosen

    def named_widgets(self) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        """Return (page, widget) for all widgets whose name and id are theirs alone on the page."""
        found = []
        for page in self.pages():
            own = list(widgets(page))
            names = [w.get("widgetName") for w in own]
            ids = [w.get("widgetId") for w in own]
            found += [
                (page, w)
                for w in own
                if w.get("widgetId") not in ("0", None)
                and names.count(w.get("widgetName")) == 1
                and ids.count(w.get("widgetId")) == 1
            ]
        return found

    def pick_widget(self) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """Return an untouched (page, widget)."""
        free = [pair for pair in self.named_widgets() if id(pair[1]) not in self.touched]
        if not free:
            return None
        pair = self.dice.choice(free)
        self.touched.add(id(pair[1]))
        return pair

    def modify_widget(self) -> None:
        """Set a new property on a widget."""
        if pair := self.pick_widget():
            page, widget = pair
            number = self.dice.randrange(10**9)
            if "text" in widget and isinstance(widget["text"], str):
                widget["text"] = f"changed {number}"
                self.expect("modify", "widget", page, widget, "/text")
            else:
                widget["tooltipText"] = f"added {number}"
                self.expect("add", "widget", page, widget, "/tooltipText")

    def remove_leaf_widget(self) -> None:
        """Remove a widget without children."""
        free = [
            (page, parent, child)
            for page in self.pages()
            for parent in widgets(page)
            for child in parent.get("children") or []
            if not child.get("children") and id(child) not in self.touched
        ]
        if free:
            page, parent, child = self.dice.choice(free)
            parent["children"] = [other for other in parent["children"] if other is not child]
            self.touched |= {id(child), id(parent)}
            self.expect("remove", "widget", page, child, "")

    def add_widget(self) -> None:
        """Add a text to a page's root."""
        if page := self.dice.choice(self.pages()):
            number = self.dice.randrange(10**9)
            child = {
                "type": "TEXT_WIDGET",
                "widgetName": f"New{number}",
                "widgetId": f"new{number}",
                "parentId": "0",
            }
            root = page["unpublishedPage"]["layouts"][0]["dsl"]
            root["children"] = [*(root.get("children") or []), child]
            self.touched.add(id(child))
            self.expect("add", "widget", page, child, "")

    def rename_widget(self) -> None:
        """Return a widget another name, without its bindings following."""
        if pair := self.pick_widget():
            page, widget = pair
            widget["widgetName"] = f"Renamed{self.dice.randrange(10**9)}"
            self.expect("rename", "widget", page, widget, "/widgetName")

    def move_widget(self) -> None:
        """Move a leaf widget to the root of its page."""
        free = [
            (page, parent, child)
            for page in self.pages()
            for parent in widgets(page)
            for child in parent.get("children") or []
            if parent.get("widgetId") not in ("0", None)
            and not child.get("children")
            and id(child) not in self.touched
            and child in [w for _, w in self.named_widgets()]
        ]
        if free:
            page, parent, child = self.dice.choice(free)
            parent["children"] = [other for other in parent["children"] if other is not child]
            root = page["unpublishedPage"]["layouts"][0]["dsl"]
            root["children"] = [*root["children"], child]
            child["parentId"] = "0"
            self.touched |= {id(child), id(parent)}
            self.expect("move", "widget", page, child, "")

    def rename_page(self) -> None:
        """Return a page another name; queries, JS objects and the list of pages follow."""
        page = self.fresh([p for p in self.pages() if p["unpublishedPage"]["name"]])
        if page is None:
            return
        old, new = page["unpublishedPage"]["name"], f"Page {self.dice.randrange(10**9)}"
        page["unpublishedPage"]["name"] = new
        for key, side in (
            ("actionList", "unpublishedAction"),
            ("actionCollectionList", "unpublishedCollection"),
        ):
            for owner in self.document.get(key) or []:
                if isinstance(owner, dict) and (owner.get(side) or {}).get("pageId") == old:
                    owner[side]["pageId"] = new
        for entry in self.document["exportedApplication"].get("pages") or []:
            if entry["id"] == old:
                entry["id"] = new
        self.expected = [
            (kind, entity, new if at == old and kind != "remove" else at, name, path)
            for kind, entity, at, name, path in self.expected
        ]
        self.former[new] = old
        self.expected.append(("rename", "page", new, new, "/name"))

    def remake_ids(self) -> None:
        """Return every query another gitSyncId, as an import into another workspace does."""
        for owner in self.document["actionList"]:
            if isinstance(owner, dict):
                owner["gitSyncId"] = f"new_{self.dice.randrange(10**12)}"

    def modify_query(self) -> None:
        """Change the timeout of a query."""
        queries = [
            a
            for a in self.document["actionList"]
            if isinstance(a, dict)
            and a.get("pluginType") != "JS"
            and a.get("unpublishedAction", {}).get("actionConfiguration")
        ]
        if action := self.fresh(queries):
            side = action["unpublishedAction"]
            kind = "modify" if "timeoutInMillisecond" in side["actionConfiguration"] else "add"
            side["actionConfiguration"]["timeoutInMillisecond"] = 12345 + self.dice.randrange(10**6)
            path = "/actionConfiguration/timeoutInMillisecond"
            self.expected.append((kind, "query", side["pageId"], side["name"], path))

    def remove_query(self) -> None:
        """Remove a query."""
        queries = [
            a
            for a in self.document["actionList"]
            if isinstance(a, dict) and a.get("pluginType") != "JS" and a.get("unpublishedAction")
        ]
        if action := self.fresh(queries):
            self.document["actionList"] = [a for a in self.document["actionList"] if a is not action]
            side = action["unpublishedAction"]
            self.expected.append(
                ("remove", "query", self.page_of("remove", side.get("pageId")), side.get("name"), "")
            )

    def modify_datasource(self) -> None:
        """Change the template of a datasource."""
        sources = [d for d in self.document.get("datasourceList") or [] if isinstance(d, dict)]
        if source := self.fresh(sources):
            kind = "modify" if "templateName" in source else "add"
            source["templateName"] = f"template {self.dice.randrange(10**9)}"
            self.expected.append((kind, "datasource", None, source.get("name"), "/templateName"))

    def expect(self, kind: str, entity: str, page: Any, widget: Any, path: str) -> None:
        """Note what a diff has to report."""
        name = self.page_of(kind, page["unpublishedPage"]["name"])
        self.expected.append((kind, entity, name, widget["widgetName"], path))

    def page_of(self, kind: str, name: Any) -> Any:
        """Return the name of a page by which a change is reported: what is gone stood on the former page."""
        return self.former.get(name, name) if kind == "remove" else name

    def shuffle(self) -> None:
        """Shuffle every list whose order carries no meaning, and the keys of every object."""
        self.document = shuffled(self.document, self.dice)


def shuffled(value: Any, dice: random.Random, key: str = "") -> Any:
    """Return an equal value with keys and unordered lists in another order."""
    if isinstance(value, dict):
        keys = list(value)
        dice.shuffle(keys)
        return {name: shuffled(value[name], dice, name) for name in keys}
    if isinstance(value, list):
        entries = [shuffled(item, dice) for item in value]
        if key in UNORDERED or key in PATH_LISTS or key == "children":
            dice.shuffle(entries)
        return entries
    return value


EDITS = (
    "modify_widget",
    "rename_widget",
    "move_widget",
    "remove_leaf_widget",
    "add_widget",
    "modify_query",
    "remove_query",
    "modify_datasource",
    "rename_page",
)
