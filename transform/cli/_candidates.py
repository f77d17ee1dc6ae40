"""Which values a shell can offer for a parameter: releases, policies, codes, revisions, names in the given file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..parts.inventory import Inventory

#: A value, and what is said about it.
Candidate = tuple[str, str]
Candidates = Iterator[Candidate]
_LARGEST = 30  # megabytes; a larger file would be read longer than anybody waits for names
_REFS = ("refs/heads", "refs/tags", "refs/remotes")
#: The parameters that name what a command works on, in the order in which they are looked at.
_WHERE = ("folder", "present", "source", "into", "onto", "before")


def candidates(context: Any, path: tuple[str, ...], parameter: Any, begun: str) -> Candidates | None:
    """Return the values that begin in some way, None where a shell should offer files.

    `path` are the names of the command, `begun` is what is typed of the value.
    """
    find = _FINDERS.get((" ".join(path), parameter.name)) or _BY_METAVAR.get(parameter.metavar or "")
    if find is not None:
        return find(context, begun)
    if "@" in begun:
        return _applications(begun)
    return _paths_at(begun) if ":" in begun else None


def _releases(_context: Any, _begun: str) -> Candidates:
    from ..product.releases import LATEST, releases

    yield LATEST, "the newest"
    for release in reversed(releases()):
        yield release.name, ""


def _policies(_context: Any, begun: str) -> Candidates | None:
    from ..sanitizing.policy.policies import POLICIES

    found = [name for name in POLICIES if name.startswith(begun)]
    return ((name, "") for name in found) if found else None  # else a file


def _codes(context: Any, begun: str) -> Candidates:
    first, comma, _ = begun.rpartition(",")
    from ._selection import catalogue

    for code, rule in catalogue(context.info_name).items():
        yield f"{first}{comma}{code}", rule.description


def _revisions(context: Any, _begun: str) -> Candidates:
    from ..storage.repository import git

    here = _repository(context)
    named = git(here, "for-each-ref", "--format=%(refname:short)%09%(subject)", *_REFS).decode(
        errors="replace"
    )
    yield "HEAD", ""
    for line in named.splitlines():
        name, _, subject = line.partition("\t")
        yield name, subject


def _ranges(context: Any, begun: str) -> Candidates:
    first, dots, _ = begun.rpartition("..")
    return ((f"{first}{dots}{name}", subject) for name, subject in _revisions(context, begun))


def _repository(context: Any) -> Path:
    """Return the folder of the command, if it has one, else the current."""
    given = (context.params.get(name) for name in _WHERE)
    return next((Path(one) for one in given if one and Path(one).is_dir()), Path())


def _sources(context: Any, begun: str) -> Candidates | None:
    """Return revisions, and where none begins so, files."""
    if "@" in begun:
        return _applications(begun)
    found = [one for one in _revisions(context, begun) if one[0].startswith(begun)]
    return iter(found) if found else None


def _applications(begun: str) -> Candidates:
    from ..storage.archive_names import split_address
    from . import _archives

    address = split_address(begun)
    return ((name, "") for name in (_archives.applications_in(address[0]) if address else ()))


def _applications_of_backup(context: Any, _begun: str) -> Candidates:
    from . import _archives

    archive = context.params["archive"]
    return ((name[len(archive) + 1 :], "") for name in _archives.applications_in(archive))


def _paths_at(begun: str) -> Candidates | None:
    """Return `REVISION:PATH` for the folders and the JSON files of a revision."""
    from ..storage.repository import git_line

    revision, _, path = begun.partition(":")
    if Path(revision).exists() or not git_line(
        Path(), "rev-parse", "--verify", "-q", "--end-of-options", revision
    ):
        return None
    return _listed(revision, path.rpartition("/")[0])


def _listed(revision: str, folder: str) -> Candidates:
    from ..storage.repository import git

    inner = f"{folder}/" if folder else ""
    for entry in git(Path(), "ls-tree", "-z", "--end-of-options", f"{revision}:./{inner}").split(b"\0"):
        about, _, name = entry.decode(errors="replace").partition("\t")
        if " tree " in f" {about} ":
            yield f"{revision}:{inner}{name}/", ""
        elif name.endswith(".json"):
            yield f"{revision}:{inner}{name}", ""


def _commands(context: Any, _begun: str) -> Candidates:
    command: Any = context.find_root().command
    for name in context.params.get("names") or ():
        command = command.get_command(context, name)
    return ((name, "") for name in getattr(command, "list_commands", lambda _: [])(context))


def _inventory(context: Any, name: str) -> Inventory:
    """Return what there is in the input that a parameter names."""
    from ..parts.inventory import Inventory
    from ._inputs import read_input

    return Inventory(read_input(str(context.params[name]), max_size=_LARGEST).document)


def _names(kind: str, source: str) -> Callable[[Any, str], Candidates]:
    """Return the names of one kind of things in an input, of the pages that are given if there are any."""

    def find(context: Any, _begun: str) -> Candidates:
        pages = context.params.get("page") if kind != "page" else None
        for key in _inventory(context, source).everything():
            if key.kind == kind and (not pages or key.page is None or key.page in pages):
                yield key.name, key.page or "" if kind != "page" else ""

    return find


def _to_rename(context: Any, _begun: str) -> Candidates:
    """Return pages and what is on them; after the name of a page what is on that one; a new name is free."""
    given = list(context.params.get("names") or ())
    if len(given) > 1:
        return
    found = [key for key in _inventory(context, "source").everything() if key.kind != "library"]
    pages = {key.name for key in found if key.kind == "page"}
    if given and given[0] not in pages:
        return
    for key in found:
        if not given or (key.page == given[0] and key.kind != "page"):
            yield key.name, _about(key.kind, key.page if not given and key.kind != "page" else None)


def _on_pages(context: Any, source: str) -> Candidates:
    for key in _inventory(context, source).everything():
        if key.kind in ("page", "widget", "query", "js_object"):
            yield (key.name if key.kind == "page" else f"{key.page}.{key.name}"), _about(key.kind, None)


def _to_blame(context: Any, _begun: str) -> Candidates:
    return _on_pages(context, "folder")


def _to_recover(context: Any, _begun: str) -> Candidates:
    """Return what the sources have, and the application has not; the history is not searched for it."""
    present = {name for name, _ in _on_pages(context, "present")}
    for source in context.params.get("sources") or ():
        context.params["former"] = source
        yield from (one for one in _on_pages(context, "former") if one[0] not in present)


def _about(kind: str, page: str | None) -> str:
    from ..application.entity_words import worded

    return f"{worded(kind)} on {page}" if page else worded(kind)


#: Command and parameter -> what it may be.
_FINDERS: dict[tuple[str, str], Callable[[Any, str], Candidates | None]] = {
    ("extract", "page"): _names("page", "source"),
    ("extract", "widget"): _names("widget", "source"),
    ("extract", "query"): _names("query", "source"),
    ("extract", "jsobject"): _names("js_object", "source"),
    ("extract", "datasource"): _names("datasource", "source"),
    ("extract", "library"): _names("library", "source"),
    ("insert", "page"): _names("page", "into"),
    ("insert", "pages"): _names("page", "part"),
    ("port", "page"): _names("page", "after"),
    ("rename", "names"): _to_rename,
    ("blame", "wanted"): _to_blame,
    ("recover", "wanted"): _to_recover,
    ("recover", "sources"): _sources,
    ("backup extract", "application"): _applications_of_backup,
    ("config show", "names"): _commands,
}
_BY_METAVAR: dict[str, Callable[[Any, str], Candidates | None]] = {
    "A..B": _ranges,
    "CODE": _codes,
    "POLICY": _policies,
    "RELEASE": _releases,
    "REV": _revisions,
    "REV|A..B": _ranges,
    "REV|A..B -- ENTITY": _ranges,
}
