"""Read inputs and write outputs for all commands."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from ..errors import InputError, LimitError, TransformError
from ._streams import write_out

# `--help` imports this module, so what only running a command needs is imported there.
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..document.reading import Parsed
from .options import DEFAULT_MAX_SIZE
from .printing import say_error, shown_name

_BLOCK = 2**20
_MENDED = ("AT101", "AT102", "AT103")  # what is written differs from such a text in any case

Result = TypeVar("Result")


class Input(NamedTuple):
    """An input that was read: its name for messages, its bytes, what they hold."""

    name: str
    data: bytes
    parsed: Parsed

    @property
    def document(self) -> dict[str, Any]:
        """Return the JSON object."""
        return self.parsed.document

    def text(self) -> bytes:
        """Return the bytes as they came, read again where they were let go."""
        return self.data or read_bytes(self.name, max_size=2**20)

    def released(self) -> Input:
        """Return the input without its bytes if they can be read again, so that memory need not hold them."""
        return self._replace(data=b"") if Path(self.name).is_file() else self


def read_bytes(name: str, *, max_size: int = DEFAULT_MAX_SIZE) -> bytes:
    """Return the content of a file, or of standard input for `-`; raises InputError, LimitError."""
    try:
        if name == "-":
            return sys.stdin.buffer.read(max_size * 2**20 + 1)  # one more than `read` takes
        path = Path(name)
        if path.is_dir():
            raise InputError(f"{name} is a folder, expected a JSON file")
        if path.stat().st_size > max_size * 2**20:
            raise LimitError(f"{name} is larger than {max_size} MB", hint="Raise --max-size.")
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{name} does not exist") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{name} cannot be read: {getattr(error, 'strerror', None) or error}") from None


def size_of(name: str) -> int:
    """Return the bytes of a file; 0 for what has no size of its own, such as standard input."""
    path = Path(name)
    return path.stat().st_size if name != "-" and path.is_file() else 0


def read_input(name: str, *, max_size: int = DEFAULT_MAX_SIZE) -> Input:
    """Read a JSON document; errors name the file."""
    return input_of(name, read_bytes(name, max_size=max_size), max_size=max_size)


def input_of(name: str, data: bytes, *, max_size: int = DEFAULT_MAX_SIZE) -> Input:
    """Take the bytes of an input as a JSON document; errors name the file."""
    from ..document.limits import Limits
    from ..document.reading import read

    shown = shown_name(name)
    try:
        return Input(shown, data, read(data, limits=Limits(size=max_size * 2**20)))
    except TransformError as error:
        error.message = f"{shown}: {error.message}"
        raise


def rendered(source: Input, document: dict[str, Any], *, indent: int | None, sort_keys: bool) -> bytes:
    """Return the bytes of a document; one that is unchanged and not to be laid out anew keeps its own."""
    mended = any(item.code in _MENDED for item in source.parsed.diagnostics)
    if indent is None and not sort_keys and document is source.document and not mended:
        return source.text()
    from ..document.writing import serialize

    layout = source.parsed.formatting
    written = serialize(
        document,
        indent=(indent or None) if indent is not None else layout.indent,
        sort_keys=sort_keys,
        final_newline=layout.final_newline,
    )
    return layout.with_line_ends(written)


def write_bytes(data: bytes, output: str | None, *, private: bool = False) -> None:
    """Write to a file, or to standard output for None and `-`; a `private` file is its owner's alone.

    A file that was there before keeps its mode, save that others lose theirs where it becomes private.

    A file is written beside its target and renamed over it, so that nobody ever sees half of it; through a
    symbolic link its target is written. A file that holds these bytes already is not touched.
    """
    if output in (None, "-"):
        write_out(data)
        return
    path = _behind_link(Path(output or ""))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file() and _holds(path, data):
            if private:
                path.chmod(path.stat().st_mode & _OWNER)
            return
        _replace(path, data, private=private)
    except OSError as error:
        raise InputError(f"{output} cannot be written: {error.strerror or error}") from None


def _behind_link(path: Path) -> Path:
    """Return the file that a symbolic link stands for, since renaming over the link would replace it."""
    return path.resolve() if path.is_symlink() and (path.is_file() or not path.exists()) else path


def _holds(path: Path, data: bytes) -> bool:
    """Return whether a file holds exactly these bytes, without reading a large one as a whole."""
    if path.stat().st_size != len(data):
        return False
    view = memoryview(data)
    with path.open("rb") as file:
        return all(file.read(_BLOCK) == view[at : at + _BLOCK] for at in range(0, len(data), _BLOCK))


#: What the owner of a file may do with it.
_OWNER = 0o700


def _replace(path: Path, data: bytes, *, private: bool) -> None:
    import tempfile

    if path.exists() and not path.is_file():  # a device or a pipe cannot be renamed over
        path.write_bytes(data)
        return
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    if private:
        mode &= _OWNER
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def expand(names: list[str]) -> list[str]:
    """Return the inputs with each folder replaced by the .json files below it, in alphabetical order."""
    found: list[str] = []
    for name in names:
        if name != "-" and Path(name).is_dir():
            files = sorted(str(path) for path in Path(name).rglob("*.json") if path.is_file())
            if not files:
                raise InputError(f"{name} is a folder without .json files")
            found += files
        else:
            found.append(name)
    return list(dict.fromkeys(found))


def plan_outputs(names: list[str], output: str | None, *, write: bool, dry: bool) -> dict[str, str | None]:
    """Return input -> output. Several inputs need a folder (made if absent), `write` or `dry`."""
    inputs = expand(names)
    if write and output:
        raise InputError("--write and --output exclude each other")
    if write:
        if "-" in inputs:
            raise InputError("Standard input cannot be written over", hint="Leave out --write.")
        return {name: name for name in inputs}
    if dry:
        return dict.fromkeys(inputs)
    several = len(inputs) > 1 or any(name != "-" and Path(name).is_dir() for name in names)
    if not several:
        into = output not in (None, "-") and Path(output or "").is_dir()
        target = str(Path(output or "") / Path(inputs[0]).name) if into and inputs[0] != "-" else output
        return {inputs[0]: target}
    if output in (None, "-"):
        raise InputError(
            "Several inputs need a folder for the results", hint="Name one with --output, or use --write."
        )
    return _into_folder(names, inputs, Path(output or ""))


def _into_folder(names: list[str], inputs: list[str], folder: Path) -> dict[str, str | None]:
    roots = [Path(name) for name in names if name != "-" and Path(name).is_dir()]
    plan: dict[str, str | None] = {}
    taken: set[Path] = set()
    for name in inputs:
        root = next((root for root in roots if root in Path(name).parents), None)
        relative = (
            Path(name).relative_to(root) if root else Path(Path(name).name if name != "-" else "stdin.json")
        )
        target = folder / relative
        if target in taken:
            raise InputError(
                f"Two inputs would be written to {target}",
                hint="Name them one by one, each with an output of its own.",
            )
        taken.add(target)
        plan[name] = str(target)
    return plan


def each(names: list[str], work: Callable[[str], Result]) -> Iterator[tuple[str, Result | TransformError]]:
    """Do the same for several inputs; an input that fails gives its error and never stops the rest."""
    for name in names:
        try:
            yield name, work(name)
        except TransformError as error:
            shown = shown_name(name)
            if not error.message.startswith(shown):
                error.message = f"{shown}: {error.message}"
            yield name, error


def results(names: list[str], work: Callable[[str], Result]) -> tuple[list[tuple[str, Result]], bool]:
    """Do the same for several inputs; give each with its result, and whether any was refused, which is told."""
    done: list[tuple[str, Result]] = []
    refused = False
    for name, result in each(names, work):
        if isinstance(result, TransformError):
            say_error(result)
            refused = True
        else:
            done.append((name, result))
    return done, refused


def required(inputs: list[str] | None) -> list[str]:
    """Return the inputs; raises InputError when none is named."""
    if not inputs:
        raise InputError("No file is named", hint="Name an exported application, or - for standard input.")
    return inputs
