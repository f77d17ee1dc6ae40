"""Match the datasources and JS libraries of a part with those of the application that it goes into."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Any

from ..application import entities
from ..application.entities import text
from ..diagnostics import Diagnostic, Entity
from ..document.nearest import did_you_mean
from ..errors import InputError
from .inventory import Inventory, Key, entries_of, objects, source_name
from .renaming import NewNames, with_new_names

Json = dict[str, Any]


class Luggage:
    """What a part brings along: the part with datasources called as in the target, and what the target lacks."""

    def __init__(self, target: Json, part: Json, mapping: Mapping[str, str]) -> None:
        self.part = part
        self.datasources: list[Json] = []
        self.libraries: list[Json] = []
        self.secrets: Json = {}
        self.diagnostics: list[Diagnostic] = []
        self._pack_datasources(Inventory(target), Inventory(part), mapping)
        self._pack_libraries(Inventory(target), Inventory(part))

    def _pack_datasources(self, target: Inventory, part: Inventory, mapping: Mapping[str, str]) -> None:
        used = dict(used_datasources(part.document))
        for name in mapping:
            if name not in used and name not in part.datasources:
                known = {**used, **part.datasources}
                raise InputError(
                    f"The part uses no datasource {name}", hint=did_you_mean(name, known).strip()
                )
        new_names: dict[str, str] = {}
        for name, plugin in {
            **used,
            **{n: text(e.get("pluginId")) for n, e in part.datasources.items()},
        }.items():
            there = target.datasources.get(mapping.get(name, name))
            if name in mapping:
                new_names[name] = _mapped(target, mapping[name], name, plugin)
            elif there is not None and plugin in (None, there.get("pluginId")):
                continue
            elif name not in part.datasources:
                self._missing(name, part)
            else:
                entry = part.datasources[name]
                if there is not None:
                    new_names[name] = _numbered(name, {*target.datasources, *part.datasources})
                    entry = {**entry, "name": new_names[name]}
                self.datasources.append(entry)
                secrets = part.document.get("decryptedFields")
                if isinstance(secrets, dict) and name in secrets:
                    self.secrets[new_names.get(name, name)] = secrets[name]
        if new_names:
            self.part = with_new_names(self.part, NewNames(datasources=new_names))

    def _missing(self, name: str, part: Inventory) -> None:
        queries = entities.queries(part.document, "unpublished")
        users = (
            query.entity
            for query in queries
            if isinstance(query.value.get("datasource"), dict)
            and query.value["datasource"].get("name") == name
        )
        user = next(users, Entity("datasource", None, name))
        self.diagnostics.append(
            Diagnostic(
                "AT832",
                "warning",
                f"{user} uses the datasource {name}, which neither the part nor the application has.",
                entity=user,
                hint=f"Add it, or use another: --map-datasource '{name}=...'",
            )
        )

    def _pack_libraries(self, target: Inventory, part: Inventory) -> None:
        known = {str(library.get("uidString")) for library in target.libraries.values()}
        for name, library in part.libraries.items():
            if str(library.get("uidString")) in known:
                continue
            accessors = (one for one in entries_of(library.get("accessor")) if isinstance(one, str))
            clash = [one for one in accessors if one in target.accessors]
            if clash:
                message = f"The library {name} is not added: {clash[0]} is {target.accessors[clash[0]]} here."
                self.diagnostics.append(
                    Diagnostic("AT833", "warning", message, entity=Entity("library", None, name))
                )
            else:
                self.libraries.append(library)

    def keys(self) -> Iterator[Key]:
        """Yield what is added to the target."""
        yield from (Key("datasource", None, str(entry.get("name"))) for entry in self.datasources)
        yield from (Key("library", None, str(entry.get("name"))) for entry in self.libraries)

    def unloaded(self, target: Json) -> Json:
        """Return the target with what was brought along."""
        found = dict(target)
        if self.datasources:
            found["datasourceList"] = [*entries_of(found.get("datasourceList")), *self.datasources]
        if self.secrets:
            secrets = found.get("decryptedFields")
            found["decryptedFields"] = (
                {**secrets, **self.secrets} if isinstance(secrets, dict) else self.secrets
            )
        if self.libraries:
            found["customJSLibList"] = [*entries_of(found.get("customJSLibList")), *self.libraries]
            application = found.get("exportedApplication")
            settings = application if isinstance(application, dict) else {}
            listed = [
                *objects(settings.get("unpublishedCustomJSLibs")),
                *({"uidString": library.get("uidString")} for library in self.libraries),
            ]
            found["exportedApplication"] = {**settings, "unpublishedCustomJSLibs": listed}
        return found


def used_datasources(document: Json) -> Iterator[tuple[str, str | None]]:
    """Yield the datasources that queries name, with their plugins; not the settings that some keep to themselves."""
    listed = {entry.get("name") for entry in objects(document.get("datasourceList"))}
    for query in entities.queries(document):
        name = source_name(query.value)
        if name is not None and (name in listed or query.value["datasource"].get("id") is not None):
            yield name, text(query.owner.get("pluginId"))


def _mapped(target: Inventory, new: str, name: str, plugin: str | None) -> str:
    there = target.datasources.get(new)
    if there is None:
        raise InputError(
            f"The application has no datasource {new}", hint=did_you_mean(new, target.datasources).strip()
        )
    if plugin not in (None, there.get("pluginId")):
        raise InputError(
            f"{name} cannot become {new}: one is of {plugin}, the other of {there.get('pluginId')}",
            hint="Name a datasource of the same plugin.",
        )
    return new


def _numbered(name: str, used: set[str]) -> str:
    """Return a free name as the product makes it: `Users #1`."""
    return next(free for number in itertools.count(1) if (free := f"{name} #{number}") not in used)
