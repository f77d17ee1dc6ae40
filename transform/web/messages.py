"""What the page and the server tell each other: a line of JSON, then the bytes of the files that it names.

Nothing needs to be encoded or escaped then, and a file of 100 MB costs no more than its bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..errors import InputError

#: Inputs of one job, such as the three of a merge.
MOST_INPUTS = 3
JSON, MARKDOWN, TOML = "application/json", "text/markdown", "application/toml"


class Upload(NamedTuple):
    """A dropped file: its path below what was dropped, and its content."""

    path: str
    data: bytes


class Dropped(NamedTuple):
    """One thing that was dropped: a file, or a folder with all its files."""

    name: str
    files: tuple[Upload, ...]
    is_folder: bool = False


class Request(NamedTuple):
    """What the page asks for: an action, what it is done to, and the values of the fields of its form.

    `largest`: bytes that one input may have; `today`: the date for reports.
    """

    action: str
    inputs: tuple[Dropped, ...]
    options: Mapping[str, str] = {}
    largest: int = 150 * 2**20
    today: str = ""

    def option(self, name: str, default: str = "") -> str:
        """Return the value of a field, or what counts where it is missing or empty."""
        return self.options.get(name) or default


class Download(NamedTuple):
    """A file that the page offers: its name, what it is, its media type, and its content.

    `goes_on`: it is an application, which can be taken as if it had been dropped.
    """

    name: str
    label: str
    kind: str
    data: bytes
    goes_on: bool = False


class Result(NamedTuple):
    """What an action gives.

    `body`: HTML for the card; `report`: a whole page to be shown below it, and the name of its file; `commands`: what
    does the same on the command line; `offers`: the actions that make sense for the inputs, None where nobody asked;
    `then`: the one of them that is done at once; `opens`: the download is to be taken as if it had been dropped.
    """

    body: str = ""
    report: str = ""
    report_name: str = "report.html"
    downloads: tuple[Download, ...] = ()
    commands: tuple[str, ...] = ()
    offers: tuple[str, ...] | None = None
    then: str = ""
    opens: bool = False


def request_of(data: bytes, *, largest: int, today: str) -> Request:
    """Return the request that the page has sent. Raises InputError for what the page would not send."""
    line, _, rest = data.partition(b"\n")
    try:
        head = json.loads(line)
        options = {str(key): str(value) for key, value in head["options"].items()}
        return Request(str(head["action"]), tuple(_inputs(head["inputs"], rest)), options, largest, today)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise InputError("This is no request of the page", hint="Load the page again.") from None


def _inputs(heads: list[dict[str, Any]], data: bytes) -> Iterator[Dropped]:
    at = 0
    if not 1 <= len(heads) <= MOST_INPUTS:
        raise ValueError
    for head in heads:
        files = []
        is_folder = head["folder"]
        if not isinstance(is_folder, bool):
            raise ValueError
        for path, size in head["files"]:
            if not isinstance(size, int) or size < 0 or at + size > len(data):
                raise ValueError
            files.append(Upload(str(path), data[at : at + size]))
            at += size
        if not is_folder and len(files) != 1:
            raise ValueError
        yield Dropped(str(head["name"]), tuple(files), is_folder)
    if at != len(data):
        raise ValueError


def answer_of(result: Result) -> Iterator[bytes]:
    """Yield a result as it is sent to the page."""
    parts = list(result.downloads)
    report = result.report.encode("utf-8", "backslashreplace")
    head = {
        "done": {
            "body": result.body,
            "commands": result.commands,
            "offers": result.offers,
            "then": result.then,
            "opens": result.opens,
            "report": [result.report_name, len(report)] if report else None,
            "downloads": [(one.name, one.label, one.kind, len(one.data), one.goes_on) for one in parts],
        }
    }
    yield line_of(head)
    yield report
    for one in parts:
        yield one.data


def line_of(value: Any) -> bytes:
    """Return a value as a line of JSON."""
    return json.dumps(value).encode() + b"\n"
