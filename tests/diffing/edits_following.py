"""More known edits: what the product lets follow a change, what people do to queries, JS objects, libraries.

Like `edits.py`, each edit notes what a diff has to say of it: one change, however much follows.
"""

from __future__ import annotations

import copy
import re
from typing import Any

from edits import Editor, widgets

_LIBRARIES = ("unpublishedCustomJSLibs", "publishedCustomJSLibs")


class FollowingEditor(Editor):
    """Makes edits after which bindings, ids and lists follow as they do in the product."""

    def fresh_name(self, stem: str) -> str:
        return f"{stem}{self.dice.randrange(10**9)}"

    def named(self, name: str) -> list[Any]:
        """Return the pages that are called so."""
        return [page for page in self.pages() if page["unpublishedPage"]["name"] == name]

    def sides_on(self, name: str, key: str, side: str) -> list[dict[str, Any]]:
        """Return the edited sides of the queries or JS objects on a page."""
        owners = self.document.get(key) or []
        found = [owner.get(side) or {} for owner in owners if isinstance(owner, dict)]
        return [value for value in found if value.get("pageId") == name]

    def follow(self, page: Any, old: str, new: str) -> None:
        """Let everything on a page that refers to a name do so by the new one."""
        name = page["unpublishedPage"]["name"]
        for widget in widgets(page):
            _follow(widget, old, new, ("children", "widgetName", "widgetId", "type"))
        for side in self.sides_on(name, "actionList", "unpublishedAction"):
            _follow(side, old, new, ("name", "pageId", "fullyQualifiedName", "datasource"))
        for side in self.sides_on(name, "actionCollectionList", "unpublishedCollection"):
            _follow(side, old, new, ("name", "pageId"))

    def is_plain(self, name: Any, page: Any) -> bool:
        """Return whether a name is one that an edit may replace by searching for it."""
        text = repr(page["unpublishedPage"]["layouts"]) + repr(self.former)
        return isinstance(name, str) and re.fullmatch(r"[A-Za-z]\w{3,}", name) is not None and name in text

    def rename_widget_and_follow(self) -> None:
        """Rename a widget as the product does."""
        pair = self.pick_widget()
        if pair and self.is_plain(pair[1]["widgetName"], pair[0]):
            page, widget = pair
            old, new = widget["widgetName"], self.fresh_name("Renamed")
            self.follow(page, old, new)
            widget["widgetName"] = new
            self.expect("rename", "widget", page, widget, "/widgetName")

    def swap_names(self) -> None:
        """Let two widgets of a page change their names."""
        first = self.pick_widget()
        others = [w for page, w in self.named_widgets() if first and page is first[0]]
        second = self.fresh(others) if first else None
        if first is None or second is None:
            return
        page, one = first
        old, new = one["widgetName"], second["widgetName"]
        if self.is_plain(old, page) and self.is_plain(new, page):
            for before, after in ((old, "Between_Both"), (new, old), ("Between_Both", new)):
                self.follow(page, before, after)
            one["widgetName"], second["widgetName"] = new, old
            for widget in (one, second):
                self.expect("rename", "widget", page, widget, "/widgetName")

    def queries(self) -> list[dict[str, Any]]:
        """Return the queries on pages that there are."""
        return [
            action
            for action in self.document["actionList"]
            if isinstance(action, dict)
            and action.get("pluginType") != "JS"
            and self.named((action.get("unpublishedAction") or {}).get("pageId"))
            and action["unpublishedAction"].get("name")
        ]

    def rename_query(self) -> None:
        """Rename a query as the product does; its id follows too."""
        action = self.fresh(self.queries())
        if action is None:
            return
        side = action["unpublishedAction"]
        (page, *_), old = self.named(side["pageId"]), side["name"]
        names = [other["name"] for other in self.sides_on(side["pageId"], "actionList", "unpublishedAction")]
        if names.count(old) == 1 and self.is_plain(old, page):
            side["name"] = self.fresh_name("query")
            self.follow(page, old, side["name"])
            action["id"] = f"{side['pageId']}_{side['name']}"
            self.expected.append(("rename", "query", side["pageId"], side["name"], "/name"))

    def move_query(self) -> None:
        """Move a query to another page."""
        action = self.fresh(self.queries())
        if action is None:
            return
        side = action["unpublishedAction"]
        target = self.dice.choice(self.pages())["unpublishedPage"]["name"]
        there = [other.get("name") for other in self.sides_on(target, "actionList", "unpublishedAction")]
        if side["name"] not in there:
            side["pageId"] = target
            action["id"] = f"{target}_{side['name']}"
            self.expected.append(("move", "query", target, side["name"], ""))

    def js_objects(self) -> list[dict[str, Any]]:
        """Return the JS objects with a text, on pages that there are."""
        return [
            owner
            for owner in self.document.get("actionCollectionList") or []
            if isinstance(owner, dict)
            and isinstance((owner.get("unpublishedCollection") or {}).get("body"), str)
            and self.named(owner["unpublishedCollection"].get("pageId"))
        ]

    def functions(self, side: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the edited sides of the functions of a JS object."""
        return [
            action
            for action in self.sides_on(side["pageId"], "actionList", "unpublishedAction")
            if str(action.get("fullyQualifiedName")).startswith(f"{side['name']}.")
        ]

    def edit_js_object(self) -> None:
        """Edit the text of a JS object; a function and the variables follow."""
        if owner := self.fresh(self.js_objects()):
            side, comment = owner["unpublishedCollection"], self.fresh_name("// note ")
            side["body"] += f"\n{comment}"
            side["variables"] = [*(side.get("variables") or []), {"name": comment, "value": "1"}]
            for function in self.functions(side)[:1]:
                function.setdefault("actionConfiguration", {})["body"] = f"() => {{ {comment} }}"
            self.expected.append(("modify", "js_object", side["pageId"], side["name"], "/body"))

    def move_js_object(self) -> None:
        """Move a JS object to another page; its functions go with it."""
        owner = self.fresh(self.js_objects())
        if owner is None:
            return
        side, functions = owner["unpublishedCollection"], self.functions(owner["unpublishedCollection"])
        target = self.dice.choice(self.pages())["unpublishedPage"]["name"]
        there = self.sides_on(target, "actionCollectionList", "unpublishedCollection")
        if side["name"] not in [other.get("name") for other in there]:
            for value in (side, *functions):
                value["pageId"] = target
            self.expected.append(("move", "js_object", target, side["name"], ""))

    def rename_datasource(self) -> None:
        """Rename a datasource; the queries that use it follow."""
        sources = [source for source in self.document.get("datasourceList") or [] if source.get("name")]
        if source := self.fresh(sources):
            old, new = source["name"], self.fresh_name("Source ")
            if [other["name"] for other in sources].count(old) > 1:
                return
            source["name"] = new
            for action in self.document["actionList"]:
                for side in ("unpublishedAction", "publishedAction"):
                    used = (action.get(side) or {}).get("datasource") or {}
                    used.update({key: new for key in ("name", "id") if used.get(key) == old})
            self.expected.append(("rename", "datasource", None, new, "/name"))

    def add_library(self) -> None:
        """Install a JS library; the application's lists follow."""
        name = self.fresh_name("library")
        library = {"name": name, "uidString": f"{name}_url", "accessor": [name], "url": "url", "version": "1"}
        self.touched.add(id(library))
        self.document["customJSLibList"] = [*(self.document.get("customJSLibList") or []), library]
        application = self.document["exportedApplication"]
        for key in _LIBRARIES:
            application[key] = [*(application.get(key) or []), {"uidString": library["uidString"]}]
        self.expected.append(("add", "library", None, name, ""))

    def clone_page(self) -> None:
        """Copy a page with its queries; widgets keep their ids in the copy."""
        page = self.dice.choice(self.pages())
        old, new = page["unpublishedPage"]["name"], self.fresh_name("Copy ")
        twin = copy.deepcopy(page)
        twin["gitSyncId"] = self.fresh_name("page_")
        for side in ("unpublishedPage", "publishedPage"):
            if isinstance(twin.get(side), dict):
                twin[side]["name"] = new
        self.touched |= {id(twin), *map(id, widgets(twin))}
        self.document["pageList"].append(twin)
        for action in self.queries():
            if action["unpublishedAction"]["pageId"] == old:
                other = copy.deepcopy(action)
                other["gitSyncId"] = self.fresh_name("query_")
                other["unpublishedAction"]["pageId"] = new
                self.touched.add(id(other))
                self.document["actionList"].append(other)
        self.expected.append(("add", "page", new, new, ""))

    def order_columns(self) -> None:
        """Put the columns of a table, or the tabs of tabs, in another order."""
        for page, widget in self.named_widgets():
            order = widget.get("columnOrder")
            tabs = widget.get("tabsObj")
            if id(widget) in self.touched or not (isinstance(order, list) or isinstance(tabs, dict)):
                continue
            self.touched.add(id(widget))
            if isinstance(order, list) and len(set(order)) > 1:
                widget["columnOrder"] = [*order[1:], order[0]]
                self.expect("move", "widget", page, widget, "/columnOrder")
            elif isinstance(tabs, dict) and len(tabs) > 1:
                for tab in tabs.values():
                    tab["index"] = (tab["index"] + 1) % len(tabs)
                self.expect("move", "widget", page, widget, "/tabsObj")
            return

    def remake_widget_ids(self) -> None:
        """Return every widget another id, as pasting does."""
        for page in self.pages():
            layout = page["unpublishedPage"]["layouts"][0]
            ids = {
                w.get("widgetId"): self.fresh_name("id") for w in widgets(page) if w.get("widgetId") != "0"
            }
            layout["dsl"] = _with_ids(layout["dsl"], ids)


def _follow(owner: dict[str, Any], old: str, new: str, left_out: tuple[str, ...]) -> None:
    """Put a new name for an old one in the bindings, texts of code and paths of an object, in place."""
    pattern = re.compile(rf"(?<![\w$.]){old}(?![\w$])")
    for key in [key for key in owner if key not in left_out]:
        owner[key] = _replaced(owner[key], pattern, new, key)


def _replaced(value: Any, pattern: re.Pattern[str], new: str, key: str) -> Any:
    if isinstance(value, str):
        return pattern.sub(new, value) if "{{" in value or key in ("body", "key") else value
    if isinstance(value, list):
        return [_replaced(item, pattern, new, key) for item in value]
    if isinstance(value, dict):
        return {
            pattern.sub(new, name) if key == "template" else name: _replaced(item, pattern, new, name)
            for name, item in value.items()
        }
    return value


def _with_ids(value: Any, ids: dict[Any, str]) -> Any:
    if isinstance(value, dict):
        return {ids.get(key, key): _with_ids(item, ids) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_ids(item, ids) for item in value]
    return ids.get(value, value) if isinstance(value, str) else value


FOLLOWING_EDITS = (
    "rename_widget_and_follow",
    "swap_names",
    "rename_query",
    "move_query",
    "edit_js_object",
    "move_js_object",
    "rename_datasource",
    "add_library",
    "clone_page",
    "order_columns",
)
