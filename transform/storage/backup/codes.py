"""The codes of what is noticed when an application is taken out of a backup."""

from __future__ import annotations

from ...diagnostics import Severity

#: Code -> its usual severity, and what it means.
CODES: dict[str, tuple[Severity, str]] = {
    "AT941": ("note", "a plugin is not installed in the workspace"),
    "AT942": ("note", "a JS library is missing from the backup"),
    "AT943": ("note", "a page of the menu is missing from the backup"),
    "AT944": ("note", "the datasource of a query is not in the workspace"),
    "AT945": ("note", "a theme is missing; the default theme takes its place"),
    "AT946": (
        "error",
        "the secrets of a datasource do not decrypt with these keys; all of them are left out",
    ),
    "AT947": ("note", "a secret was stored without encryption, as old releases did"),
    "AT948": ("note", "secrets are encrypted and there are no keys; an error with `--with-configuration`"),
    "AT949": ("note", "the release is not stated, or not known"),
    "AT950": ("note", "the product would export this application with the secrets of its datasources"),
    "AT952": ("warning", "documents of the archive cannot be read"),
}
