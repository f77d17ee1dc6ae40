"""Packing and unpacking a layout of 5,000 files, as ratios against reading them and parsing them with orjson.

`python benchmarks/bench_layout.py`
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import orjson
from measure import Claims, figure, processes, ratio

import transform
from transform.storage.differing import read_differing
from transform.storage.folder import read_folder
from transform.storage.folder_writing import plan_change, write_folder
from transform.storage.revision import read_revision


def large_export(pages: int) -> dict[str, Any]:
    """Return an application of which every page has 10 queries, 2 JS objects and 28 widgets: 53 files."""
    names = [f"Page {number}" for number in range(pages)]
    return {
        "artifactJsonType": "APPLICATION",
        "clientSchemaVersion": 2,
        "serverSchemaVersion": 12,
        "exportedApplication": {
            "name": "Large",
            "pages": [{"id": name, "isDefault": False} for name in names],
        },
        "datasourceList": [{"name": "db", "pluginId": "postgres-plugin", "gitSyncId": "db"}],
        "pageList": [_page(name) for name in names],
        "actionList": [_query(name, number) for name in names for number in range(10)],
        "actionCollectionList": [_js_object(name, number) for name in names for number in range(2)],
        "editModeTheme": {"name": "Default", "isSystemTheme": True},
    }


def _page(name: str) -> dict[str, Any]:
    widgets = [_widget(number) for number in range(20)]
    for number in range(4):
        canvas = {"widgetName": f"Canvas{number}", "widgetId": f"c{number}", "type": "CANVAS_WIDGET"}
        canvas["children"] = [_widget(100 + number)]  # type: ignore[assignment]
        widgets.append({**_widget(200 + number), "type": "CONTAINER_WIDGET", "children": [canvas]})
    dsl = {"widgetName": "MainContainer", "widgetId": "0", "type": "CANVAS_WIDGET", "children": widgets}
    side = {"name": name, "slug": name, "isHidden": False, "layouts": [{"dsl": dsl}]}
    return {"gitSyncId": f"page {name}", "unpublishedPage": side}


def _widget(number: int) -> dict[str, Any]:
    paths = [{"key": f"primaryColumns.column{i}.computedValue"} for i in range(12)]
    numbers = {f"property{i}": i * 64 for i in range(20)}
    texts = {f"style{i}": "{{appsmith.theme.borderRadius.appBorderRadius}}" for i in range(15)}
    head = {"widgetName": f"Table{number}", "widgetId": f"w{number}", "type": "TABLE_WIDGET_V2"}
    return {**head, **numbers, **texts, "dynamicBindingPathList": paths, "isVisible": True}


def _query(page: str, number: int) -> dict[str, Any]:
    body = f"select * from orders where id = {number}\n" * 10
    configuration = {
        "timeoutInMillisecond": 10000,
        "body": body,
        "pluginSpecifiedTemplates": [{"value": True}],
    }
    side = {
        "name": f"Query{number}",
        "pageId": page,
        "actionConfiguration": configuration,
        "runBehaviour": "MANUAL",
    }
    return {
        "id": f"{page}_Query{number}", "gitSyncId": f"query {page} {number}", "pluginType": "DB",
        "pluginId": "postgres-plugin", "unpublishedAction": side,
    }  # fmt: skip


def _js_object(page: str, number: int) -> dict[str, Any]:
    side = {"name": f"Object{number}", "pageId": page, "body": "export default {\n\tone: () => 1,\n}\n" * 20}
    return {
        "id": f"{page}_Object{number}",
        "gitSyncId": f"object {page} {number}",
        "unpublishedCollection": side,
    }


def read_and_parse(root: str) -> None:
    """Read every file of a folder and parse those that are JSON: what nobody can do without."""
    for folder, _, names in os.walk(root):
        for name in names:
            with open(f"{folder}/{name}", "rb") as handle:  # noqa: PTH123 - the quickest way
                data = handle.read()
            if name.endswith(".json"):
                orjson.loads(data)


def one_change(export: dict[str, Any]) -> dict[str, Any]:
    """Return the export with one property of one widget changed."""
    changed: dict[str, Any] = orjson.loads(orjson.dumps(export))
    changed["pageList"][3]["unpublishedPage"]["layouts"][0]["dsl"]["children"][0]["isVisible"] = False
    return changed


def main() -> None:
    """Measure and print."""
    claims = Claims()
    export = large_export(95)
    text = orjson.dumps(export)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "application"
        files = transform.unpack(export)
        write_folder(root, files, plan_change({}, files))
        print(f"{len(files):,} files, {sum(map(len, files.values())) / 2**20:.1f} MB")

        def base() -> None:
            read_and_parse(str(root))

        def check() -> None:
            before = read_folder(root).files
            assert not plan_change(before, transform.unpack(orjson.loads(text), onto=before))

        def check_other() -> None:
            before = read_folder(root).files
            transform.unpack({**export, "pageList": other_pages}, onto=before)

        other_pages = [{**page, "publishedPage": page["unpublishedPage"]} for page in export["pageList"]]
        packed = ratio(lambda: orjson.dumps(transform.pack(read_folder(root).files).document), base)
        claims.check("pack: folder to export", packed, 5)
        claims.check("unpack --check: nothing changed", ratio(check, base), 5)
        claims.check(
            "unpack --check: an export of which each page differs in form", ratio(check_other, base), 5
        )
        claims.check(
            "unpack into nothing, without writing", ratio(lambda: transform.unpack(export), base), 10
        )
        large = repository(Path(folder) / "large", export)
        reading_revisions(claims, large, base)
        small = repository(Path(folder) / "small", large_export(4))
        comparing_revisions(claims, large, small)
        scanning_history(claims, small)
    claims.finish()


def git(root: Path, *arguments: str) -> None:
    """Run git in a repository."""
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "gc.auto=0")
    subprocess.run(["git", *identity, "-C", str(root), *arguments], check=True)


def repository(root: Path, export: dict[str, Any]) -> Path:
    """Make a repository of two commits, between which one widget changes."""
    files: Mapping[str, bytes] = {}
    for version in (export, one_change(export)):
        after = transform.unpack(version, onto=files or None)
        write_folder(root, after, plan_change(files, after))
        if not files:
            git(root, "init", "-q")
        git(root, "add", "-A")
        git(root, "commit", "-qm", "a change")
        files = after
    git(root, "repack", "-adq")
    return root


def command(root: Path, *arguments: str) -> list[str]:
    """Return a command line of ours in a folder."""
    return [sys.executable, "-m", "transform", "-C", str(root), *arguments]


def reading_revisions(claims: Claims, root: Path, base: Callable[[], None]) -> None:
    """Measure what reading a whole revision costs, git included."""
    start = time.perf_counter()
    base()
    reading = time.perf_counter() - start
    start = time.perf_counter()
    read_revision(root, "HEAD")
    claims.check("reading a revision, git included, by the clock", (time.perf_counter() - start) / reading, 3)


def comparing_revisions(claims: Claims, large: Path, small: Path) -> None:
    """Compare `diff HEAD~1 HEAD` with `git diff --stat`; start-up is the same change in a tree of three pages."""
    times = processes(
        {
            "ours": command(large, "diff", "HEAD~1", "HEAD"),
            "start-up": command(small, "diff", "HEAD~1", "HEAD"),
            "everything": command(large, "diff", "HEAD~1", "HEAD", "--format", "json"),
            "git": ["git", "-C", str(large), "diff", "--stat", "HEAD~1", "HEAD"],
        }
    )
    middle = {name: min(values) for name, values in times.items()}
    for name, value in middle.items():
        claims.tell(f"  diff of one changed widget: {name}", value, " s")
    # Both are some 0.4 s, and differ by less than they vary on a busy machine: this tells, the next line judges.
    claims.tell("  diff of one changed widget, without start-up", middle["ours"] - middle["start-up"], " s")
    claims.check(
        "reading what two revisions differ in, against git diff --stat", _reading_differing(large), 3
    )


def _reading_differing(root: Path) -> float:
    """Return how many times as long reading what differs computes as `git diff --stat`, all processes counted."""
    stat = ["git", "-C", str(root), "diff", "--stat", "HEAD~1", "HEAD"]
    read_differing(root, ("HEAD~1", "HEAD"))
    ratios = []
    for _ in range(15):
        start = _computed()
        read_differing(root, ("HEAD~1", "HEAD"))
        middle = _computed()
        subprocess.run(stat, check=True, stdout=subprocess.DEVNULL)
        ratios.append((middle - start) / (_computed() - middle))
    return figure(ratios).value


def _computed() -> float:
    """Return the processor seconds of this process and of those that it has waited for."""
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def scanning_history(claims: Claims, root: Path) -> None:
    """Compare `scan --history` over some distinct contents with one over twice as many."""
    path = root / "pages/Page 0/queries/Query0/Query0.txt"
    for number in range(400):
        path.write_text(f"select {number} from orders\n" * 100)
        git(root, "commit", "-qam", "a change")
    lines = {
        "one": command(root, "scan", "--history", "HEAD~200..HEAD"),
        "two": command(root, "scan", "--history", "HEAD~400..HEAD"),
        "start-up": command(root, "scan", "--history", "HEAD~1..HEAD"),
    }
    one, two, start = (figure(values).value for values in processes(lines, runs=3).values())
    claims.tell("  scan --history: each content", (two - one) / 200 * 1000, " ms")
    claims.check("scan --history: twice as many contents", (two - start) / (one - start), 2.3)


if __name__ == "__main__":
    main()
