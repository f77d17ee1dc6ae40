"""Say which files of a folder that is named are inputs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from ..errors import InputError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

RecursiveOption = Annotated[
    bool, typer.Option("--recursive/--no-recursive", help="Take what is in folders below those named, too.")
]
IncludeOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PATTERN",
        help="Take of folders only what matches; patterns as in .gitignore, from the folder named.",
    ),
]
ExcludeOption = Annotated[
    list[str] | None, typer.Option(metavar="PATTERN", help="Leave out of folders what matches.")
]


class Chosen(NamedTuple):
    """What to take of folders; no `include` takes everything, and `exclude` wins."""

    recursive: bool = True
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Chosen:
        """Return what the options of a command choose."""
        include, exclude = given.get("include") or (), given.get("exclude") or ()
        return cls(bool(given.get("recursive", True)), tuple(include), tuple(exclude))

    def below(self, folder: Path) -> list[str]:
        """Return the inputs in a folder, in alphabetical order; raises InputError if there is none."""
        from ..storage.applications import found_in

        included, excluded = _spec("--include", self.include), _spec("--exclude", self.exclude)

        def enters(path: Path) -> bool:
            return self.recursive and not (excluded and _matches(excluded, path, folder))

        found = [*found_in(folder, enters)]
        if not found and self.recursive and not excluded:
            raise InputError(f"{folder} is a folder without .json files")
        kept = [
            path
            for path in found
            if path == folder
            or ((not included or _matches(included, path, folder)) and not _matches(excluded, path, folder))
        ]
        if not kept:
            raise InputError(
                f"Nothing in {folder} is chosen",
                hint="Look at --include, --exclude and --no-recursive, or name a file.",
            )
        return sorted(map(str, kept))


def _spec(option: str, patterns: Iterable[str]) -> GitIgnoreSpec | None:
    """Return what matches any of the patterns; None without any."""
    if not patterns:
        return None
    import pathspec

    try:
        return pathspec.GitIgnoreSpec.from_lines(patterns)
    except ValueError as error:
        raise InputError(f"{option}: {error}", hint="Patterns are written as in .gitignore.") from None


def _matches(spec: GitIgnoreSpec | None, path: Path, folder: Path) -> bool:
    if spec is None:
        return False
    name = path.relative_to(folder).as_posix()
    return spec.match_file(f"{name}/" if path.is_dir() else name)
