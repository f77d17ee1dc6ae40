"""Objects of a repository, read one after another through one process of git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from ...errors import InputError, LimitError
from ..folder import DEFAULT_LIMITS
from ..revision import TreeEntry, started

_TREE_MODE = "40000"
_NO_ENTRIES: Mapping[str, TreeEntry] = {}


@dataclass(slots=True)
class Objects:
    """A repository that is open for reading; what its trees hold is remembered, so that each is read once."""

    repository: Path
    _process: subprocess.Popen[bytes] | None = None
    _trees: dict[str, Mapping[str, TreeEntry]] = field(default_factory=dict)

    def __enter__(self) -> Self:
        """Start git. Raises InputError where it is not installed."""
        self._process = started(self.repository, "cat-file", "--batch", stdin=subprocess.PIPE)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End git."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def find(self, name: str) -> tuple[str, bytes] | None:
        """Return kind and content of an object; None for one that the repository lacks."""
        assert self._process is not None and self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(f"{name}\n".encode())
            self._process.stdin.flush()
            head = self._process.stdout.readline().decode(errors="replace").split()
        except BrokenPipeError:
            head = []
        if len(head) != 3:
            if not head:
                raise InputError(f"{self.repository}: The repository cannot be read")
            return None
        size = int(head[2])
        if size > DEFAULT_LIMITS.file:
            raise LimitError(f"Object {name} has {size:,} bytes; the limit is {DEFAULT_LIMITS.file:,}")
        data = self._process.stdout.read(size + 1)
        if len(data) != size + 1:
            raise InputError(f"The repository's object {name} cannot be read: it is damaged")
        return head[1], data[:-1]

    def read(self, name: str, kind: str) -> bytes:
        """Return the content of an object. Raises InputError for one that is missing or of another kind."""
        found = self.find(name)
        if found is None or found[0] != kind:
            raise InputError(
                f"The repository lacks {kind} {name}: the clone is partial or damaged",
                hint="Fetch what is missing (`git fetch --refetch`, or `git fsck` to see the damage).",
            )
        return found[1]

    def tree(self, name: str | None) -> Mapping[str, TreeEntry]:
        """Return the entries of a folder, name -> mode and id; none for None."""
        if name is None:
            return _NO_ENTRIES
        known = self._trees.get(name)
        if known is None:
            known = self._trees[name] = _entries(self.read(name, "tree"), len(name) // 2)
        return known

    def folder(self, tree: str | None, path: str) -> str | None:
        """Return the id of the folder at a path below a tree; None where there is none."""
        for part in path.split("/") if path else ():
            entry = self.tree(tree).get(part)
            tree = entry.blob if entry is not None and is_folder(entry) else None
        return tree


def is_folder(entry: TreeEntry) -> bool:
    """Check whether an entry of a tree is a folder."""
    return entry.mode == _TREE_MODE


def _entries(data: bytes, size: int) -> dict[str, TreeEntry]:
    """Return what the bytes of a tree say: mode, space, name, NUL, then the id in `size` bytes, each."""
    found, at = {}, 0
    while at < len(data):
        end = data.index(b"\0", at)
        mode, _, name = data[at:end].partition(b" ")
        found[os.fsdecode(name)] = TreeEntry(mode.decode(), data[end + 1 : end + 1 + size].hex())
        at = end + 1 + size
    return found
