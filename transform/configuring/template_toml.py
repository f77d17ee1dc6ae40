"""The text of a form for datasources, as TOML with comments or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..document.writing import serialize
from ..sanitizing.policy.replacements import slug
from ..version import FORMAT_VERSION

_HEAD = """\
# What the datasources of an application need elsewhere. Set the environment variables, or write values in
# their place, and remove what you do not need. "${NAME}" stands for an environment variable: keep secrets
# out of this file. Then:
#
#   appsmith-transform datasources fill THIS-FILE app.json -o configured.json
"""
_ENVIRONMENTS = """\
#
# What differs between environments goes into sections of their own, for `fill --environment staging`:
#
#   [environments.staging."Name of the datasource"]
#   "endpoints[0].host" = "${STAGING_HOST}"
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A setting as the form shows it: a value or the name of a variable, and what it is.

    One that is not `active` stands as a comment; one that is `shared` is the same in every environment; `secret`
    tells that a person should not show it. `label` and `options` are the parts of `about` that a field on a page
    shows: its name, and what there is to choose from.
    """

    path: str
    value: Any
    variable: str | None
    about: str
    active: bool
    shared: bool
    secret: bool = False
    label: str = ""
    options: tuple[str, ...] = ()

    def filled(self, environment: str | None) -> Any:
        """Return what stands for the value in an environment; `${` of a value itself is written `$${`."""
        if self.variable is not None:
            prefix = f"{slug(environment).upper()}_" if environment else ""
            return f"${{{prefix}{self.variable}}}"
        if isinstance(self.value, float) and self.value.is_integer():
            return int(self.value)
        return self.value.replace("${", "$${") if isinstance(self.value, str) else self.value


@dataclass(frozen=True, slots=True)
class Section:
    """A datasource in the form."""

    name: str
    plugin: str
    lines: tuple[Line, ...]
    note: str = ""

    def parts(self, environments: Sequence[str]) -> Iterator[tuple[str | None, list[Line]]]:
        """Yield the lines for all environments together (None) and for each of them."""
        yield None, [line for line in self.lines if line.shared or not environments]
        for environment in environments:
            yield environment, [line for line in self.lines if not line.shared]


def as_toml(sections: Iterable[Section], environments: Sequence[str]) -> str:
    """Return the form as TOML."""
    out = [_HEAD if environments else _HEAD + _ENVIRONMENTS, f"format_version = {_quoted(FORMAT_VERSION)}\n"]
    below: dict[str, list[str]] = {environment: [] for environment in environments}
    for section in sections:
        for environment, lines in section.parts(environments):
            head = ["datasources"] if environment is None else ["environments", environment]
            text = [f"\n[{'.'.join(_key(part) for part in (*head, section.name))}]\n"]
            if environment is None:
                text.append(f"plugin = {_quoted(section.plugin)}\n")
                text += [f"# {section.note}\n"] if section.note else []
            text += [_toml_line(line, environment) for line in lines]
            if environment is None:
                out += text
            elif lines:
                below[environment] += text
    return "".join([*out, *(line for lines in below.values() for line in lines)])


def _toml_line(line: Line, environment: str | None) -> str:
    hidden = "" if line.active else "# "
    about = f"# {line.about}\n" if line.about else ""
    return f"{about}{hidden}{_quoted(line.path)} = {_toml(line.filled(environment))}\n"


def _toml(value: Any) -> str:
    return _quoted(value) if isinstance(value, str) else json.dumps(value)


def _key(name: str) -> str:
    return name if name.isascii() and name.replace("-", "").replace("_", "").isalnum() else _quoted(name)


def _quoted(text: str) -> str:
    """Return a basic string of TOML, in which whatever hides or acts on a terminal is escaped.

    TOML has no half surrogate pairs, so these become U+FFFD.
    """
    sound = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    quoted = json.dumps(sound, ensure_ascii=False)
    return quoted if quoted.isprintable() else "".join(map(_escaped, quoted))


def _escaped(character: str) -> str:
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def as_json(sections: Iterable[Section], environments: Sequence[str]) -> str:
    """Return the form as JSON: `about` says what the settings are, `optional` has those that may be left out."""
    document: dict[str, Any] = {"format_version": FORMAT_VERSION, "datasources": {}}
    if environments:
        document["environments"] = {environment: {} for environment in environments}
    for section in sections:
        for environment, lines in section.parts(environments):
            entry: dict[str, Any] = {"plugin": section.plugin} if environment is None else {}
            entry |= {line.path: line.filled(environment) for line in lines if line.active}
            optional: dict[str, Any] = {}
            about: dict[str, str] = {}
            for line in lines:
                if not line.active and line.path not in entry:
                    optional.setdefault(line.path, line.filled(environment))
                if line.about:
                    about.setdefault(line.path, line.about)
            entry |= {key: value for key, value in (("optional", optional), ("about", about)) if value}
            place = document["datasources"] if environment is None else document["environments"][environment]
            if environment is None or lines:
                place[section.name] = entry
    return serialize(document, indent=2, final_newline=True).decode("utf-8", "surrogatepass")
