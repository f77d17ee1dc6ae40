"""Fill in the datasources of an export, as the product's own configured export has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..application.kinds import Kind as DocumentKind
from ..application.kinds import require_kind
from ..diagnostics import Diagnostic, Severity
from ..document.edits import Editor, apply
from ..document.pointers import join, resolve, split
from ..errors import InputError
from ..sanitizing.recognition.secret_names import Sensitivity, sensitivity
from .authentication import KINDS, decrypted
from .configuration_schema import WORDS, Keys, as_path, get, put
from .filled_values import Given, read_values
from .form import pair_name
from .form_conditions import fixed_name, kind_name
from .inventory import InventoryItem, inventory, with_safe_names
from .overview import Datasource, datasources

_KEY = "datasourceConfiguration"


@dataclass(frozen=True, slots=True)
class Configured:
    """An export with its datasources filled in (the very argument when nothing had to change).

    `diagnostics` list what an import ignores and what is still missing:
    AT811 an authentication whose values an import ignores, AT812 no authentication, so that the reconnect dialog
    asks for it, AT813 settings that are still missing, AT814 a secret in the form itself, AT815 an OAuth 2
    authorization that needs a person, AT816 a word that the product does not know.
    """

    document: dict[str, Any]
    diagnostics: tuple[Diagnostic, ...] = ()


def configure(
    export: dict[str, Any],
    form: Mapping[str, Any],
    *,
    environment: str | None = None,
    variables: Mapping[str, str] | None = None,
) -> Configured:
    """Return an export whose datasources have the values of a form, as `datasource_template` makes it.

    Values go into `datasourceConfiguration`; an authentication goes into `decryptedFields` too, where an
    import reads it. `environment` chooses the section whose values come over the common ones, `variables`
    are the values of `${NAME}`. The argument is not changed. Raises InputError for another kind of document,
    an unknown datasource, setting or environment, a value of a wrong type, and variables that are not set.
    """
    require_kind(export, DocumentKind.EXPORT, DocumentKind.PARTIAL_EXPORT)
    found = inventory(export)
    known = with_safe_names(found, export)
    values = read_values(form, known, environment=environment, variables=variables)
    by_pointer = {one.pointers[0]: values[one.name] for one in known if one.name in values}
    edits: dict[tuple[str | int, ...], Any] = {}
    entries: dict[str, Any] = {}
    for item in found:
        given = by_pointer.get(item.pointers[0])
        if not given:
            continue
        for pointer in item.pointers:
            configuration = _filled(export, item, pointer, given)
            if configuration is not None:
                edits[(*_tokens(pointer), _KEY)] = configuration
        entry = _entry(export, item, edits)
        if entry is not None:
            entries[item.name] = entry
    _add_entries(export, entries, edits)
    document = apply(export, edits)
    return Configured(document, tuple(_diagnostics(document, by_pointer)))


def _tokens(pointer: str) -> Iterator[str | int]:
    return (int(token) if token.isdecimal() else token for token in split(pointer))


def _filled(
    export: dict[str, Any], item: InventoryItem, pointer: str, given: Mapping[Keys, Given]
) -> dict[str, Any] | None:
    """Return the configuration at a place with the values that are given; None where it has them already."""
    before = resolve(export, pointer).get(_KEY)
    if before is not None and not isinstance(before, dict):
        raise InputError("A datasource's configuration is not an object", pointer=join(pointer, _KEY))
    editor = Editor(before or {})
    known = item.configuration.get("authentication")
    is_news = False
    if not item.embedded and known is not None and any(keys[0] == "authentication" for keys in given):
        is_news = put(editor, ("authentication",), known)
    try:
        for keys, one in given.items():
            is_news = _put(editor, item, keys, one.value) or is_news
    except InputError as error:
        error.pointer = join(pointer, _KEY)
        raise
    configuration: dict[str, Any] = editor.document
    return configuration if is_news else None


def _put(editor: Editor, item: InventoryItem, keys: Keys, value: Any) -> bool:
    """Set one value; a new pair gets the name that the plugin's form uses for it."""
    name = fixed_name(item.plugin, as_path(keys))
    if name is not None and get(editor.document, keys[:-1]) is None:
        put(editor, (*keys[:-1], "key"), name)
    return put(editor, keys, value)


def _entry(
    export: dict[str, Any], item: InventoryItem, edits: Mapping[tuple[str | int, ...], Any]
) -> dict[str, Any] | None:
    """Return the entry of decryptedFields for a datasource whose configuration has an authentication."""
    if item.embedded:
        return None
    before = resolve(export, item.pointers[0]).get(_KEY)
    configuration = edits.get((*_tokens(item.pointers[0]), _KEY), before)
    authentication = get(configuration, ("authentication",))
    if not isinstance(authentication, dict) or not _has_values(authentication):
        return None
    return decrypted(authentication)


def _add_entries(
    export: dict[str, Any], entries: dict[str, Any], edits: dict[tuple[str | int, ...], Any]
) -> None:
    before = export.get("decryptedFields")
    fields = before if isinstance(before, dict) else {}
    if any(fields.get(name) != entry for name, entry in entries.items()):
        edits[("decryptedFields",)] = {**fields, **entries}


def _has_values(authentication: dict[str, Any]) -> bool:
    return any(value is not None for value in authentication.values())


def _diagnostics(document: dict[str, Any], values: Mapping[str, Mapping[Keys, Given]]) -> list[Diagnostic]:
    results = {item.pointers[0]: item for item in with_safe_names(inventory(document), document)}
    found: list[Diagnostic] = []
    for pointer, given in values.items():
        found += _form_diagnostics(results[pointer], given)
    for one in datasources(document):
        found += _result_diagnostics(one, results[one.pointer])
    return found


def _form_diagnostics(item: InventoryItem, given: Mapping[Keys, Given]) -> list[Diagnostic]:
    def diagnostic(code: str, message: str, hint: str) -> Diagnostic:
        return Diagnostic(code, "warning", message, item.pointers[0], item.entity, hint)

    found = []
    for keys, one in given.items():
        path = as_path(keys)
        if one.literal and isinstance(one.value, str) and one.value and _is_secret(item, keys):
            message = f"The form contains the secret {path} of {item.name} in plain text."
            found.append(
                diagnostic("AT814", message, "Name an environment variable instead, as in ${PASSWORD}.")
            )
        words = WORDS.get(path)
        if words and isinstance(one.value, str) and one.value not in words:
            message = (
                f"The form has a value for {path} of {item.name} that the product does not know and drops."
            )
            found.append(diagnostic("AT816", message, f"It knows {', '.join(sorted(words))}."))
    return found


def _is_secret(item: InventoryItem, keys: Keys) -> bool:
    name = pair_name(item.configuration, keys)
    is_telling = name is not None and sensitivity(name) is not Sensitivity.NONE
    return is_telling or item.plugin.is_secret(as_path(keys))


def _result_diagnostics(one: Datasource, item: InventoryItem) -> list[Diagnostic]:
    def diagnostic(code: str, severity: Severity, message: str, hint: str) -> Diagnostic:
        return Diagnostic(code, severity, message, one.pointer, one.entity, hint)

    found = []
    if one.ignored:
        kind = kind_name(item.plugin, item.configuration)
        sort = f" ({kind})" if kind in KINDS else ""
        message = f"An import ignores the values of the authentication{sort} of {one.name}."
        found.append(
            diagnostic("AT811", "warning", message, f"Enter {', '.join(one.ignored)} in the product.")
        )
    if one.missing:
        message = f"{one.name} still needs {', '.join(field.path for field in one.missing)}."
        found.append(diagnostic("AT813", "warning", message, "Add them to the form."))
    if not one.configured:
        message = f"{one.name} has no authentication, so the product counts it as not configured."
        found.append(diagnostic("AT812", "note", message, "The reconnect dialog of an import lists it."))
    if one.to_authorize:
        message = f"{one.name} must be authorized by a person."
        found.append(diagnostic("AT815", "note", message, "Authorize it in the product after the import."))
    return found
