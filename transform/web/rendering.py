"""Render the page and what stands in its cards by the templates."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..report.html import rendering as reports
from ..report.text import visible
from ..sanitizing.shown_text import shown_text
from ..version import __version__

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
STATIC = _HERE / "static"


def render(template: str, **values: Any) -> str:
    """Return what a template makes of values; whatever is no markup is escaped."""
    return _environment().get_template(f"{template}.html.j2").render(version=__version__, **values)


def summary(text: str) -> str:
    """Return what a command prints, folded away; secrets in it are masked."""
    return render("summary", text=shown_text(text))


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader([_HERE / "templates", reports.TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: visible(value) if type(value) is str else value,
    )


@cache
def content_policy() -> str:
    """Return the content security policy of the page: it loads nothing but its own files.

    Reports are shown in a frame, which inherits this policy, so it also names their style and their script.
    """
    style, script = (_digest(reports.TEMPLATES / name) for name in ("style.css", "script.js"))
    rules = {
        "default-src": "'none'",
        "script-src": f"'self' {script}",
        "style-src": f"'self' {style}",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "frame-src": "blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{rule} {value}" for rule, value in rules.items())


def _digest(file: Path) -> str:
    text = file.read_text(encoding="utf-8")
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
