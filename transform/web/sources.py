"""What was dropped, as the document that it holds: a file, or the files of a Git layout in a folder or a zip."""

from __future__ import annotations

import io
import lzma
import shlex
import zipfile
import zlib
from typing import Any, NamedTuple

from ..document.limits import Limits
from ..document.reading import Parsed, read
from ..document.rewriting import rewritten
from ..document.writing import Formatting, serialize
from ..errors import InputError, LimitError, TransformError
from ..report.html.header import without_folders
from ..sanitizing.policy.policies import Policy, in_layouts, policy_of
from ..sanitizing.shown_text import shown_diagnostics
from ..storage.applications import may_be_package
from ..storage.backup.starts import is_archive_start
from ..storage.inputs import ABOUT_EXPORTS, Layout, as_in_a_layout, layout_of, of_one_era
from ..storage.layout.inventory import may_be_stored
from .messages import Dropped, Request

_ZIP = b"PK\x03\x04"
_MOST_FILES = 200_000


class Source(NamedTuple):
    """A document that was read, from the bytes of a file or from a layout."""

    name: str
    data: bytes
    parsed: Parsed
    layout: Layout | None = None

    @property
    def document(self) -> dict[str, Any]:
        """Return the JSON object."""
        return self.parsed.document

    @property
    def size(self) -> int:
        """Return how many bytes were read."""
        return self.layout.size if self.layout else len(self.data)

    def text(self) -> bytes:
        """Return the bytes of the file; for a layout those of its export."""
        return serialize(self.document, final_newline=True) if self.layout else self.data

    def written(self, document: dict[str, Any]) -> bytes:
        """Return the bytes of a document that was made of this one, laid out like it."""
        return rewritten(self.parsed, self.text, document)

    def named(self, what: str) -> str:
        """Return the name of a file that is made of this one: `app-sanitized.json`."""
        return f"{self.name.removesuffix('.json').removesuffix('.zip')}-{what}"


def source_of(dropped: Dropped, request: Request, *, named: bool = True) -> Source:
    """Return what was dropped as a document. `named`: let an application without a name have that of its folder.

    Raises InputError, LimitError; the message names what was dropped.
    """
    name = without_folders(dropped.name)
    try:
        return _source(name, dropped, request.largest, named=named)
    except TransformError as error:
        if not error.message.startswith(name):
            error.message = f"{name}: {error.message}"
        raise


def is_backup(dropped: Dropped) -> bool:
    """Return whether what was dropped is a backup of an instance."""
    return not dropped.is_folder and is_archive_start(dropped.files[0].data[:512])


def is_zip(dropped: Dropped) -> bool:
    """Return whether what was dropped is a zip, such as one of a repository."""
    return not dropped.is_folder and dropped.files[0].data.startswith(_ZIP)


def quoted(name: str) -> str:
    """Return the name of what was dropped as an argument of a command."""
    return shlex.quote(f"./{name}" if name.startswith("-") else name)


def alike(before: Source, after: Source) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the documents so that they can be compared: next to a layout an export is taken as a layout holds it."""
    if not (before.layout or after.layout):
        return before.document, after.document
    first, second = (
        source.document if source.layout else as_in_a_layout(source.document) for source in (before, after)
    )
    return of_one_era(first, second)


def policy_for(source: Source, name: str) -> Policy:
    """Return a policy by its name; of a layout the usual one keeps what the product itself commits."""
    policy = policy_of(name)
    return in_layouts(policy) if source.layout and name == "share" else policy


def _source(name: str, dropped: Dropped, largest: int, *, named: bool) -> Source:
    if not dropped.files:
        raise InputError("Nothing is in it", hint="Drop an exported application.")
    if dropped.is_folder:
        return _layout(name, {one.path: one.data for one in dropped.files}, named=named)
    data = dropped.files[0].data
    if is_zip(dropped):
        return _layout(name.removesuffix(".zip"), _unzipped(data, largest), named=named)
    if is_backup(dropped):
        raise InputError("This is a backup, expected one application", hint="Open one of its applications.")
    return Source(name, data, read(data, limits=Limits(size=largest)))


def _unzipped(data: bytes, largest: int) -> dict[str, bytes]:
    """Return the files of a zip that a layout may have. Raises LimitError for a bomb."""
    files = {}
    left = largest
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            if len(members) > _MOST_FILES:
                raise LimitError(f"The zip has more than {_MOST_FILES:,} files")
            for member in members:
                with archive.open(member) as file:
                    content = file.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise LimitError(
                        f"The files of the zip are larger than {largest // 2**20} MB together",
                        hint="Raise --max-size when you start the page.",
                    )
                files[member.filename] = content
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        RuntimeError,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
    ):
        raise InputError(
            "The zip cannot be read", hint="Make it anew, without a password, or drop the folder."
        ) from None
    return files


def _layout(name: str, files: dict[str, bytes], *, named: bool) -> Source:
    """Return the layout that is in a folder or in a folder below it."""
    root = _root(list(files))
    kept = {
        path.removeprefix(root): data
        for path, data in files.items()
        if path.startswith(root) and may_be_stored(path.removeprefix(root))
    }
    folder = root.rstrip("/").rpartition("/")[2] or name
    layout = layout_of(name, kept, name=folder if named else None)
    noticed = [one for one in layout.packed.diagnostics if one.code not in ABOUT_EXPORTS]
    parsed = Parsed(layout.packed.document, shown_diagnostics(noticed), Formatting(None, True))
    return Source(name, b"", parsed, layout)


def _root(paths: list[str]) -> str:
    """Return the folder in which the layout is, with its `/`. Raises InputError for none, and for several."""
    found = sorted(
        {path.removesuffix("application.json") for path in paths if f"/{path}".endswith("/application.json")}
    )
    roots = [root for root in found if any(path.startswith(f"{root}pages/") for path in paths)] or found
    if len(roots) == 1:
        return roots[0]
    if roots:
        raise InputError(
            f"It holds {len(roots)} applications: {', '.join(root.rstrip('/') or '.' for root in roots[:10])}",
            hint="Drop the folder of one of them.",
        )
    if may_be_package(paths):
        raise InputError("It holds a package of modules, which is no application")
    raise InputError(
        "It holds no Git layout of an application",
        hint="Drop the folder that holds the application.json, or a JSON file.",
    )
