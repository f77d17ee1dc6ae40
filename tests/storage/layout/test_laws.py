"""Laws: a tree is never changed by reading it and writing it back, whatever its age, formatting or names."""

from __future__ import annotations

import contextlib
import copy
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layout_trees import (
    FORMATTINGS,
    REAL,
    WRITTEN,
    Tree,
    changed,
    names,
    needs_layouts,
    rewritten,
    small_export,
    tree,
)

from transform.errors import TransformError
from transform.storage.layout.pack import pack
from transform.storage.layout.unpack import unpack

pytestmark = pytest.mark.slow  # each test tries many trees

FOREIGN = {
    "README.md": b"# Hello\r\n",
    "LICENSE": b"MIT",
    ".github/workflows/check.yml": b"on: push\n",
    "schema.sql": b"create table t();",
    "pages/notes.txt": b"\xff\xfe\x00",
    "pages/Home/old.sql": b"select 1",
    "pages/Home/queries/Gone/Gone.txt": b"select 2",
    "datasources/README.md": b"",
    "source modules/P/M.json": b'{"moduleUUID": 1}',
    "pages/Home/module instances/M1.json": b"{}",
    "package.json": b'{"private": true}\n',
}


def kept(files: Tree) -> bool:
    return changed(files, unpack(pack(files).document, onto=files)) == set()


@st.composite
def mutated(draw: st.DrawFn, base: Tree) -> Tree:
    """Draw a tree of which some JSON files have another formatting, with foreign files beside."""
    files = dict(base)
    paths = sorted(path for path in files if path.endswith(".json"))
    how = draw(st.sampled_from([*FORMATTINGS, "mixed"]))
    chosen = paths if draw(st.booleans()) else draw(st.lists(st.sampled_from(paths), unique=True))
    for path in chosen:
        style = draw(st.sampled_from(FORMATTINGS)) if how == "mixed" else how
        files[path] = rewritten(files[path], style)
    for path in draw(st.lists(st.sampled_from(sorted(FOREIGN)), unique=True)):
        files.setdefault(path, FOREIGN[path])
    return files


SMALL = [
    name for name in names("git-real") if any(era in name for era in ("first-", "planner-E", "staff-E-1"))
]


@needs_layouts
@pytest.mark.parametrize("name", SMALL)
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_reformatted_tree_stays_as_it_is(name: str, data: st.DataObject) -> None:
    assert kept(data.draw(mutated(tree(name))))


@pytest.mark.parametrize("schema", [7, 9, 11, 12])
@settings(max_examples=40)
@given(st.data())
def test_a_reformatted_small_tree_stays_as_it_is(schema: int, data: st.DataObject) -> None:
    assert kept(data.draw(mutated(dict(unpack(small_export(schema))))))


@needs_layouts
@pytest.mark.parametrize("formatting", FORMATTINGS)
@pytest.mark.parametrize("name", ["git-real/first-A", "git-real/fitness-D-1base", "git-real/charts-G"])
def test_a_tree_that_a_tool_reformatted_as_a_whole_stays_as_it_is(name: str, formatting: str) -> None:
    files = tree(name)
    files = {
        path: rewritten(data, formatting) if path.endswith(".json") else data for path, data in files.items()
    }
    assert kept(files)


NAMES = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="/\0"), min_size=1, max_size=12
).filter(lambda name: name not in (".", "..") and not name.lower().startswith((".git", "git~1")))


@settings(max_examples=150)
@given(NAMES, NAMES, NAMES, NAMES)
def test_names_of_all_scripts_come_back(page: str, query: str, obj: str, datasource: str) -> None:
    export = small_export()
    export["pageList"][0]["unpublishedPage"]["name"] = page
    export["exportedApplication"]["pages"][0]["id"] = page
    for action in export["actionList"]:
        action["unpublishedAction"]["pageId"] = page
    export["actionList"][0]["unpublishedAction"]["name"] = query
    export["actionCollectionList"][0]["unpublishedCollection"] |= {"name": obj, "pageId": page}
    export["datasourceList"][0]["name"] = datasource
    files = dict(unpack(export))
    packed = pack(files)
    document = packed.document
    assert {page, "Größe 2"} >= {one["unpublishedPage"]["name"] for one in document["pageList"]}
    assert query in {one["unpublishedAction"]["name"] for one in document["actionList"]}
    assert document["actionCollectionList"][0]["unpublishedCollection"]["body"] == "export default {\n}\n"
    assert document["datasourceList"][0]["name"] == datasource
    assert kept(files)
    assert changed(files, unpack(document)) == set()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150)
@given(
    st.dictionaries(
        st.text().filter(lambda key: key not in ("children", "type", "widgetName")), JSON, max_size=5
    )
)
def test_whatever_a_widget_holds_is_written_and_read_back(values: dict[str, Any]) -> None:
    export = small_export()
    widget = export["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"][1]
    widget.update(values)
    files = dict(unpack(export))
    packed = pack(files).document
    assert kept(files)
    assert changed(files, unpack(packed)) == set()
    read = next(
        child
        for child in packed["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"]
        if child["widgetName"] == "Go"
    )
    assert read == widget


@settings(max_examples=60)
@given(st.sampled_from([7, 9, 12]), JSON)
def test_a_change_and_its_reversal_restore_every_byte(schema: int, value: Any) -> None:
    files = dict(unpack(small_export(schema)))
    before = pack(files).document
    after = copy.deepcopy(before)
    after["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"][0]["made"] = {"a": value}
    there = unpack(after, onto=files)
    assert len(changed(files, there)) == 1
    assert changed(files, unpack(before, onto=dict(there))) == set()


JUNK = st.sampled_from(
    [
        None,
        1,
        -1.5,
        True,
        "",
        "x",
        "a/b",
        "..",
        [],
        [1],
        [None],
        {},
        {"a": 1},
        [[]],
        2**70,
        "\ud800",
        {"widgetName": 1},
    ]
)


@settings(max_examples=200)
@given(st.data())
def test_a_malformed_value_is_refused_or_kept_but_never_breaks_anything(data: st.DataObject) -> None:
    files = dict(unpack(small_export(data.draw(st.sampled_from([7, 12])))))
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(sorted(path for path in files if path.endswith(".json"))))
        value = json.loads(files[path])
        holder: Any = value
        while True:
            key = data.draw(st.sampled_from(list(holder) if isinstance(holder, dict) else range(len(holder))))
            if not isinstance(holder[key], dict | list) or not holder[key] or data.draw(st.booleans()):
                break
            holder = holder[key]
        holder[key] = data.draw(JUNK)
        files[path] = json.dumps(value).encode()
    try:
        document = pack(files).document
    except TransformError:
        return
    assert changed(files, unpack(document, onto=files)) == set()
    with contextlib.suppress(TransformError):
        unpack(document)


@needs_layouts
@pytest.mark.slow
@pytest.mark.parametrize("name", [*WRITTEN, *REAL])
@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_tree_of_the_corpus_stays_as_it_is_when_reformatted(name: str, data: st.DataObject) -> None:
    assert kept(data.draw(mutated(tree(name))))
