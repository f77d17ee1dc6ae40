"""What this version has of that which versions promise to keep (docs/reference/versions.md).

`python tests/promises/promised.py` writes it down as the promises of this version: for one that is out never again.
"""

from __future__ import annotations

import dataclasses
import inspect
import json
import re
from pathlib import Path
from typing import Any

import typer

import transform
from transform.cli.app import PROGRAM, app
from transform.sanitizing.rules import all_rules
from transform.validating.codes import catalogue

HERE = Path(__file__).parent
SOURCE = Path(transform.__file__).parent


def promised() -> dict[str, Any]:
    """Return names with their parameters or fields, codes, rules, and commands with their options."""
    return {
        "names": {name: _members(getattr(transform, name)) for name in transform.__all__},
        "codes": sorted(_codes()),
        "rules": sorted({rule.name for rule in all_rules()}),
        "commands": _commands(typer.main.get_command(app), PROGRAM),
    }


def _members(item: Any) -> list[str]:
    """Return the parameters of a function, the fields of a record, the names in an enumeration."""
    if inspect.isfunction(item):
        return list(inspect.signature(item).parameters)
    if dataclasses.is_dataclass(item):
        return [field.name for field in dataclasses.fields(item) if not field.name.startswith("_")]
    return list(getattr(item, "_fields", getattr(item, "__members__", ())))


def _codes() -> set[str]:
    sources = (path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    return {code for text in sources for code in re.findall(r'"(AT\d{3})"', text)} | set(catalogue())


def _commands(command: Any, name: str) -> dict[str, list[str]]:
    found = {name: sorted({option for one in command.params for option in (*one.opts, *one.secondary_opts)})}
    if hasattr(command, "list_commands"):
        context = command.make_context(name, [], resilient_parsing=True)
        for below in command.list_commands(context):
            found |= _commands(command.get_command(context, below), f"{name} {below}")
    return found


if __name__ == "__main__":
    text = json.dumps(promised(), indent=1, sort_keys=True)
    (HERE / f"{transform.__version__}.json").write_text(text + "\n")
