"""The public names of the package, as the blocks that mkdocstrings fills in."""

from __future__ import annotations

import transform

#: Heading -> the packages in which its names are at home.
_HEADINGS = {
    "Reading and writing": ("document",),
    "What a document is": ("application", "validating.inspection", "diagnostics", "product"),
    "Upgrading": ("upgrading",),
    "Comparing": ("diffing", "report"),
    "Merging and porting": ("merging",),
    "Secrets": ("sanitizing",),
    "Validating": ("validating",),
    "Datasources": ("configuring",),
    "Parts": ("parts",),
    "Git layouts": ("storage",),
    "Errors": ("errors",),
}
_OTHERS = "More"


def described() -> dict[str, str]:
    """Return public name -> where it is at home, as a dotted path."""
    return {name: f"{getattr(transform, name).__module__}.{name}" for name in transform.__all__}


def markdown() -> str:
    """Return a heading for each part of the package, below it its names: functions first."""
    found: dict[str, list[str]] = {heading: [] for heading in (*_HEADINGS, _OTHERS)}
    names = described()
    for name in sorted(names, key=lambda name: (name[0].isupper(), name)):
        found[_heading(names[name])].append(names[name])
    return "\n".join(
        f"## {heading}\n\n" + "\n".join(f"::: {path}" for path in paths) + "\n"
        for heading, paths in found.items()
        if paths
    )


def _heading(path: str) -> str:
    home = path.removeprefix("transform.")
    fitting = [
        (len(package), heading)
        for heading, packages in _HEADINGS.items()
        for package in packages
        if home.startswith(f"{package}.")
    ]
    return max(fitting)[1] if fitting else _OTHERS
