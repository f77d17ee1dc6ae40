"""The URLs of queries that layouts of one schema lack, although nobody removed them."""

from __future__ import annotations

from ..application.entities import queries, text
from ..document.edits import Editor
from ..document.pointers import split
from .layout.pack import Json

_WITHOUT_URLS = 9


def with_urls_of(other: Json, document: Json) -> Json:
    """Return a version of a layout with the URLs of another version that the product forgot in it.

    Layouts of schema 9 lack those of datasources that belong to one query alone; earlier and later ones have them.
    """
    if (
        document.get("serverSchemaVersion") != _WITHOUT_URLS
        or other.get("serverSchemaVersion") == _WITHOUT_URLS
    ):
        return document
    urls = {query.entity.id: url for query in queries(other, "unpublished") if (url := _url(query.value))}
    editor = Editor(document)
    for query in queries(document, "unpublished"):
        source = query.value.get("datasource")
        if query.entity.id in urls and isinstance(source, dict) and _url(query.value) is None:
            configuration = source.get("datasourceConfiguration")
            known = configuration if isinstance(configuration, dict) else {}
            path = (*split(query.pointer), "datasource", "datasourceConfiguration")
            editor.set(path, {**known, "url": urls[query.entity.id]})
    found: Json = editor.document
    return found


def _url(query: Json) -> str | None:
    source = query.get("datasource")
    configuration = source.get("datasourceConfiguration") if isinstance(source, dict) else None
    return text(configuration.get("url")) if isinstance(configuration, dict) else None
