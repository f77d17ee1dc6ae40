"""Render the page and what stands in its cards by the templates."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from ..report.html import rendering as reports
from ..sanitizing.shown_text import shown_text
from ..version import __version__

_HERE = Path(__file__).parent
STATIC = _HERE / "static"


def render(template: str, **values: Any) -> str:
    """Return what a template makes of values; whatever is no markup is escaped."""
    templates = reports.environment(_HERE / "templates")
    return templates.get_template(f"{template}.html.j2").render(version=__version__, **values)


def summary(text: str) -> str:
    """Return what a command prints, folded away; secrets in it are masked."""
    return render("summary", text=shown_text(text))


@cache
def content_policy() -> str:
    """Return the content security policy of the page: it loads nothing but its own files.

    Reports are shown in a frame, which inherits this policy, so it also names their style and their script.
    """
    texts = [(reports.TEMPLATES / name).read_text(encoding="utf-8") for name in ("style.css", "script.js")]
    style, script = map(reports.digest, texts)
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
