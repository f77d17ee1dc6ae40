"""The codes of validating and upgrading, and the rules of scanning, from where they are defined."""

from __future__ import annotations

from transform.diagnostics import CODES
from transform.report.codes_markdown import codes_markdown
from transform.sanitizing.rule_titles import catalogue


def pages() -> dict[str, tuple[str, str]]:
    """Return path -> title and text."""
    return {
        "reference/checks.md": ("Checks", _checks()),
        "reference/rules.md": ("Rules for secrets", _rules()),
    }


def _checks() -> str:
    rows = "\n".join(f"| {code} | {meaning} |" for code, meaning in CODES.items())
    return f"""# Checks

What `validate` reports, by code; `appsmith-transform validate --explain AT501` prints one of them.

{codes_markdown().replace("### ", "## ")}
## Reading and upgrading

| code | says |
|---|---|
{rows}
"""


def _rules() -> str:
    rows = "\n".join(f"| `{name}` | {severity} | {title} |" for name, severity, title in catalogue())
    return f"""# Rules for secrets

What `scan` and `sanitize` look for. An error is a secret of a known kind, a warning probably one, a note is no secret
but should not be shared. How rules judge, and how to switch one off, is told under
[sanitizing](../sanitizing.md).

| rule | severity | finds |
|---|---|---|
{rows}
"""
