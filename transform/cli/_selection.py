"""Which findings are reported: options and judge that mean the same for codes, rules and kinds of damage."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from ..document.nearest import did_you_mean
from ..errors import InputError
from . import printing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ..report.results import Rule

_WIDTH = 100
#: Columns that a description needs beside other columns.
_LEAST = 30


def catalogue(command: str) -> dict[str, Rule]:
    """Return what a command reports: the code, the rule or the kind of damage -> what it means."""
    if command in ("scan", "sanitize"):
        from ..report.findings_results import secret_rules as rules
    elif command == "merge-check":
        from ..report.merge_check import damage_rules as rules
    elif command == "upgrade":
        from ..report.upgrade_results import upgrade_rules as rules
    else:
        from ..report.validation_results import code_rules as rules
    return {rule.id: rule for rule in rules()}


@dataclass(frozen=True, slots=True)
class Selection:
    """The names, or starts of names such as AT5, that are reported (none: all), and those that are left out."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return whether something was selected or left out at all."""
        return bool(self.select or self.ignore)

    def __call__(self, name: str, /) -> bool:
        """Return whether what has this name is reported."""
        name = name.upper()
        wanted = not self.select or name.startswith(self.select)
        return wanted and not (self.ignore and name.startswith(self.ignore))


def selected(context: typer.Context) -> Selection:
    """Return what the options of the command that runs select; raises InputError."""
    return selection(context.params["select"], context.params["ignore"], context.info_name or "")


def selection(select: list[str] | None, ignore: list[str] | None, command: str) -> Selection:
    """Return what the options of a command select; raises InputError for a name of which none begins so."""
    if not (select or ignore):
        return Selection()
    wanted, unwanted = _names(select), _names(ignore)
    known = catalogue(command)
    for name in wanted + unwanted:
        if not any(one.upper().startswith(name.upper()) for one in known):
            raise InputError(f"There is no {_kind(known)} that starts with {name}", hint=_hint(name, known))
    return Selection(tuple(map(str.upper, wanted)), tuple(map(str.upper, unwanted)))


def _names(given: list[str] | None) -> tuple[str, ...]:
    return tuple(name for item in given or () for name in item.split(",") if name)


def _kind(known: Collection[str]) -> str:
    return "code" if all(map(str.isupper, known)) else "rule"


def _hint(name: str, known: Collection[str]) -> str:
    return f"--list shows all.{did_you_mean(name, known)}"


def explanation(name: str, known: Mapping[str, Rule]) -> str:
    """Return what a code or rule means as text; raises InputError for one that there is not."""
    rule = next((rule for one, rule in known.items() if one.upper() == name.upper()), None)
    if rule is None:
        raise InputError(f"There is no {_kind(known)} {name}", hint=_hint(name, known))
    title = rule.description[:1].upper() + rule.description[1:].rstrip(".")
    said = [
        f"{rule.id} ({rule.level}): {title}.",
        rule.full,
        *([] if rule.full in rule.help else [rule.help]),
    ]
    return "\n\n".join(_wrapped(text) for text in said if text)


def _wrapped(text: str) -> str:
    """Return a text in Markdown with lines as wide as the terminal, if they can still be read; code stays as it is."""
    width = min(_WIDTH, printing.width() or _WIDTH)
    parts = text.split("\n\n")
    return "\n\n".join(part if part.startswith("```") else _in_lines(part, width) for part in parts)


def _in_lines(text: str, width: int, begin: str = "", indent: str = "") -> str:
    return textwrap.fill(
        text,
        width,
        initial_indent=begin,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def overview(known: Mapping[str, Rule], width: int | None) -> str:
    """Return a table of codes or rules as wide as the terminal; in a narrow one, what each finds is below it."""
    from ..report.text import table

    head = (_kind(known), "severity", "finds")
    lines = table([head, *((name, rule.level, rule.description) for name, rule in known.items())], indent="")
    if width is None:
        return "\n".join(lines)
    begin = lines[0].index(head[-1])
    if width - begin >= _LEAST:
        return "\n".join(_in_lines(line, width, indent=" " * begin) for line in lines)
    return "\n".join(
        f"{name} ({rule.level})\n{_in_lines(rule.description, width, '  ', '  ')}"
        for name, rule in known.items()
    )


def _explain(context: typer.Context, name: str | None) -> None:
    if name and not context.resilient_parsing:
        printing.show(explanation(name, catalogue(context.info_name or "")))
        raise typer.Exit


def _list(context: typer.Context, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        printing.show(overview(catalogue(context.info_name or ""), printing.width()))
        raise typer.Exit


SelectOption = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="CODE", help="Report only these codes or rules, or all that start so."),
]
IgnoreOption = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="CODE", help="Leave these codes or rules out.")
]
ExplainOption = Annotated[
    str | None,
    typer.Option(
        "--explain", metavar="CODE", callback=_explain, is_eager=True, help="Explain a code or rule."
    ),
]
ListOption = Annotated[
    bool, typer.Option("--list", callback=_list, is_eager=True, help="List all codes or rules.")
]
