"""Random edits on both sides of an application, and an oracle that knows nothing of how merging works."""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from transform.parts.renaming import NewNames, with_new_names

Json = dict[str, Any]
Id = tuple[str, ...]

#: What is computed, drawn or merged as a set or text, so that neither side's value need come out.
SOFT = {
    *("bottomRow", "topRow", "leftColumn", "rightColumn", "minHeight", "snapRows", "originalBottomRow"),
    *("originalTopRow", "mobileTopRow", "mobileBottomRow", "mobileLeftColumn", "mobileRightColumn"),
    *(
        "id",
        "collectionId",
        "parentRowSpace",
        "parentColumnSpace",
        "layoutOnLoadActions",
        "key",
        "slug",
        "parentId",
        "children",
    ),
    *(
        "dynamicBindingPathList",
        "dynamicTriggerPathList",
        "dynamicPropertyPathList",
        "jsonPathKeys",
        "layouts",
    ),
}


def widgets(page: Json) -> Iterator[tuple[Json, Json | None]]:
    """Yield the widgets of a page's edited side, each with its parent."""
    layouts = page["unpublishedPage"].get("layouts") or []
    stack: list[tuple[Json, Json | None]] = [(layouts[0]["dsl"], None)] if layouts else []
    while stack:
        widget, parent = stack.pop()
        yield widget, parent
        stack += [(child, widget) for child in widget.get("children") or [] if isinstance(child, dict)]


@dataclass
class Side:
    """One side of a history: the document, and the dice that choose its edits; `log` tells what was done."""

    document: Json
    dice: random.Random
    tag: str
    log: list[str] = field(default_factory=list)
    renamed: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.document = copy.deepcopy(self.document)

    def edit(self, count: int) -> None:
        for _ in range(count):
            name = self.dice.choice(EDITS)
            self.log.append(f"{self.tag}: {name} {getattr(self, name)() or ''}")

    def new(self, stem: str) -> str:
        return f"{stem}{self.tag.capitalize()}{self.dice.randrange(10**6)}"

    def page(self) -> Json:
        return self.dice.choice([p for p in self.document["pageList"] if p["unpublishedPage"].get("layouts")])

    def widget(self) -> tuple[Json, Json, Json] | None:
        page = self.page()
        found = [(page, w, parent) for w, parent in widgets(page) if parent is not None and w.get("widgetId")]
        return self.dice.choice(found) if found else None

    def entry(self, key: str, *, functions: bool = False) -> Json | None:
        found = [
            entry
            for entry in self.document.get(key) or []
            if entry.get("gitSyncId")
            and (
                key != "actionList" or functions == ("." in (side_of(entry).get("fullyQualifiedName") or ""))
            )
        ]
        return self.dice.choice(found) if found else None

    def set_text(self) -> str | None:
        if found := self.widget():
            found[1]["text"] = self.new("text ")
            return found[1]["widgetName"]
        return None

    def set_property(self) -> str | None:
        if found := self.widget():
            found[1][self.dice.choice(["isVisible", "tooltip", "labelText", "color"])] = self.new("value")
            return found[1]["widgetName"]
        return None

    def bind(self) -> str | None:
        if found := self.widget():
            key = self.dice.choice(["label", "help", "hint"])
            found[1][key] = "{{1 + 1}}"
            found[1]["dynamicBindingPathList"] = [
                *(found[1].get("dynamicBindingPathList") or []),
                {"key": key},
            ]
            return f"{found[1]['widgetName']}.{key}"
        return None

    def add_widget(self) -> str:
        page = self.page()
        canvases = [w for w, _ in widgets(page) if w.get("type") == "CANVAS_WIDGET"]
        canvas, name = self.dice.choice(canvases), self.new("New")
        child = {
            "type": "TEXT_WIDGET",
            "widgetName": name,
            "widgetId": name.lower(),
            "parentId": canvas["widgetId"],
        }
        where = self.dice.randrange(len(canvas.get("children") or []) + 1)
        canvas["children"] = [*(canvas.get("children") or [])]
        canvas["children"].insert(where, child | {"text": "new"})
        return f"{name} into {canvas['widgetName']}"

    def add_widget_of_a_common_name(self) -> str:
        dsl = self.page()["unpublishedPage"]["layouts"][0]["dsl"]
        if any(w.get("widgetName") == "Common1" for w, _ in widgets_of(dsl)):
            return ""
        dsl.setdefault("children", []).append(
            {
                "type": "TEXT_WIDGET",
                "widgetName": "Common1",
                "widgetId": self.new("c"),
                "parentId": dsl["widgetId"],
            }
        )
        return "Common1"

    def remove_widget(self) -> str | None:
        if (found := self.widget()) and found[1].get("type") != "CANVAS_WIDGET":
            _, widget, parent = found
            parent["children"] = [other for other in parent["children"] if other is not widget]
            return widget["widgetName"]
        return None

    def move_widget(self) -> str | None:
        if not (found := self.widget()) or found[1].get("type") == "CANVAS_WIDGET":
            return None
        page, widget, parent = found
        inside = {id(w) for w, _ in widgets_of(widget)}
        free = [w for w, _ in widgets(page) if w.get("type") == "CANVAS_WIDGET" and id(w) not in inside]
        target = self.dice.choice(free)
        parent["children"] = [other for other in parent["children"] if other is not widget]
        target["children"] = [*(target.get("children") or []), widget]
        widget["parentId"] = target["widgetId"]
        return f"{widget['widgetName']} to {target['widgetName']}"

    def rename_widget(self) -> str | None:
        if not (found := self.widget()):
            return None
        page, widget, _ = found
        old, new = widget["widgetName"], self.new("Renamed")
        if not self._is_unique(old):
            return None
        names = NewNames({}, {}, {page["unpublishedPage"]["name"]: {old: new}})
        self.document = copy.deepcopy(with_new_names(self.document, names))
        self._renamed(old, new)
        return f"{old} to {new}"

    def rename_widget_to_a_common_name(self) -> str | None:
        if not (found := self.widget()):
            return None
        page, widget, _ = found
        name = page["unpublishedPage"]["name"]
        taken = {w.get("widgetName") for w, _ in widgets(page)}
        taken |= {
            side_of(q).get("name") for q in self.document["actionList"] if side_of(q).get("pageId") == name
        }
        old = widget["widgetName"]
        if "Common1" in taken or old.startswith("Common") or not self._is_unique(old):
            return None
        self.document = copy.deepcopy(
            with_new_names(self.document, NewNames({}, {}, {name: {old: "Common1"}}))
        )
        self._renamed(old, "Common1")
        return f"{old} to Common1"

    def rename_query(self) -> str | None:
        if not (entry := self.entry("actionList")):
            return None
        old, new = side_of(entry)["name"], self.new("Query")
        if not self._is_unique(old):
            return None
        names = NewNames({}, {}, {side_of(entry).get("pageId") or "": {old: new}})
        self.document = copy.deepcopy(with_new_names(self.document, names))
        self._renamed(old, new)
        return f"{old} to {new}"

    def rename_page(self) -> str:
        old, new = self.page()["unpublishedPage"]["name"], self.new("Page")
        self.document = copy.deepcopy(with_new_names(self.document, NewNames({old: new}, {}, {})))
        self._renamed(old, new)
        return f"{old} to {new}"

    def set_timeout(self) -> str | None:
        if entry := self.entry("actionList"):
            side_of(entry).setdefault("actionConfiguration", {})["timeoutInMillisecond"] = (
                self.dice.randrange(10**6)
            )
            return side_of(entry).get("name")
        return None

    def edit_body(self) -> str | None:
        """Insert a line into the text of a query or JS object."""
        entry = self.entry(self.dice.choice(["actionList", "actionCollectionList"]))
        if entry is None:
            return None
        side = side_of(entry)
        holder = side.setdefault("actionConfiguration", {}) if "unpublishedAction" in entry else side
        lines = str(holder.get("body") or "").split("\n")
        lines.insert(self.dice.randrange(len(lines) + 1), self.new("// line "))
        holder["body"] = "\n".join(lines)
        return side.get("name")

    def add_query(self) -> str | None:
        if (entry := self.entry("actionList")) is None:
            return None
        query, name = copy.deepcopy(entry), self.new("Api")
        query.pop("publishedAction", None)
        query["gitSyncId"] = name
        query["unpublishedAction"] |= {"name": name, "pageId": self.page()["unpublishedPage"]["name"]}
        query["id"] = f"{query['unpublishedAction']['pageId']}_{name}"
        query["unpublishedAction"].pop("fullyQualifiedName", None)
        self.document["actionList"].append(query)
        return name

    def remove_query(self) -> str | None:
        if entry := self.entry("actionList"):
            self.document["actionList"] = [e for e in self.document["actionList"] if e is not entry]
            return side_of(entry).get("name")
        return None

    def remove_js_object(self) -> str | None:
        if not (entry := self.entry("actionCollectionList")):
            return None
        page, name = side_of(entry).get("pageId"), side_of(entry).get("name")
        self.document["actionCollectionList"] = [
            e for e in self.document["actionCollectionList"] if e is not entry
        ]
        self.document["actionList"] = [
            e
            for e in self.document["actionList"]
            if not (
                side_of(e).get("pageId") == page
                and (side_of(e).get("fullyQualifiedName") or "").startswith(f"{name}.")
            )
        ]
        return name

    def add_page(self) -> str:
        page, name = copy.deepcopy(self.page()), self.new("Page")
        page.pop("publishedPage", None)
        if self.dice.random() < 0.5:  # else a copy, with the same ids of widgets
            page["unpublishedPage"]["layouts"][0]["dsl"]["children"] = []
        page["gitSyncId"] = name
        page["unpublishedPage"]["name"] = name
        self.document["pageList"].append(page)
        self._menu().insert(self.dice.randrange(len(self._menu()) + 1), {"id": name, "isDefault": False})
        return name

    def remove_page(self) -> str | None:
        menu = self._menu()
        page = self.page()
        name = page["unpublishedPage"]["name"]
        if len(menu) < 2 or any(entry["id"] == name and entry.get("isDefault") for entry in menu):
            return None
        self.document["pageList"] = [p for p in self.document["pageList"] if p is not page]
        self.document["exportedApplication"]["pages"] = [e for e in menu if e["id"] != name]
        for key in ("actionList", "actionCollectionList"):
            self.document[key] = [e for e in self.document.get(key) or [] if side_of(e).get("pageId") != name]
        return name

    def change_default(self) -> str:
        chosen = self.dice.choice(self._menu())
        for entry in self._menu():
            entry["isDefault"] = entry is chosen
        return chosen["id"]

    def reorder(self) -> None:
        for key in ("pageList", "actionList", "actionCollectionList"):
            self.dice.shuffle(self.document.get(key) or [])
        self.dice.shuffle(self._menu())

    def change_application(self) -> str:
        key = self.dice.choice(["color", "icon", "evaluationVersion"])
        self.document["exportedApplication"][key] = self.new("v")
        return key

    def _is_unique(self, name: str) -> bool:
        """Return whether one thing of the application has a name, so that the oracle can follow it."""
        names = [w.get("widgetName") for page in self.document["pageList"] for w, _ in widgets(page)]
        names += [
            side_of(e).get("name") for k in ("actionList", "actionCollectionList") for e in self.document[k]
        ]
        return names.count(name) == 1

    def _renamed(self, old: str, new: str) -> None:
        first = next((name for name, now in self.renamed.items() if now == old), old)
        self.renamed[first] = new

    def _menu(self) -> list[Json]:
        return self.document["exportedApplication"]["pages"]


EDITS = tuple(
    name
    for name, value in vars(Side).items()
    if callable(value) and not name.startswith("_") and name not in ("edit", "new", "page", "widget", "entry")
)


def widgets_of(widget: Json) -> Iterator[tuple[Json, None]]:
    stack = [widget]
    while stack:
        found = stack.pop()
        yield found, None
        stack += [child for child in found.get("children") or [] if isinstance(child, dict)]


def side_of(entry: Json) -> Json:
    return next((entry[key] for key in SIDE_KEYS if isinstance(entry.get(key), dict)), {})


SIDE_KEYS = ("unpublishedAction", "unpublishedCollection", "unpublishedPage")


def facts(document: Json) -> dict[Id, Json]:
    """Return each entity of the edited side by what identifies it, with its properties, the place among them."""
    found: dict[Id, Json] = {("application",): {**document["exportedApplication"]}}
    found["application",].pop("pages", None)
    page_ids = {}
    for page in document["pageList"]:
        own = page["gitSyncId"]
        page_ids[page["unpublishedPage"]["name"]] = own
        found["page", own] = {k: v for k, v in page["unpublishedPage"].items() if k not in SOFT}
        for widget, parent in widgets(page):
            values = {k: v for k, v in widget.items() if k not in SOFT}
            found["widget", own, widget["widgetId"]] = values | {"in": parent["widgetId"] if parent else ""}
    objects: dict[Any, str] = {}
    for kind, key in (("js_object", "actionCollectionList"), ("query", "actionList")):
        for entry in document.get(key) or []:
            side = side_of(entry)
            values = {k: v for k, v in side.items() if k not in ("pageId", "actionConfiguration", *SOFT)}
            configuration = side.get("actionConfiguration") or {}
            values |= {f"actionConfiguration.{k}": v for k, v in configuration.items()}
            found[kind, entry["gitSyncId"]] = values | {"on": page_ids.get(side.get("pageId"))}
            if kind == "js_object":
                objects[side.get("pageId"), side.get("name")] = entry["gitSyncId"]
            owner = (side.get("fullyQualifiedName") or "").partition(".")[0]
            if kind == "query" and (side.get("pageId"), owner) in objects:
                found[kind, entry["gitSyncId"]]["of"] = objects[side.get("pageId"), owner]
    return found


@dataclass
class Oracle:
    """What a merge must have kept of two sides, judged by the documents and the conflicts alone."""

    base: Json
    ours: Side
    theirs: Side
    merged: Json
    conflicts: Any

    def __post_init__(self) -> None:
        ours, theirs = self.ours.renamed, self.theirs.renamed
        both = {theirs[old]: new for old, new in ours.items() if old in theirs}
        self.renames = {**theirs, **ours, **both}
        documents = (self.base, self.ours.document, self.theirs.document, self.merged)
        self.facts = [facts(document) for document in documents]
        self.named = {(c.entity.type, c.entity.id) for c in self.conflicts}
        self.parents: dict[Id, Id] = {}
        for known in self.facts:
            for entity, values in known.items():
                if entity[0] == "widget":
                    up = ("widget", entity[1], values["in"]) if values["in"] else ("page", entity[1])
                    self.parents.setdefault(entity, up)
                elif values.get("of"):
                    self.parents.setdefault(entity, ("js_object", values["of"]))
                elif values.get("on"):
                    self.parents.setdefault(entity, ("page", values["on"]))

    def faults(self) -> list[str]:
        base, ours, theirs, _ = self.facts
        return [*self._lost(base, ours, theirs), *self._lost(base, theirs, ours), *self._unsound()]

    def _lost(self, base: dict[Id, Json], mine: dict[Id, Json], other: dict[Id, Json]) -> Iterator[str]:
        merged = self.facts[3]
        for entity, values in mine.items():
            if entity not in base:
                if entity not in merged and not self._is_named(entity):
                    yield f"{entity} was added and is missing"
                continue
            if entity not in other:
                changed = [k for k in {*values, *base[entity]} if values.get(k) != base[entity].get(k)]
                if (
                    changed
                    and not self._is_named(entity)
                    and not self._only_followed(changed, values, base[entity])
                ):
                    yield f"{entity} was removed by one side and changed ({changed}) by the other without a conflict"
                continue
            yield from self._changes(entity, base[entity], values, other[entity])
        for entity in base.keys() - mine.keys():
            same = entity in other and not self._differs(other[entity], base[entity])
            if entity in merged and same and not self._is_named(entity) and not self._holds_named(entity):
                yield f"{entity} was removed and is there"

    def _changes(self, entity: Id, base: Json, mine: Json, other: Json) -> Iterator[str]:
        merged = self.facts[3].get(entity)
        for key in sorted({*base, *mine, *other}):
            old, new, theirs = base.get(key), mine.get(key), other.get(key)
            if not self._is_other(old, new):
                continue
            if merged is None:
                if not self._is_named(entity):
                    yield f"{entity} is missing"
                return
            if not self._is_other(old, theirs):
                if self._is_other(merged.get(key), new) and not self._is_named(entity):
                    yield f"{entity}.{key} is {merged.get(key)!r}, not {new!r}"
            elif self._is_other(new, theirs) and not self._is_named(entity):
                kept = str(merged.get(key))
                if not all(self._parts(value, old) <= {*kept.split("\n")} for value in (new, theirs)):
                    yield f"{entity}.{key} clashed without a conflict"

    def _parts(self, value: Any, old: Any) -> set[str]:
        return (
            {*self._plain(value).split("\\n")} - {*self._plain(old).split("\\n")}
            if value is None
            else {line for line in str(value).split("\n") if line not in str(old).split("\n")}
        )

    def _unsound(self) -> Iterator[str]:
        pages = [page["unpublishedPage"]["name"] for page in self.merged["pageList"]]
        menu = self.merged["exportedApplication"]["pages"]
        if sorted(pages) != sorted(entry["id"] for entry in menu):
            yield f"the menu lists {[entry['id'] for entry in menu]}, the pages are {pages}"
        if len({*pages}) != len(pages):
            yield "two pages have one name"
        if sum(bool(entry.get("isDefault")) for entry in menu) != 1:
            yield "there is not one default page"
        for key in ("actionList", "actionCollectionList"):
            for entry in self.merged.get(key) or []:
                if side_of(entry).get("pageId") not in pages:
                    yield f"{side_of(entry).get('name')} is on no page"
        for page in self.merged["pageList"]:
            names = [widget["widgetName"] for widget, _ in widgets(page)]
            twice = {name for name in names if names.count(name) > 1}
            if twice and not self.conflicts:
                yield f"names stand twice: {twice}"

    def _differs(self, one: Json, other: Json) -> bool:
        return any(self._is_other(one.get(key), other.get(key)) for key in {*one, *other})

    def _only_followed(self, keys: list[str], one: Json, other: Json) -> bool:
        names = {"name", "widgetName"}.intersection(keys)
        return not names and not any(self._is_other(one.get(key), other.get(key)) for key in keys)

    def _is_other(self, one: Any, other: Any) -> bool:
        return one is not other and self._plain(one) != self._plain(other)

    def _plain(self, value: Any) -> str:
        """Return a value as text in which what was renamed has its new name."""
        text = json.dumps(value, sort_keys=True, ensure_ascii=False)
        text = (
            re.sub(r"\bCommon\d*", "Common1", text)
            .replace("\\t", " ")
            .replace("\\n", "  ")
            .replace("\\r", " ")
        )
        for old, new in self.renames.items():
            text = re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", new, text)
        return text

    def _is_named(self, entity: Id | None) -> bool:
        seen = set()
        while entity is not None and entity not in seen:
            seen.add(entity)
            if (entity[0], entity[-1]) in self.named or (
                entity[0] == "application" and self._has("application")
            ):
                return True
            entity = self.parents.get(entity)
        return False

    def _has(self, kind: str) -> bool:
        return any(type_ == kind for type_, _ in self.named)

    def _holds_named(self, entity: Id) -> bool:
        """Return whether a conflict names something inside a thing."""
        return any(
            self._is_below(other, entity)
            for known in self.facts
            for other in known
            if (other[0], other[-1]) in self.named
        )

    def _is_below(self, entity: Id, above: Id) -> bool:
        seen = set()
        at: Id | None = entity
        while at is not None and at not in seen:
            if at == above:
                return True
            seen.add(at)
            at = self.parents.get(at)
        return False
