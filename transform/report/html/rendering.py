"""Render a report by the templates, which a designer can change without Python."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...version import __version__
from ..text import visible_code
from .model import Report

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent.parent / "templates"


def render(report: Report) -> str:
    """Return the page of a report: one file that loads nothing, and reads without its script."""
    script = (TEMPLATES / "script.js").read_text(encoding="utf-8")
    return (
        environment()
        .get_template("report.html.j2")
        .render(
            report=report,
            icon_names=_icons(report),
            version=__version__,
            style=_raw((TEMPLATES / "style.css").read_text(encoding="utf-8")),
            script=_raw(script),
            policy=_policy(script),
        )
    )


def _icons(report: Report) -> frozenset[str]:
    """Return the names of the icons that are used."""
    names = {section.icon for section in report.sections}
    subjects = [subject for section in report.sections for part in section.parts for subject in part.subjects]
    while subjects:
        subject = subjects.pop()
        names.add(subject.icon)
        subjects += [inner for entry in subject.entries for inner in entry.below]
    return frozenset(names)


@cache
def environment(*folders: Path) -> Environment:
    """Return the templates of some folders and of the reports: they escape what is no markup, and hide nothing."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader([*folders, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )


def _shown(value: Any) -> Any:
    """Return a text with all characters escaped that hide or act on a terminal; what is markup already stays."""
    return visible_code(value) if type(value) is str else value


def _raw(text: str) -> Any:
    from markupsafe import Markup

    return Markup(text)


def digest(text: str) -> str:
    """Return how a content security policy names a script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _policy(script: str) -> str:
    """Return the content security policy: nothing is loaded, and no other script than this one runs."""
    rules = {
        "default-src": "'none'",
        "img-src": "data:",
        "style-src": "'unsafe-inline'",
        "script-src": digest(script),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{rule} {value}" for rule, value in rules.items())
