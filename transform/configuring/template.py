"""The form that a person fills in so that an application works elsewhere: TOML with comments, or JSON.

Secrets are names of environment variables in it, never values.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from ..application.kinds import Kind, require_kind
from ..errors import InputError
from ..product.plugin_fields import FieldKind
from ..sanitizing.policy.replacements import slug
from ..sanitizing.scan import scan
from .authentication import KINDS, authentication_kind
from .configuration_schema import Keys, Type, as_path
from .form import FormField, State, form_of, pair_name
from .form_conditions import API_KINDS, API_PLUGINS, NEEDED_BY_KIND, fixed_name, kind_name
from .inventory import InventoryItem, inventory, with_safe_names
from .template_toml import Line, Section, as_json, as_toml

_LONGEST_SHOWN = 200
#: Where a datasource has more secrets times texts, none is shown rather than all be compared.
_MOST_COMPARED = 100_000
#: Characters of strings that are more than a name: user-info, parameters, bindings.
_TELLING = frozenset("@?=;&#{}")
_UNKNOWN = (
    "The settings of this plugin are not known; write what it needs as paths below datasourceConfiguration."
)
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
#: What a variable's name does without.
_UNTOLD = frozenset(("authentication", "endpoints", "connection"))
_IGNORED = "An import does not read it: enter it in the product afterwards"


def datasource_template(
    export: dict[str, Any],
    form: Literal["toml", "json"] = "toml",
    *,
    environments: Sequence[str] = (),
) -> str:
    """Return a form for all that the datasources of an export need, to be filled in and given to `configure`.

    Each setting that is needed has the name of an environment variable; values of the export appear only if they
    are known not to be secrets. With `environments` every environment has a
    section of its own. Raises InputError for another kind of document.
    """
    names = tuple(dict.fromkeys(environments))
    if not all(names):
        raise InputError("An environment has an empty name")
    sections = template_sections(export)
    return as_json(sections, names) if form == "json" else as_toml(sections, names)


def template_sections(export: dict[str, Any]) -> list[Section]:
    """Return what the form asks, by datasource. Raises InputError for another kind of document."""
    require_kind(export, Kind.EXPORT, Kind.PARTIAL_EXPORT)
    found = with_safe_names(inventory(export), export)
    forms = [form_of(source) for source in found]
    showable = _showable(forms)
    taken: Counter[str] = Counter()
    sections = []
    for source, form in zip(found, forms, strict=True):
        lines = [_line(source, field, showable, taken) for field in form if _is_offered(source, field)]
        lines += _choice_of_authentication(source, taken)
        if lines or not source.embedded:
            note = "" if source.plugin.known else _UNKNOWN
            sections.append(Section(source.name, source.plugin.name, tuple(lines), note))
    return sections


def _showable(forms: list[list[FormField]]) -> set[str]:
    """Return the texts of an export that are no secrets: of known fields, plain, and no rule finds one in them.

    A user's name that is also a password is none of them, nor is a text that holds a secret of its datasource.
    """
    texts: set[str] = set()
    barred: set[str] = set()
    for form in forms:
        secrets = {f.value for f in form if f.secret and isinstance(f.value, str) and f.value}
        known = {f.value for f in form if _is_of_the_table(f) and isinstance(f.value, str)}
        texts |= known
        too_many = len(secrets) * len(known) > _MOST_COMPARED
        barred |= secrets | {t for t in known if too_many or any(secret in t for secret in secrets)}
    plain = sorted(text for text in texts - barred if _is_plain(text))
    suspicious = {finding.pointer.split("/")[2] for finding in scan({"texts": plain})}
    return {value for i, value in enumerate(plain) if str(i) not in suspicious}


def _is_plain(text: str) -> bool:
    return len(text) <= _LONGEST_SHOWN and text.isprintable() and not _TELLING & set(text)


def _is_of_the_table(field: FormField) -> bool:
    return field.listed and field.kind is FieldKind.ENVIRONMENT


def _is_offered(source: InventoryItem, field: FormField) -> bool:
    if field.state is not State.OPTIONAL:
        return True
    chosen_below = _may_choose(source) and field.path == "authentication.authenticationType"
    return not (chosen_below or _is_ignored(source, field))


def _line(source: InventoryItem, field: FormField, showable: set[str], taken: Counter[str]) -> Line:
    about = _about(field)
    active = field.state in (State.MISSING, State.USUAL)
    value = field.usual if field.state in (State.USUAL, State.OPTIONAL) else None
    if field.state is State.GIVEN and _may_be_shown(field, showable):
        active, value = True, field.value
    elif field.state is State.GIVEN:
        about += "; the export has a value, uncomment to replace it"
    elif field.state is State.OPTIONAL:
        about += "; optional"
    elif field.state is State.MISSING and field.usual is not None:
        about += f"; usually {field.usual}"
    if _is_ignored(source, field):
        active, about = False, f"{_about(field)}. {_IGNORED}"
    variable = _variable(source, field.keys, field.label, taken) if value is None else None
    is_shared = field.kind is FieldKind.STRUCTURE
    label, options = _label(field), _options(field)
    return Line(field.path, value, variable, about, active, is_shared, field.secret, label, options)


def _may_be_shown(field: FormField, showable: set[str]) -> bool:
    if not _is_of_the_table(field):
        return False
    if isinstance(field.value, str):
        return field.value in showable
    return isinstance(field.value, int | float) and field.type is Type.NUMBER


def _is_ignored(source: InventoryItem, field: FormField) -> bool:
    """Return whether a setting belongs to a kind of authentication that an import forgets."""
    if field.keys[0] != "authentication" or source.embedded:
        return False
    kind = kind_name(source.plugin, source.configuration)
    return (
        field.keys[-1] != "authenticationType"
        and authentication_kind({"authenticationType": kind}).place is None
    )


def _about(field: FormField) -> str:
    about = _label(field)
    if field.secret:
        about += " (secret)"
    if field.options:
        about += ": " + ", ".join(_options(field))
    return about


def _label(field: FormField) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in field.label).split())


def _options(field: FormField) -> tuple[str, ...]:
    return tuple(o if isinstance(o, str) else str(o).lower() for o in field.options)


def _may_choose(source: InventoryItem) -> bool:
    """Return whether it is an API of whose authentication nothing is known."""
    is_api = source.plugin.name in API_PLUGINS and not source.embedded
    return is_api and kind_name(source.plugin, source.configuration) is None


def _choice_of_authentication(source: InventoryItem, taken: Counter[str]) -> Iterator[Line]:
    """Yield the ways to authenticate where there is a choice, as comments."""
    if not _may_choose(source):
        return
    for kind in API_KINDS:
        if KINDS[kind].place is None:
            continue
        about = f"Authentication by {kind}, if the API asks for it"
        yield Line("authentication.authenticationType", kind, None, about, False, True)
        if kind == "oAuth2":
            yield Line("authentication.grantType", "CLIENT_CREDENTIALS", None, "", False, True)
        for name in NEEDED_BY_KIND[kind]:
            keys = ("authentication", name)
            variable = _variable(source, keys, name, taken)
            is_secret = source.plugin.is_secret(as_path(keys))
            yield Line(f"authentication.{name}", None, variable, "", False, True, secret=is_secret)


def _variable(source: InventoryItem, keys: Keys, label: str, taken: Counter[str]) -> str:
    """Return the name of an environment variable that nothing else of the form has: ORDERS_DB_PASSWORD."""
    parts: list[str] = []
    for key in keys:
        if isinstance(key, int):
            parts += [str(key + 1)] if key else []
        elif key not in _UNTOLD:
            parts.append(_HUMP.sub("_", key))
    name = pair_name(source.configuration, keys) or fixed_name(source.plugin, as_path(keys))
    if keys[0] == "properties":
        name = name or label
    prefix = source.name if slug(source.name).strip("_") else "datasource"
    return _unused(slug(" ".join([prefix, *([name] if name else parts)])).upper(), taken)


def _unused(wanted: str, taken: Counter[str]) -> str:
    """Return a name, or the name with the first number that is free; `taken` counts how often each was wanted."""
    while True:
        taken[wanted] += 1
        found = wanted if taken[wanted] == 1 else f"{wanted}_{taken[wanted]}"
        if found == wanted or found not in taken:
            taken[found] = max(taken[found], 1)
            return found
