"""theme -> editModeTheme, publishedTheme."""

from __future__ import annotations

from collections.abc import Iterable

from .names import Document, is_live, without

_SYSTEM = ("name", "displayName", "isSystemTheme")
_OWN = (*_SYSTEM, "config", "properties", "stylesheet", "applicationId", "workspaceId")
_DEFAULT = "default-new"


def exported_theme(id_: object, themes: Iterable[Document], *, deleted: bool) -> Document | None:
    """Return a theme as an export has it; the default theme where it is missing or (unless `deleted`) deleted.

    A system theme goes by its name alone, an own theme as a whole. None where there is no default either.
    """
    known = list(themes)
    found = next((one for one in known if one.get("_id") == id_ and (deleted or is_live(one))), None)
    if found is None:
        found = next((one for one in known if _is_default(one)), None)
    if found is None:
        return None
    is_system = found.get("isSystemTheme") is True
    kept = without(found, frozenset(found) - frozenset(_SYSTEM if is_system else _OWN))
    return {"isSystemTheme": False, **kept, "deleted": False}


def _is_default(theme: Document) -> bool:
    is_default = str(theme.get("name", "")).lower() == _DEFAULT
    return is_default and theme.get("isSystemTheme") is True and is_live(theme)
