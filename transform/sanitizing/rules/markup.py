"""Secrets in elements of HTML."""

from __future__ import annotations

import re

from ..recognition.rule import Rule, password_like
from ..recognition.secret_names import sensitivity
from ..recognition.secret_values import looks_secret


def _is_named(match: re.Match[str]) -> bool:
    sensitive = sensitivity(match["name"])
    return bool(sensitive) and looks_secret(match["secret"], sensitive)


_QUOTE = r"\\{0,3}[\"']"

RULES = (
    Rule(
        "password-input",
        "password in an input of HTML",
        ("<input",),
        rf"""(?ix)
        <input\b(?=[^<>]{{0,400}}\btype\s{{0,3}}=\s{{0,3}}{_QUOTE}?password\b)
        [^<>]{{0,400}}?\bvalue\s{{0,3}}=\s{{0,3}}{_QUOTE}(?P<secret>[^\"'<>\\\n]{{3,200}}+)
        """,
        accept=password_like,
        near="text",
        at_hints=True,
        severity="warning",
        generic=True,
        source="https://html.spec.whatwg.org/multipage/input.html#password-state-(type=password)",
    ),
    Rule(
        "meta-content",
        "secret in a meta element of HTML",
        ("<meta",),
        rf"""(?ix)
        <meta\b[^<>]{{0,200}}?\bname\s{{0,3}}=\s{{0,3}}{_QUOTE}(?P<name>[\w.:-]{{2,80}}){_QUOTE}
           [^<>]{{0,200}}?\bcontent\s{{0,3}}=\s{{0,3}}{_QUOTE}
        (?P<secret>[^\"'<>\\\n]{{4,2000}}+)
        """,
        accept=_is_named,
        near="text",
        at_hints=True,
        severity="warning",
        generic=True,
        source="https://html.spec.whatwg.org/multipage/semantics.html#the-meta-element",
    ),
)
