"""The commits of a repository: who, when, why, after which others."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from ...errors import InputError
from ..object_reader import GitObject, ObjectReader
from ..revision import git_output, missing, named_commit

#: How the product begins the messages of the commits that it makes by itself.
_OF_THE_PRODUCT = ("System generated commit", "System added readme file")
ALL = "--all"
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit. `parents` are those that it names, which a shallow clone may lack; `time` has the author's zone."""

    id: str
    tree: str
    parents: tuple[str, ...]
    author: str
    time: datetime
    subject: str

    @property
    def is_of_the_product(self) -> bool:
        """Return whether the product made the commit by itself, by what its message says."""
        return self.subject.startswith(_OF_THE_PRODUCT)

    @property
    def date(self) -> str:
        """Return the author's date, as 2024-05-08."""
        return self.time.strftime("%Y-%m-%d")

    def to_dict(self) -> dict[str, str]:
        """Return {commit, author, time, subject}."""
        return {
            "commit": self.id,
            "author": self.author,
            "time": self.time.isoformat(),
            "subject": self.subject,
        }


def commit_id(reader: ObjectReader, revision: str) -> str:
    """Return the id of the commit that a revision names. Raises InputError."""
    return named_commit(reader.repository, revision)


def read_commit(reader: ObjectReader, name: str) -> Commit | None:
    """Return a commit by its id; None for one that a shallow clone lacks."""
    found = reader.objects([name])[0]
    return _parsed(found) if found is not None and found.kind == "commit" else None


def _parsed(found: GitObject) -> Commit:
    head, _, message = found.data.decode(errors="replace").partition("\n\n")
    tree, parents, author = "", [], ""
    for line in head.split("\n"):
        key, _, value = line.partition(" ")
        if key == "tree":
            tree = value
        elif key == "parent":
            parents.append(value)
        elif key == "author":
            author = value
    who, _, when = author.rpartition("> ")
    subject = " ".join(message.strip().partition("\n\n")[0].split())
    return Commit(found.identity, tree, tuple(parents), who.partition(" <")[0].strip(), _time(when), subject)


def _time(text: str) -> datetime:
    seconds, _, zone = text.partition(" ")
    try:
        minutes = int(zone[:1] + zone[3:5]) + 60 * int(zone[:3])
        return datetime.fromtimestamp(int(seconds), timezone(timedelta(minutes=minutes)))
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


def history(reader: ObjectReader, revisions: str) -> Iterator[Commit]:
    """Yield the commits that `A..B` names or that a revision can reach, the newest first, none before its children.

    `revisions`: `--all` for those of all branches and tags. Raises InputError.
    """
    if revisions != ALL:
        for side in _sides(revisions):
            commit_id(reader, side)
    end = () if revisions == ALL else ("--end-of-options",)
    listing = git_output(reader.repository, "rev-list", "--topo-order", *end, revisions, "--")
    names = listing.decode().split()
    for start in range(0, len(names), _AT_ONCE):
        asked = names[start : start + _AT_ONCE]
        for name, found in zip(asked, reader.objects(asked), strict=True):
            if found is None:
                raise missing(name)
            yield _parsed(found)


def are_revisions(reader: ObjectReader, text: str) -> bool:
    """Check whether a text names a commit or a range of commits."""
    try:
        for side in _sides(text):
            commit_id(reader, side)
    except InputError:
        return False
    return True


def _sides(revisions: str) -> list[str]:
    """Return the revisions of a range, HEAD for one that is left out; the only one of what is no range."""
    if ".." not in revisions:
        return [revisions]
    return [side or "HEAD" for side in revisions.replace("...", "..").split("..")]


def merge_bases(reader: ObjectReader, parents: Sequence[str]) -> tuple[str, ...]:
    """Return the common ancestors that a merge of commits may start from, for every two of them and for all.

    Two that were merged crosswise have several; those without common history have none.
    """
    found: dict[str, None] = {}
    if len(parents) > 2:
        found |= dict.fromkeys(_merge_base(reader, "--octopus", *parents))
    for pair in itertools.combinations(parents, 2):
        found |= dict.fromkeys(_merge_base(reader, *pair))
    return tuple(found)


def _merge_base(reader: ObjectReader, *arguments: str) -> list[str]:
    try:
        return git_output(reader.repository, "merge-base", "--all", *arguments).decode().split()
    except InputError:  # git says nothing and fails where there is none
        return []


def is_shallow(reader: ObjectReader) -> bool:
    """Check whether the repository lacks the beginning of its history."""
    return git_output(reader.repository, "rev-parse", "--is-shallow-repository").strip() == b"true"
