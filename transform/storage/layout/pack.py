"""`pack`: a layout of any era -> an export, with word of what the export lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ...diagnostics import Diagnostic, Severity
from ...errors import InputError, LimitError
from .assemble import Assembled, assemble
from .places import sources_of
from .problems import LayoutError
from .styles import Era

Json = dict[str, Any]
_SIDES = (
    ("pageList", "unpublishedPage", "publishedPage"),
    ("actionList", "unpublishedAction", "publishedAction"),
    ("actionCollectionList", "unpublishedCollection", "publishedCollection"),
)
_APPLICATION = (
    ("pages", "publishedPages"),
    ("unpublishedAppLayout", "publishedAppLayout"),
    ("unpublishedApplicationDetail", "publishedApplicationDetail"),
    ("unpublishedCustomJSLibs", "publishedCustomJSLibs"),
)


@dataclass(frozen=True, slots=True)
class Packed:
    """An export made from a layout.

    `era`: the layout's age, "A" to "G"; `foreign` and `modules`: paths that belong to something else, or to
    modules of the Enterprise edition, none of which is in the document. `sources`: pointer into the document ->
    path of the file that the value there came from (see `places.place_in_layout`). `broken`: why files were left
    out, where that is allowed.
    """

    document: Json
    diagnostics: tuple[Diagnostic, ...]
    era: Era
    foreign: tuple[str, ...]
    modules: tuple[str, ...]
    sources: Mapping[str, str]
    broken: tuple[LayoutError, ...] = ()


def pack(
    files: Mapping[str, bytes],
    *,
    deployed: Literal["none", "copy"] = "none",
    name: str | None = None,
    lenient: bool = False,
) -> Packed:
    """Build the export of a Git layout.

    `files`: path below the layout's folder -> content. `deployed`: "copy" makes the deployed side of the
    application equal to the edited one, which is all that a layout has. `name`: the application's name, where
    the layout has none (since era B). `lenient`: leave out files that cannot be read, with a diagnostic.

    Raises InputError for what is no layout of an application, LayoutError with path, line and column for
    files that are broken or contradict each other.
    """
    if deployed not in ("none", "copy"):
        raise InputError(f"deployed is {deployed!r}", hint='Pass "none" or "copy".')
    try:
        return _packed(assemble(files, lenient=lenient), deployed, name)
    except RecursionError:
        raise LimitError("The layout is nested too deep to be packed") from None


def _packed(assembled: Assembled, deployed: str, name: str | None) -> Packed:
    document = assembled.document
    sources = sources_of(document, assembled.tree.sources)
    application = document.get("exportedApplication")
    if name is not None and isinstance(application, dict) and not application.get("name"):
        document["exportedApplication"] = application = {"name": name, **application}
    if deployed == "copy":
        _deploy(document)
    notes = [*assembled.tree.diagnostics, *_lacks(assembled, deployed)]
    inventory = assembled.tree.inventory
    return Packed(
        document,
        tuple(notes),
        assembled.style.era,
        tuple(sorted(inventory.foreign)),
        tuple(sorted(inventory.modules)),
        sources,
        tuple(assembled.tree.broken),
    )


def _deploy(document: Json) -> None:
    """Copy the edited side of everything to the deployed one."""
    for key, edited, deployed in _SIDES:
        document[key] = [
            {**entry, deployed: _copied(entry[edited])} if isinstance(entry.get(edited), dict) else entry
            for entry in document[key]
            if isinstance(entry, dict)
        ]
    application = document.get("exportedApplication")
    if isinstance(application, dict):
        copies = {
            to: _copied(application[key]) for key, to in _APPLICATION if application.get(key) is not None
        }
        document["exportedApplication"] = {**application, **copies}
    if document.get("editModeTheme") is not None:
        document["publishedTheme"] = _copied(document["editModeTheme"])


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(child) for key, child in value.items()}
    return [_copied(child) for child in value] if isinstance(value, list) else value


def _lacks(assembled: Assembled, deployed: str) -> list[Diagnostic]:
    document, inventory = assembled.document, assembled.tree.inventory
    found = [_page_order(document)]
    if deployed == "none":
        found.append(
            _note(
                "AT901",
                "A layout has no deployed state: after an import the deployed application is empty until it is"
                " deployed.",
                'Deploy it after the import, or pack with --deployed copy (in Python: deployed="copy").',
            )
        )
    if document["datasourceList"]:
        message = (
            f"A layout has no configuration of datasources: the {len(document['datasourceList'])} of this one"
            " must be configured after an import, unless the workspace has them."
        )
        found.append(_note("AT902", message, "Fill them in with `datasources fill`."))
    application = document.get("exportedApplication")
    if isinstance(application, dict) and not application.get("name"):
        found.append(
            _note(
                "AT904",
                "A layout has no name of the application, no ids of pages and layouts, and no list of what runs"
                " on page load; an import makes new ones.",
                "Pass the name (--name) if the import is to show one.",
            )
        )
    if inventory.modules:
        message = (
            f"{len(inventory.modules)} files of modules are not in the export; module widgets stay empty."
        )
        found.append(_note("AT905", message, severity="warning"))
    if inventory.foreign:
        message = f"{len(inventory.foreign)} files do not belong to the layout and are not in the export."
        found.append(_note("AT906", message))
    return found


def _page_order(document: Json) -> Diagnostic:
    application = document.get("exportedApplication")
    if isinstance(application, dict) and isinstance(application.get("pages"), list):
        source = "application.json"
    elif isinstance(document.get("pageOrder"), list):
        source = "pageOrder in metadata.json"
    elif document.get("unpublishedDefaultPageName"):
        source = "metadata.json, which names only the default page; the others follow by name"
    else:
        source = "the names of the folders, as no file states it"
    return _note("AT903", f"Page order and default page come from {source}.")


def _note(code: str, message: str, hint: str = "", severity: Severity = "note") -> Diagnostic:
    return Diagnostic(code, severity, message, "", None, hint)
