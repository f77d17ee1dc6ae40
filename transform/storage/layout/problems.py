"""What is wrong with a file of a layout, with its place; and the codes of what packing and unpacking report."""

from __future__ import annotations

from ...errors import InputError

#: What `pack` and `unpack` report.
CODES: dict[str, str] = {
    "AT901": "the layout has no deployed state",
    "AT902": "the layout has no configuration of datasources",
    "AT903": "the source of page order and default page",
    "AT904": "the layout lacks names or ids that an export has",
    "AT905": "files of modules stay in the tree; the export has no place for them",
    "AT906": "files that belong to something else than the layout",
    "AT911": "a body differs between its file and metadata.json; the file counts",
    "AT912": "a folder does not have the name of its page",
    "AT913": "a file that no query or JS object refers to",
    "AT914": "a JS object without its .js file",
    "AT915": "a widget whose parent or tab is not found",
    "AT916": "a JSON file among those of the layout that is none of them",
    "AT917": "a query or JS object whose gitSyncId is also on another page",
    "AT918": "the list of pages and the folders of pages differ",
    "AT921": "a broken file was left out (lenient)",
    "AT931": "something of the export has no place in a layout and was not written",
    "AT932": "credentials were not written",
    "AT933": "a resource had no gitSyncId and got one derived from its name",
}


class LayoutError(InputError):
    """A file of a layout cannot be read, or contradicts another one. `path` is its path in the tree."""

    def __init__(
        self, path: str, message: str, *, line: int | None = None, column: int | None = None, hint: str = ""
    ) -> None:
        super().__init__(f"{path}: {message}", line=line, column=column, hint=hint)
        self.path = path


class ConflictMarkersError(LayoutError):
    """A file has the markers that Git leaves in a conflict."""


class RepeatedIdError(LayoutError):
    """A file has the gitSyncId of another one."""


class NoPageError(LayoutError):
    """A folder has widgets, but no page. `path` is the folder's."""
