"""Fill in the datasources of an export, as the product's own configured export has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..application.kinds import Kind as DocumentKind
from ..application.kinds import require_kind
from ..diagnostics import Diagnostic, Severity
from ..document.edits import apply
from ..document.pointers import join, resolve, split
from ..errors import InputError
from ..sanitizing.recognition.secret_names import Sensitivity, sensitivity
from .authentication import KINDS, decrypted
from .configuration_schema import WORDS, Keys, as_path, get, put
from .filled_values import Given, read_values
from .form import pair_name
from .form_conditions import fixed_name, kind_name
from .inventory import Source, shown, sources
from .overview import Datasource, datasources

_KEY = "datasourceConfiguration"


@dataclass(frozen=True, slots=True)
class Configured:
    """An export with its datasources filled in (the very argument when nothing had to change).

    `diagnostics` tell what an import will not take and what is still missing:
    AT811 an authentication whose values an import ignores, AT812 no authentication, so the reconnect dialog
    asks, AT813 settings still missing, AT814 a secret that stands in the form itself, AT815 an OAuth 2
    authorization that a person has to give, AT816 a word that the product does not know.
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
    are what `${NAME}` stands for. The argument stays as it is. Raises InputError for another kind of document,
    an unknown datasource, setting or environment, a value of a wrong type, and variables that are not set.
    """
    require_kind(export, DocumentKind.EXPORT, DocumentKind.PARTIAL_EXPORT)
    found = sources(export)
    known = shown(found, export)
    values = read_values(form, known, environment=environment, variables=variables)
    by_pointer = {one.pointers[0]: values[one.name] for one in known if one.name in values}
    edits: dict[tuple[str | int, ...], Any] = {}
    entries: dict[str, Any] = {}
    for source in found:
        given = by_pointer.get(source.pointers[0])
        if not given:
            continue
        for pointer in source.pointers:
            configuration = _filled(export, source, pointer, given)
            if configuration is not None:
                edits[(*_tokens(pointer), _KEY)] = configuration
        entry = _entry(export, source, edits)
        if entry is not None:
            entries[source.name] = entry
    _add_entries(export, entries, edits)
    document = apply(export, edits)
    return Configured(document, tuple(_diagnostics(document, by_pointer)))


def _tokens(pointer: str) -> Iterator[str | int]:
    return (int(token) if token.isdecimal() else token for token in split(pointer))


def _filled(
    export: dict[str, Any], source: Source, pointer: str, given: Mapping[Keys, Given]
) -> dict[str, Any] | None:
    """Return the configuration at a place with the values that are given; None where it has them already."""
    before = resolve(export, pointer).get(_KEY)
    if before is not None and not isinstance(before, dict):
        raise InputError("A datasource's configuration is no object", pointer=join(pointer, _KEY))
    configuration = dict(before or {})
    known = source.configuration.get("authentication")
    is_news = False
    if not source.embedded and known is not None and any(keys[0] == "authentication" for keys in given):
        is_news = configuration.get("authentication") != known
        configuration["authentication"] = known
    owned: set[int] = set()
    try:
        for keys, one in given.items():
            is_news = _put(configuration, source, keys, one.value, owned) or is_news
    except InputError as error:
        error.pointer = join(pointer, _KEY)
        raise
    return configuration if is_news else None


def _put(configuration: dict[str, Any], source: Source, keys: Keys, value: Any, owned: set[int]) -> bool:
    """Set one value; a pair that is new gets the name that the plugin's form gives it."""
    name = fixed_name(source.plugin, as_path(keys))
    if name is not None and get(configuration, keys[:-1]) is None:
        put(configuration, (*keys[:-1], "key"), name, owned)
    return put(configuration, keys, value, owned)


def _entry(
    export: dict[str, Any], source: Source, edits: Mapping[tuple[str | int, ...], Any]
) -> dict[str, Any] | None:
    """Return what decryptedFields are to say of a datasource whose configuration holds an authentication."""
    if source.embedded:
        return None
    before = resolve(export, source.pointers[0]).get(_KEY)
    configuration = edits.get((*_tokens(source.pointers[0]), _KEY), before)
    authentication = get(configuration, ("authentication",))
    if not isinstance(authentication, dict) or not _says_something(authentication):
        return None
    return decrypted(authentication)


def _add_entries(
    export: dict[str, Any], entries: dict[str, Any], edits: dict[tuple[str | int, ...], Any]
) -> None:
    before = export.get("decryptedFields")
    fields = before if isinstance(before, dict) else {}
    if any(fields.get(name) != entry for name, entry in entries.items()):
        edits[("decryptedFields",)] = {**fields, **entries}


def _says_something(authentication: dict[str, Any]) -> bool:
    return any(value is not None for value in authentication.values())


def _diagnostics(document: dict[str, Any], values: Mapping[str, Mapping[Keys, Given]]) -> list[Diagnostic]:
    results = {source.pointers[0]: source for source in shown(sources(document), document)}
    found: list[Diagnostic] = []
    for pointer, given in values.items():
        found += _of_the_form(results[pointer], given)
    for one in datasources(document):
        found += _of_the_result(one, results[one.pointer])
    return found


def _of_the_form(source: Source, given: Mapping[Keys, Given]) -> list[Diagnostic]:
    def said(code: str, message: str, hint: str) -> Diagnostic:
        return Diagnostic(code, "warning", message, source.pointers[0], source.entity, hint)

    found = []
    for keys, one in given.items():
        path = as_path(keys)
        if one.literal and isinstance(one.value, str) and one.value and _is_secret(source, keys):
            message = f"The form itself holds the secret {path} of {source.name}."
            found.append(said("AT814", message, "Name an environment variable instead."))
        words = WORDS.get(path)
        if words and isinstance(one.value, str) and one.value not in words:
            message = (
                f"The product does not know what the form says for {path} of {source.name} and drops it."
            )
            found.append(said("AT816", message, f"It knows {', '.join(sorted(words))}."))
    return found


def _is_secret(source: Source, keys: Keys) -> bool:
    name = pair_name(source.configuration, keys)
    is_telling = name is not None and sensitivity(name) is not Sensitivity.NONE
    return is_telling or source.plugin.is_secret(as_path(keys))


def _of_the_result(one: Datasource, source: Source) -> list[Diagnostic]:
    def said(code: str, severity: Severity, message: str, hint: str) -> Diagnostic:
        return Diagnostic(code, severity, message, one.pointer, one.entity, hint)

    found = []
    if one.ignored:
        kind = kind_name(source.plugin, source.configuration)
        sort = f" ({kind})" if kind in KINDS else ""
        message = f"An import ignores the values of the authentication{sort} of {one.name}."
        found.append(said("AT811", "warning", message, f"Enter {', '.join(one.ignored)} in the product."))
    if one.missing:
        message = f"{one.name} still lacks {', '.join(field.path for field in one.missing)}."
        found.append(said("AT813", "warning", message, "Add them to the form."))
    if not one.configured:
        message = f"{one.name} has no authentication, so the product counts it as not configured."
        found.append(said("AT812", "note", message, "The reconnect dialog of an import lists it."))
    if one.to_authorize:
        message = f"The authorization of {one.name} has to be given by a person."
        found.append(said("AT815", "note", message, "Authorize it in the product after the import."))
    return found
