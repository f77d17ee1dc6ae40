"""What upgrading and validating report, and the entity that a report speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Entity:
    """A named part of an application.

    `type` is one of application, page, widget, query, js_object, datasource, theme, library;
    `page` the name of the page that it stands on (None where it belongs to no page); `name` and
    `id` as the document gives them (id: gitSyncId, widgetId or uidString).
    """

    type: str
    page: str | None = None
    name: str | None = None
    id: str | None = None

    def __str__(self) -> str:
        """Return the path that a person reads: `Page1 > Table1`."""
        if self.page is not None and self.type != "page":
            return f"{self.page} > {self.name or self.type}"
        return self.name or self.type

    @property
    def names(self) -> tuple[str, ...]:
        """The names that a report shows, any of which may be a secret."""
        return tuple(filter(None, (self.page, self.name, self.id)))

    def to_dict(self) -> dict[str, Any]:
        """Return {type, page, name, id}."""
        return {"type": self.type, "page": self.page, "name": self.name, "id": self.id}


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that a person should know about a document.

    `code` ("AT203") is stable and listed by `CODES` or by the check that makes it; `pointer` an
    RFC 6901 pointer into the document that was given in; `hint` says what to do.
    `offset`: so many characters of the text at the pointer come before what is meant.
    """

    code: str
    severity: Severity
    message: str
    pointer: str = ""
    entity: Entity | None = None
    hint: str = ""
    offset: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Return the diagnostic as the JSON that the commands print."""
        return {
            "code": self.code,
            "severity": self.severity,
            "entity": self.entity.to_dict() if self.entity else None,
            "pointer": self.pointer,
            "message": self.message,
            "hint": self.hint,
        }


#: Codes that reading and upgrading use; a check of `validate` states its own.
CODES: dict[str, str] = {
    "AT101": "a key stands twice in one object; the last value wins, as in the product",
    "AT102": "the file begins with a byte order mark",
    "AT103": "the file is encoded in UTF-16 or UTF-32",
    "AT104": "an integer needs more than 64 bits",
    "AT105": "a string holds half of a surrogate pair",
    "AT106": "a number has more digits than a double holds",
    "AT200": "the file is older than the release that is asked for, or written in another way",
    "AT201": "a page step failed on a widget, which was left as it was",
    "AT202": "a page's version is none that the product upgrades",
    "AT203": "a page is newer than the target",
    "AT204": "the step to a schema is not public",
    "AT205": "a schema step failed on a resource, which was left as it was",
    "AT206": "the export lacks a part without which an import refuses it",
    "AT207": "the widgets of a partial export carry no page version",
    "AT208": "a schema version is no number",
    "AT209": "the type of the artifact is not known",
    "AT212": "the product's own steps leave a widget's path list wrong",
}
