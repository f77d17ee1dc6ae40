"""The history of a repository: how its cost grows with the commits, per commit, and with the size of the application.

`python benchmarks/bench_history.py` makes repositories with git, of an application of some pages; every commit edits
one widget, every fourth is a merge. Only the processor time of the process itself counts, not git's.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import Any

from measure import Claims, best

from transform.report.log import Logged, log_text
from transform.storage.layout.unpack import unpack
from transform.storage.past.blame import blame
from transform.storage.past.commits import history
from transform.storage.past.edits import edits
from transform.storage.past.layouts import Layouts
from transform.storage.past.merges import checked
from transform.storage.past.objects import history_of

COMMITS, PAGES, WIDGETS = 60, 10, 30
RUNS = 3


def application(pages: int) -> dict[str, Any]:
    """Return an application of some pages with 30 widgets each."""
    widgets = [
        {
            "widgetName": f"Text{i}",
            "widgetId": f"w{i}",
            "type": "TEXT_WIDGET",
            "parentId": "0",
            "text": f"{i}" * 40,
        }
        for i in range(WIDGETS)
    ]
    root = {"widgetName": "MainContainer", "widgetId": "0", "type": "CANVAS_WIDGET", "version": 94}
    names = [f"Page{number}" for number in range(pages)]
    return {
        "clientSchemaVersion": 2,
        "serverSchemaVersion": 12,
        "exportedApplication": {"pages": [{"id": name, "isDefault": name == "Page0"} for name in names]},
        "pageList": [
            {
                "gitSyncId": name,
                "unpublishedPage": {"name": name, "layouts": [{"dsl": {**root, "children": widgets}}]},
            }
            for name in names
        ],
        "actionList": [],
        "actionCollectionList": [],
    }


def repository(root: Path, commits: int, pages: int) -> Path:
    """Make a repository by `git fast-import`."""
    subprocess.run(["git", "init", "-q", "-b", "main", str(root)], check=True)
    files = dict(unpack(application(pages)))
    lines = [commit("main", 1, files)]
    for number in range(2, commits + 2):
        name = f"pages/Page{number % pages}/widgets/Text{number % WIDGETS}.json"
        edit = {name: files[name].replace(b'"text": "', f'"text": "{number} '.encode())}
        files |= edit
        lines.append(commit("main", number, edit, merge=number % 4 == 0 and number > 4))
    stream = b"".join(lines)
    subprocess.run(["git", "-C", str(root), "fast-import", "--quiet"], input=stream, check=True)
    subprocess.run(["git", "-C", str(root), "reset", "-q", "--hard"], check=True)
    return root


def commit(branch: str, number: int, files: dict[str, bytes], *, merge: bool = False) -> bytes:
    """Return a commit as `git fast-import` takes it; a merge is one with the commit before the last."""
    lines = [
        f"commit refs/heads/{branch}\nmark :{number}\ncommitter A <a@example.com> {number} +0000\ndata 1\nx\n"
    ]
    lines += [f"from :{number - 1}\n"] if number > 1 else []
    lines += [f"merge :{number - 3}\n"] if merge else []
    parts = ["".join(lines).encode()]
    for path, data in files.items():
        parts += [f'M 100644 inline "{path}"\ndata {len(data)}\n'.encode(), data, b"\n"]
    return b"".join(parts)


def logged(root: Path) -> str:
    """Return what `log` prints."""
    from transform.history.log import log_lines

    with history_of(root) as reader:
        layouts = Layouts(reader)
        found = [edit for one in history(reader, "HEAD") for edit in edits(layouts, one)]
    return log_text(Logged(edit, tuple(log_lines(edit.changes))) for edit in found)


def merges(root: Path) -> int:
    """Check all merges."""
    with history_of(root) as reader:
        layouts = Layouts(reader)
        return sum(1 for one in history(reader, "HEAD") if len(one.parents) > 1 and checked(layouts, one))


def main() -> None:
    """Print the figures."""
    claims = Claims()
    with tempfile.TemporaryDirectory() as folder:
        small = repository(Path(folder, "small"), COMMITS, PAGES)
        long = repository(Path(folder, "long"), 4 * COMMITS, PAGES)
        large = repository(Path(folder, "large"), COMMITS, 4 * PAGES)
        for name, work in (("log", logged), ("merge-check", merges)):
            times = [
                best(lambda root=root, work=work: work(root), runs=RUNS) for root in (small, long, large)
            ]
            claims.tell(
                f"{name}, a commit of an application of {PAGES * WIDGETS} widgets",
                times[0] / COMMITS * 1000,
                "ms",
            )
            claims.check(f"{name}, growth with four times the commits", times[1] / times[0], 5)
            claims.check(f"{name}, growth with four times the pages", times[2] / times[0], 4)
        times = [best(lambda root=root: blame(root, "Page1.Text1"), runs=RUNS) for root in (small, long)]
        claims.check("blame, growth with four times the commits", times[1] / times[0], 5)
    claims.finish()


if __name__ == "__main__":
    main()
