"""Seven merges on which others fail, right or wrong and how long, beside git merge-file and nbdime.

`python benchmarks/bench_merge.py`; nbdime takes part where it is installed.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import orjson
from documents import made
from measure import CORPUS, Claims

import transform

Json = dict[str, Any]
LIMIT = 1.0


class Case(NamedTuple):
    """What both sides do, and whether a result is right; `clashes`: only a conflict is right."""

    name: str
    ours: Callable[[Json], None]
    theirs: Callable[[Json], None]
    is_right: Callable[[Json], bool]
    clashes: bool = False


class Outcome(NamedTuple):
    """A merged document, None where there is no JSON, and whether a conflict was reported."""

    document: Json | None
    conflict: bool


def application() -> Json:
    """Return an export of 1.3 MB: of the corpus, else a made one."""
    path = CORPUS / "exports" / "application.json"
    return json.loads(path.read_bytes()) if path.is_file() else made(1.3)


def widgets(document: Json, page: int = 0) -> Iterator[Json]:
    stack = [document["pageList"][page]["unpublishedPage"]["layouts"][0]["dsl"]]
    while stack:
        widget = stack.pop()
        yield widget
        stack += reversed(widget.get("children") or [])


def chosen(document: Json, number: int = 0) -> Json:
    """Return a widget that lies directly on the canvas of the first page."""
    return next(widgets(document))["children"][number]


def setting(key: str, value: Any, number: int = 0) -> Callable[[Json], None]:
    return lambda document: chosen(document, number).update({key: value})


def having(**values: Any) -> Callable[[Json], bool]:
    return lambda document: all(chosen(document).get(key) == value for key, value in values.items())


def reordered(document: Json) -> None:
    """Sort all keys and turn the lists of entities around, as another release writes them; and change a text."""
    setting("text", "ours")(document)
    other = json.loads(json.dumps(document, sort_keys=True))
    for key in ("pageList", "actionList"):
        other[key].sort(key=lambda entry: entry["gitSyncId"] != document["pageList"][0]["gitSyncId"])
    document.clear()
    document.update(other)


def appending(name: str) -> Callable[[Json], None]:
    def change(document: Json) -> None:
        widget = {"type": "TEXT_WIDGET", "widgetName": name, "widgetId": name, "parentId": "0", "text": name}
        next(widgets(document))["children"].append(widget)

    return change


def with_canvas(document: Json) -> None:
    """Add a container, so that something can be moved into it."""
    inner = {
        "type": "CANVAS_WIDGET",
        "widgetName": "In1",
        "widgetId": "in1",
        "parentId": "box1",
        "children": [],
    }
    box = {
        "type": "CONTAINER_WIDGET",
        "widgetName": "Box1",
        "widgetId": "box1",
        "parentId": "0",
        "children": [inner],
    }
    next(widgets(document))["children"].append(box)


def moving(document: Json) -> None:
    root = next(widgets(document))
    widget = root["children"].pop(0)
    widget["parentId"] = "in1"
    root["children"][-1]["children"][0]["children"].append(widget)


def is_moved_and_edited(document: Json) -> bool:
    inside = next(w for w in widgets(document) if w.get("widgetId") == "in1")["children"]
    return [widget.get("text") for widget in inside] == ["theirs"] and len([*widgets(document)]) == len(
        {w["widgetId"] for w in widgets(document)}
    )


def renaming(document: Json) -> None:
    page = document["pageList"][0]["unpublishedPage"]
    old, page["name"] = page["name"], "Renamed"
    for key, side in (("actionList", "unpublishedAction"), ("actionCollectionList", "unpublishedCollection")):
        for entry in document.get(key) or []:
            if entry.get(side, {}).get("pageId") == old:
                entry[side]["pageId"] = "Renamed"
    for entry in document["exportedApplication"]["pages"]:
        entry["id"] = "Renamed" if entry["id"] == old else entry["id"]


def with_query(document: Json) -> None:
    query = json.loads(json.dumps(document["actionList"][0]))
    query["gitSyncId"] = "new-query"
    query["unpublishedAction"] |= {
        "name": "NewQuery",
        "pageId": document["pageList"][0]["unpublishedPage"]["name"],
    }
    document["actionList"].append(query)


def is_on_the_renamed_page(document: Json) -> bool:
    pages = {page["unpublishedPage"]["name"] for page in document["pageList"]}
    query = next(entry for entry in document["actionList"] if entry.get("gitSyncId") == "new-query")
    return query["unpublishedAction"]["pageId"] == "Renamed" and "Renamed" in pages


def has_both(document: Json) -> bool:
    names = [widget["widgetName"] for widget in next(widgets(document))["children"]]
    return names.count("NewOurs") == names.count("NewTheirs") == 1


def far(document: Json) -> None:
    """Change something on the last page."""
    next(widgets(document, -1))["backgroundColor"] = "theirs"


CASES = (
    Case("file reordered, and edits", reordered, setting("label", "theirs", 1),
         lambda d: having(text="ours")(d) and chosen(d, 1).get("label") == "theirs"),
    Case("adjacent properties", setting("text", "ours"), setting("textAlign", "theirs"),
         having(text="ours", textAlign="theirs")),
    Case("both append", appending("NewOurs"), appending("NewTheirs"), has_both),
    Case("move against edit", moving, setting("text", "theirs"), is_moved_and_edited),
    Case("page renamed, new query on it", renaming, with_query, is_on_the_renamed_page),
    Case("same property", setting("text", "ours"), setting("text", "theirs"), having(), clashes=True),
    Case("disjoint edits", setting("text", "ours"), far,
         lambda d: having(text="ours")(d) and next(widgets(d, -1)).get("backgroundColor") == "theirs"),
)  # fmt: skip


def by_transform(base: Json, ours: Json, theirs: Json) -> Outcome:
    merged = transform.merge(base, ours, theirs)
    return Outcome(merged.document, bool(merged.conflicts))


def by_git(base: Json, ours: Json, theirs: Json) -> Outcome:
    """Merge the text, one value on a line, which favours git."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for name, document in (("ours", ours), ("base", base), ("theirs", theirs)):
            names.append(str(Path(folder, name)))
            Path(names[-1]).write_text(json.dumps(document, indent=1))
        done = subprocess.run(["git", "merge-file", "-p", *names], capture_output=True, check=False)
    try:
        return Outcome(json.loads(done.stdout), done.returncode != 0)
    except ValueError:
        return Outcome(None, done.returncode != 0)


def by_nbdime(base: Json, ours: Json, theirs: Json) -> Outcome:
    from nbdime.merging.decisions import apply_decisions
    from nbdime.merging.generic import decide_merge

    decisions = decide_merge(base, ours, theirs)
    return Outcome(apply_decisions(base, decisions), any(decision.conflict for decision in decisions))


def verdict(case: Case, outcome: Outcome) -> str:
    """Return "right", "conflict" where there should be none, or "wrong" without a conflict."""
    if outcome.conflict:
        return "right" if case.clashes else "conflict"
    try:
        right = outcome.document is not None and not case.clashes and case.is_right(outcome.document)
    except (KeyError, IndexError, StopIteration, TypeError):
        right = False
    return "right" if right else "wrong"


def main() -> None:
    """State how many cases each tool merges right and how many wrong without a conflict, and what ours takes."""
    tools = {"appsmith-transform": by_transform, "git merge-file": by_git}
    if importlib.util.find_spec("nbdime"):
        tools["nbdime"] = by_nbdime
    start = application()
    with_canvas(start)
    for key in ("text", "textAlign"):  # one behind the other
        chosen(start).pop(key, None)
        chosen(start)[key] = "base"
    claims = Claims()
    claims.tell("size of the export, indented", len(json.dumps(start, indent=2)) / 2**20, " MB")
    for name, tool in tools.items():
        found = []
        for case in CASES:
            result, took = merged(case, tool, start)
            found.append(result)
            if tool is by_transform:
                claims.check(f"{case.name}: merge", took, LIMIT, " s")
        claims.tell(f"{name}: right, of {len(CASES)} cases", found.count("right"), "")
        if tool is by_transform:
            claims.check(f"{name}: not right", len(CASES) - found.count("right"), 0, "")
        else:
            claims.tell(f"{name}: wrong, without a conflict", found.count("wrong"), "")
    claims.finish()


def merged(case: Case, tool: Callable[[Json, Json, Json], Outcome], start: Json) -> tuple[str, float]:
    """Return what became of a case, and the processor seconds of it."""
    sides = [orjson.loads(orjson.dumps(start)) for _ in range(2)]
    case.ours(sides[0])
    case.theirs(sides[1])
    versions = [orjson.loads(orjson.dumps(document)) for document in (start, *sides)]
    began = sum(os.times()[:4])
    found = verdict(case, tool(*versions))
    return found, sum(os.times()[:4]) - began


if __name__ == "__main__":
    main()
