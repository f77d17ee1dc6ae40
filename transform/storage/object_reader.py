"""Read objects of a Git repository one after the other, by one process of git that answers while it runs."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from .folder import DEFAULT_LIMITS, FolderLimits
from .revision import TreeEntry, answer, missing, started

#: So many questions fit into the pipe to git, whatever the system, while nobody reads its answers.
_AT_ONCE = 100
FOLDER = "40000"


class GitObject(NamedTuple):
    """An object: its id, its kind ("commit", "tree", "blob", "tag"), its content."""

    identity: str
    kind: str
    data: bytes


class ObjectReader:
    """A repository whose objects are read. Use it as a context manager.

    Raises InputError for objects that a partial or damaged clone lacks, LimitError for more bytes than the
    limits allow, counted over all that is read.
    """

    def __init__(self, repository: Path, limits: FolderLimits = DEFAULT_LIMITS) -> None:
        self.repository = repository
        self._limits = limits
        self._left = limits.total
        self._trees: dict[str, Mapping[str, TreeEntry]] = {}

    def __enter__(self) -> Self:
        """Start git."""
        self._git = started(self.repository, "cat-file", "--batch", stdin=subprocess.PIPE, is_bulk=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Stop git."""
        self._git.kill()
        self._git.communicate()

    def objects(self, names: Sequence[str]) -> list[GitObject | None]:
        """Return what each name stands for, an id or an expression such as `HEAD~1:pages`; None for nothing.

        The names must not have line breaks. Where git gives up, as on a tree that a clone lacks, the rest is nothing.
        """
        assert self._git.stdin is not None and self._git.stdout is not None
        found: list[GitObject | None] = []
        for start in range(0, len(names), _AT_ONCE):
            asked = names[start : start + _AT_ONCE]
            with contextlib.suppress(BrokenPipeError):  # git has given up, and so answers nothing
                self._git.stdin.write(
                    "".join(f"{name}\n" for name in asked).encode("utf-8", "surrogateescape")
                )
                self._git.stdin.flush()
            for name in asked:
                read = answer(self._git.stdout, name, min(self._limits.file, self._left))
                self._left -= len(read[2]) if read else 0
                found.append(GitObject(*read) if read else None)
        return found

    def blobs(self, identities: Iterable[str]) -> dict[str, bytes]:
        """Return id -> content of blobs, each read once."""
        names = [*dict.fromkeys(identities)]
        return {
            name: self._present(name, one).data for name, one in zip(names, self.objects(names), strict=True)
        }

    def trees(self, identities: Iterable[str]) -> dict[str, Mapping[str, TreeEntry]]:
        """Return id -> name -> entry of trees; those of an entry's folders have mode `FOLDER`."""
        names = [*dict.fromkeys(identities)]
        new = [name for name in names if name not in self._trees]
        for name, one in zip(new, self.objects(new), strict=True):
            self._trees[name] = parsed_tree(self._present(name, one))
        return {name: self._trees[name] for name in names}

    def root(self, revision: str) -> str | None:
        """Return the id of the tree that `REV` or `REV:PATH` names; None where it names no folder."""
        if not revision or "\n" in revision or "\0" in revision:
            return None
        found = self.objects([f"{revision}^{{tree}}", revision])
        return next((one.identity for one in found if one is not None and one.kind == "tree"), None)

    def _present(self, name: str, one: GitObject | None) -> GitObject:
        if one is None:
            raise missing(name)
        return one


def parsed_tree(tree: GitObject) -> dict[str, TreeEntry]:
    """Return name -> mode and id of what is in a tree. Names that are not UTF-8 keep their bytes as surrogates."""
    entries = {}
    data, at, size = tree.data, 0, len(tree.identity) // 2
    while at < len(data):
        space = data.index(b" ", at)
        end = data.index(b"\0", space)
        name = data[space + 1 : end].decode("utf-8", "surrogateescape")
        entries[name] = TreeEntry(data[at:space].decode(), data[end + 1 : end + 1 + size].hex())
        at = end + 1 + size
    return entries
