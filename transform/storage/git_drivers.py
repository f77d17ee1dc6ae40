"""Settings and attributes that let git diff and merge exports by entities, in one repository or for a person."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError
from .disk import write_file
from .repository import git, git_line

PROGRAM = "appsmith-transform"
PATTERNS = ("*.json",)
_FIRST, _LAST = b"# >>> appsmith-transform >>>", b"# <<< appsmith-transform <<<"
_BLOCK = re.compile(
    rb"(?m)^" + re.escape(_FIRST) + rb"\r?\n(?:.*\r?\n)*?" + re.escape(_LAST) + rb"(?:\r?\n|\Z)"
)
_NEEDS_QUOTES = re.compile(r"[^\w@%+=:,./\\-]")
#: What marks a value as written by `install`, whatever the path of the program.
_OURS = re.compile(
    r"(?:^|[\s'\"/\\])(?:appsmith-transform(?:\.exe)?['\"]?|-m transform) (?:textconv|git merge)"
)


def program() -> str:
    """Return how a shell starts this program: by its name where the shell finds it, else by a path.

    The path is that of the single-file program, or of Python.
    """
    if shutil.which(PROGRAM):
        return PROGRAM
    path = Path(sys.executable).as_posix()
    quoted = f"'{path}'" if _NEEDS_QUOTES.search(path) else path
    return quoted if getattr(sys, "frozen", False) else f"{quoted} -m transform"


def settings(command: str) -> dict[str, str]:
    """Return the settings of git.

    The merge driver leaves ordinary conflict markers even where the program is gone or was killed: older
    releases of git (before 2.42) take any failure for a conflict, and whoever finds no markers would commit one
    side.
    """
    driver = (
        f"{command} git merge-driver %O %A %B %L %P; r=$?; test $r -lt 2 && exit $r;"
        " git merge-file --marker-size=%L %A %O %B; exit 1"
    )
    return {
        "diff.appsmith.textconv": f"{command} textconv",
        "diff.appsmith.cachetextconv": "true",  # else git starts the program twice for each file of each diff
        "merge.appsmith.name": "merge of Appsmith applications by entities",
        "merge.appsmith.driver": driver,
        "mergetool.appsmith.cmd": f'{command} git mergetool "$BASE" "$LOCAL" "$REMOTE" "$MERGED"',
        "mergetool.appsmith.trustExitCode": "true",
    }


def attributes(patterns: Iterable[str]) -> list[str]:
    """Return the lines for an attributes file. Raises InputError for a pattern that is none."""
    lines = []
    for pattern in patterns:
        if not pattern or "\n" in pattern or pattern.startswith(("!", "#", "-")):
            raise InputError(
                f"{pattern!r} is no pattern for git attributes", hint="Name files: exports/*.json"
            )
        quoted = f'"{pattern}"' if re.search(r"\s", pattern) else pattern
        lines.append(f"{quoted} diff=appsmith merge=appsmith")
    return lines


@dataclass(frozen=True, slots=True)
class Scope:
    """Where drivers are set up: a repository with all its worktrees, or all repositories of a person."""

    folder: Path
    is_global: bool
    file: Path

    @property
    def name(self) -> str:
        """Return what messages call it."""
        return "all repositories" if self.is_global else "this repository"

    def get(self, key: str) -> str | None:
        """Return the value of a setting, None where it is not set here."""
        return git_line(self.folder, "config", self._where, "--get", key) or None

    def set(self, key: str, value: str) -> None:
        """Set a setting."""
        git(self.folder, "config", self._where, key, value)

    def unset(self, key: str) -> None:
        """Remove a setting; git removes the section with the last of its settings, or leaves its empty heading."""
        git(self.folder, "config", self._where, "--unset", key)
        section = key.rpartition(".")[0]
        if not git_line(self.folder, "config", self._where, "--get-regexp", f"^{re.escape(section)}\\."):
            git_line(self.folder, "config", self._where, "--remove-section", section)

    @property
    def _where(self) -> str:
        return "--global" if self.is_global else "--local"


def scope_of(folder: Path, *, is_global: bool) -> Scope:
    """Return where drivers are set up. Raises InputError for a folder that is in no repository."""
    if is_global:
        named = git_line(folder, "config", "--global", "--type=path", "--get", "core.attributesFile")
        home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
        return Scope(folder, True, Path(named) if named else home / "git" / "attributes")
    path = git_line(folder, "rev-parse", "--git-path", "info/attributes")
    if not path:
        raise InputError(
            f"{folder} is in no repository of git", hint="Run it inside of one (-C DIR), or use --global."
        )
    return Scope(folder, False, folder / path)


@dataclass(frozen=True, slots=True)
class Installed:
    """What is set up in a scope: settings that are ours, those of somebody else, lines of attributes."""

    scope: Scope
    ours: dict[str, str]
    foreign: dict[str, str]
    lines: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """Return whether all settings and at least one pattern are there."""
        return self.ours.keys() == settings("").keys() and bool(self.lines)


def installed(scope: Scope) -> Installed:
    """Return what is set up in a scope."""
    found = {key: value for key in settings("") if (value := scope.get(key)) is not None}
    fixed = {key: value for key, value in settings("").items() if not value.startswith(" ")}
    ours = {key: value for key, value in found.items() if _OURS.search(value) or fixed.get(key) == value}
    block = _BLOCK.search(_content(scope.file))
    lines = block.group().decode(errors="replace").splitlines()[1:-1] if block else []
    foreign = {key: value for key, value in found.items() if key not in ours}
    return Installed(scope, ours, foreign, tuple(line for line in lines if line.strip()))


def install(scope: Scope, patterns: Iterable[str]) -> bool:
    """Set up drivers for files, in place of those that were set up before; return whether anything changed.

    Raises InputError where a setting has a value that this program did not write; nothing is changed then.
    """
    lines = attributes(patterns)
    before = installed(scope)
    if before.foreign:
        key, value = next(iter(before.foreign.items()))
        raise InputError(
            f"{key} is set to something else in {scope.name}: {value}",
            hint=f"Remove it: git config --unset {key}",
        )
    wanted = settings(program())
    for key, value in wanted.items():
        if before.ours.get(key) != value:
            scope.set(key, value)
    old = _content(scope.file)
    new = _with_block(old, lines)
    if new != old:
        write_file(scope.file, new)
    return before.ours != wanted or new != old


def uninstall(scope: Scope) -> bool:
    """Remove what `install` has set up, and nothing else; return whether there was anything."""
    before = installed(scope)
    for key in before.ours:
        scope.unset(key)
    old = _content(scope.file)
    new = _BLOCK.sub(b"", old)
    if new != old and new:
        write_file(scope.file, new)
    elif new != old:
        scope.file.unlink()
    return bool(before.ours) or new != old


def _content(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


def _with_block(old: bytes, lines: list[str]) -> bytes:
    """Return a file with our lines in their place; a new block stands at the end, where it takes precedence."""
    block = b"\n".join([_FIRST, *map(os.fsencode, lines), _LAST, b""])
    if _BLOCK.search(old):
        return _BLOCK.sub(lambda _: block, old, count=1)
    gap = b"" if not old or old.endswith(b"\n") else b"\n"
    return old + gap + block
