"""What was dropped, as the document that it holds: a file, or the files of a Git layout in a folder or a zip."""

from __future__ import annotations

import io
import lzma
import shlex
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable

from ..document.limits import Limits
from ..document.reading import read
from ..errors import InputError, LimitError, TransformError
from ..report.html.header import without_folders
from ..report.text import visible
from ..sanitizing.policy.policies import Policy, in_layouts, policy_of
from ..storage.applications import layouts_in, may_be_package
from ..storage.backup.starts import is_archive_start
from ..storage.documents import ReadDocument, exported, parsed_layout
from ..storage.inputs import layout_in
from ..storage.layout.inventory import may_be_stored
from ..storage.layout.pack import pack
from .messages import Dropped, Request

_ZIP = b"PK\x03\x04"
_LONGEST_NUMBER = 10
#: What may be an application or hold some, when it is dropped alone.
_OF_USE_ALONE = (".json", ".zip", ".gz", ".enc")
_ENTRY = b"PK\x01\x02"
_MOST_FILES = 200_000
#: What zips are made with; the other methods inflate what they read without a bound.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
#: The policy where nobody asks for another.
USUAL = "share"


class Source(ReadDocument):
    """What was dropped, as the document that it holds."""

    __slots__ = ()

    @property
    def argument(self) -> str:
        """Return what a command calls it, with the folders around a layout."""
        return quoted(self.layout.prefix.rstrip("/") if self.layout else self.name)

    def named(self, what: str) -> str:
        """Return the name of a file that is made of this one: `app-sanitized.json`."""
        return f"{self.name.removesuffix('.json')}-{what}"

    def stated(self) -> bytes:
        """Return the text that a statement is about: of a layout the export that it makes, whatever its folder."""
        return exported(pack(self.layout.files).document) if self.layout else self.data


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
    return shlex.quote(visible(f"./{name}" if name.startswith("-") else name))


def option(name: str, value: str) -> str:
    """Return an option of a command; a value that begins like one is joined to its name."""
    shown = visible(value)
    return shlex.quote(f"{name}={shown}") if shown.startswith("-") else f"{name} {shlex.quote(shown)}"


def numbers(text: str) -> frozenset[int]:
    """Return the numbers in the value of a field, by which a form knows what can be chosen."""
    return frozenset(int(one) for one in text.split() if one.isdecimal() and len(one) < _LONGEST_NUMBER)


def written_again(name: str, data: bytes, request: Request) -> Source:
    """Return a file that was made as one that is read."""
    return Source(name, data, read(data, limits=Limits(size=max(request.largest, len(data)))))


def commands_for(inputs: Iterable[Dropped], *commands: str) -> tuple[str, ...]:
    """Return commands on what was dropped; a zip has to be unpacked first."""
    zips = [without_folders(one.name) for one in inputs if is_zip(one)]
    return (*(f"unzip -q {quoted(name)} -d {quoted(unzipped_name(name))}" for name in zips), *commands)


def policy_for(source: Source, name: str) -> Policy:
    """Return a policy by its name; of a layout the usual one keeps what the product itself commits."""
    policy = policy_of(name)
    return in_layouts(policy) if source.layout and name == USUAL else policy


def _source(name: str, dropped: Dropped, largest: int, *, named: bool) -> Source:
    if not dropped.files:
        raise InputError("Nothing is in it", hint="Drop an exported application.")
    if dropped.is_folder:
        return _layout(name, {one.path: one.data for one in dropped.files}, named=named)
    data = dropped.files[0].data
    if is_zip(dropped):
        return _layout(unzipped_name(name), _unzipped(data, largest), named=named)
    if is_backup(dropped):
        raise InputError("This is a backup, expected one application", hint="Open one of its applications.")
    return Source(name, data, read(data, limits=Limits(size=largest)))


def unzipped_name(name: str) -> str:
    """Return the name of the folder into which a zip is unpacked."""
    stem = name.removesuffix(".zip")
    return stem if stem not in ("", ".", "..", name) else f"{name}-unzipped"


def _unzipped(data: bytes, largest: int) -> dict[str, bytes]:
    """Return the files of a zip that a layout may have. Raises LimitError for a bomb."""
    files = {}
    left = largest
    if data.count(_ENTRY) > _MOST_FILES:  # before a list of them is made
        raise LimitError(
            f"The zip has more than {_MOST_FILES:,} files", hint="Drop the folder of the application."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            if any(one.compress_type not in _METHODS for one in members):
                raise NotImplementedError
            _require_own_places([one.filename for one in members])
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


def _require_own_places(names: list[str]) -> None:
    """Raise InputError where unpacking may give other files than those that are read here.

    A command that is run on the unpacked files, or that another tool unpacks, would then see something else.
    """
    outside = [name for name in names if name.startswith("/") or ".." in name.split("/")]
    if outside:
        raise InputError(
            f"The zip has a file that lies outside of it: {outside[0]}",
            hint="Make it anew, or drop the folder.",
        )
    if len(set(names)) < len(names):
        twice = next(name for name, count in Counter(names).items() if count > 1)
        raise InputError(
            f"The zip has two files of one name: {twice}", hint="Make it anew, or drop the folder."
        )


def _layout(name: str, files: dict[str, bytes], *, named: bool) -> Source:
    """Return the layout that is in a folder or in a folder below it."""
    root = _root(list(files))
    kept = {
        path.removeprefix(root): data
        for path, data in files.items()
        if path.startswith(root) and may_be_stored(path.removeprefix(root))
    }
    folder = f"{name}/{root}".rstrip("/")
    own = folder.rpartition("/")[2]
    layout = layout_in(folder, kept, name=own if named else None)
    return Source(own, b"", parsed_layout(layout), layout)


def _root(paths: list[str]) -> str:
    """Return the folder in which the layout is, with its `/`. Raises InputError for none, and for several."""
    roots = layouts_in(paths)
    if len(roots) == 1:
        return roots[0]
    if roots:
        raise InputError(
            f"It holds {len(roots)} applications: {', '.join(root.rstrip('/') or '.' for root in roots[:10])}",
            hint="Drop the folder of one of them.",
        )
    if may_be_package(paths):
        raise InputError("It holds a package of modules, which is no application")
    files = [path for path in paths if path.endswith(_OF_USE_ALONE) and not path.startswith("__MACOSX/")]
    if files:
        raise InputError(
            f"It holds no Git layout of an application, but {', '.join(sorted(files)[:10])}",
            hint="Unpack it if it is a zip, and drop the file that you mean.",
        )
    raise InputError(
        "It holds no Git layout of an application",
        hint="Drop the folder that holds application.json and pages, or the file that Export in Appsmith gives.",
    )
