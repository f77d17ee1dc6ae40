"""One file of a layout, or of a package's repository, as a document of its own, so that it can be searched alone."""

from __future__ import annotations

from typing import NamedTuple

from ...application.kinds import Kind, kind_of
from ...document.positions import position
from ...errors import TransformError
from .places import Json, Place, place_in_file
from .reading import decoded, place_in, read_json

_TEXT_FOLDERS = frozenset(("pages", "queries", "jsobjects", "modules", "source modules"))
_LISTS = (
    ("unpublishedAction", "actionList"),
    ("unpublishedCollection", "actionCollectionList"),
    ("unpublishedPage", "pageList"),
    ("uidString", "customJSLibList"),
    ("pluginId", "datasourceList"),
)
_OBJECTS = (("applicationVersion", "exportedApplication"), ("isSystemTheme", "editModeTheme"))
#: How JSON begins that is no object.
_NO_OBJECT = b'["-0123456789tfn'


class SingleFile(NamedTuple):
    """A file's content within a document of the shape of an export, and the pointer to it there."""

    document: Json
    pointer: str
    data: bytes

    def place(self, path: str, pointer: str, offset: int) -> Place:
        """Return the place of a value; `offset`: characters of a text that come before what is meant."""
        if isinstance(self.document.get("actionCollectionList"), list) and pointer == self.pointer:
            text = self.data.decode(errors="replace")
            return place_in_file(path, text, position(text, offset))
        text = decoded(self.data)
        return place_in_file(path, text, place_in(text, pointer.removeprefix(self.pointer), offset))


def may_hold_a_part(path: str) -> bool:
    """Check whether a file may be of an application or a package, by its path."""
    if path.endswith(".json"):
        return True
    return path.endswith((".js", ".txt")) and not _TEXT_FOLDERS.isdisjoint(path.split("/")[:-1])


def single_file(path: str, data: bytes) -> SingleFile | None:
    """Return what a file holds of an application; None for a file of another program.

    A file with conflict markers, or of broken JSON, is searched as the text that it is.
    """
    if not path.endswith(".json"):
        return _as_text(path.split("/")[-2], data)
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if not start or start in _NO_OBJECT:
        return None
    try:
        value = read_json(path, data)
    except TransformError:
        return _as_text(path.rpartition("/")[2].removesuffix(".json"), data)
    for key, name in _LISTS:
        if key in value:
            return SingleFile({name: [value]}, f"/{name}/0", data)
    for key, name in _OBJECTS:
        if key in value:
            return SingleFile({name: value}, f"/{name}", data)
    if "widgetId" in value:
        page = {"unpublishedPage": {"layouts": [{"dsl": value}]}}
        return SingleFile({"pageList": [page]}, "/pageList/0/unpublishedPage/layouts/0/dsl", data)
    return None if kind_of(value) is Kind.OTHER else SingleFile(value, "", data)


def _as_text(name: str, data: bytes) -> SingleFile:
    body = {"name": name, "body": data.decode(errors="replace")}
    document = {"actionCollectionList": [{"unpublishedCollection": body}]}
    return SingleFile(document, "/actionCollectionList/0/unpublishedCollection/body", data)
