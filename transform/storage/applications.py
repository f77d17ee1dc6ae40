"""Tell which folders hold an application or a package, and find them; nothing of their content is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..errors import InputError


class PackageError(InputError):
    """A package's repository is where an application is wanted."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}: This is the repository of a package (modules), not of an application",
            hint="Only `scan` reads packages; name the repository of an application.",
        )


def is_layout(folder: Path) -> bool:
    """Check whether a folder holds the Git layout of an application, by its content."""
    return (folder / "pages").is_dir() and any(
        (folder / name).is_file() for name in ("application.json", "metadata.json")
    )


def layouts_in(paths: Iterable[str]) -> list[str]:
    """Return the folders in a tree that `is_layout` would call one, each with its `/`, by the paths of all files."""
    paths = [*paths]
    named = {
        path.removesuffix(name)
        for path in paths
        for name in ("application.json", "metadata.json")
        if f"/{path}".endswith(f"/{name}")
    }
    with_pages = {f"{before}/" for path in paths for before in _before_pages(path)}
    return sorted(root for root in named if f"/{root}" in with_pages)


def _before_pages(path: str) -> Iterator[str]:
    """Yield what stands before each folder `pages` of a path, with a `/` before it."""
    folders = path.split("/")[:-1]
    return ("".join(f"/{one}" for one in folders[:at]) for at, one in enumerate(folders) if one == "pages")


def is_package(folder: Path) -> bool:
    """Check whether a folder is the repository of a package: modules without an application."""
    return (folder / "package.json").is_file() and (folder / "modules").is_dir()


def may_be_package(paths: Iterable[str]) -> bool:
    """Check whether the paths of a tree are those of a package."""
    paths = [*paths]
    return "package.json" in paths and any(path.startswith("modules/") for path in paths)


def is_ref_file(name: str) -> bool:
    """Check whether a file is where a bare repository, which is the working folder, keeps a revision of this name."""
    is_ref = name.startswith("refs/") or name.endswith("HEAD")
    return is_ref and Path("HEAD").is_file() and Path("objects").is_dir() and Path("refs").is_dir()


def layout_around(file: Path) -> Path | None:
    """Return the folder of the layout that a file is in; None for any other file."""
    return next((folder for folder in file.parents if is_layout(folder)), None)


def found_in(folder: Path, enters: Callable[[Path], bool]) -> Iterator[Path]:
    """Yield the layouts, packages and .json files in a folder and in those below it that `enters` lets in.

    They come in alphabetical order. A layout or package directly below is found without entering it.
    """
    if is_layout(folder) or is_package(folder):
        yield folder
        return
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink() and path.name != ".git":
            if is_layout(path) or is_package(path):
                yield path
            elif enters(path):
                yield from found_in(path, enters)
        elif path.suffix == ".json" and path.is_file():
            yield path
