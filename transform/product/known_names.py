"""What the product knows: reserved names, widget types, plugins. Read from package data.

The names and plugins are those of release 1.91, the widget types also those of later releases by their notes.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import orjson

#: Names for code besides those of the browser's workers: functions that only some releases have, and objects that
#: code meets in functions and in workers.
_BUILT_IN = frozenset(
    {
        "windowMessageListener",
        "unlistenWindowMessage",
        "window",
        "document",
        "globalThis",
        "self",
        "arguments",
        "undefined",
    }
)
#: JS libraries that come with the product, by the names under which code uses them.
BUILT_IN_LIBRARIES = frozenset({"_", "moment", "xmlParser", "forge"})
_OF_THE_BROWSER = frozenset(
    {
        "DOMParser",
        "Document",
        "DocumentFragment",
        "Element",
        "HTMLElement",
        "Image",
        "Node",
        "NodeList",
        "WebSocket",
        "SharedArrayBuffer",
        "addEventListener",
        "alert",
        "clearTimeout",
        "crypto",
        "dispatchEvent",
        "localStorage",
        "removeEventListener",
        "setTimeout",
    }
)


#: What engines for JavaScript have since the list of the workers' names was made.
_OF_NEWER_ENGINES = frozenset(
    {
        "AsyncDisposableStack",
        "DisposableStack",
        "Float16Array",
        "Iterator",
        "SuppressedError",
        "Temporal",
    }
)


@functools.cache
def _data(name: str) -> dict[str, Any]:
    value: dict[str, Any] = orjson.loads(
        Path(__file__).with_name("data").joinpath(f"{name}.json").read_bytes()
    )
    return value


@functools.cache
def global_names() -> frozenset[str]:
    """Return the names that code may use on every page."""
    names = _data("names")
    own = (*names["data_tree"], *names["worker_globals"], *names["global_functions"])
    return _BUILT_IN | BUILT_IN_LIBRARIES | _OF_THE_BROWSER | _OF_NEWER_ENGINES | frozenset(own)


@functools.cache
def reserved_names() -> dict[str, str]:
    """Return the names that nothing on a page may have, each with what it stands for."""
    names = _data("names")
    found = dict.fromkeys(names["global_functions"], "a function of the product")
    found |= dict.fromkeys(names["worker_globals"], "a name of the browser")
    found |= dict.fromkeys(names["data_tree"], "an object of the product")
    return found | dict.fromkeys(names["javascript_keywords"], "a word of JavaScript")


@functools.cache
def java_keywords() -> frozenset[str]:
    """Return the names that the server refuses for queries and JS objects."""
    return frozenset(_data("names")["java_keywords"])


@functools.cache
def widget_types() -> frozenset[str]:
    """Return the types of widgets, including those that releases after 1.91 brought, by their release notes."""
    types = _data("widget_types")
    return frozenset((*types["types"], *types["by_release_notes"]))


@functools.cache
def plugins() -> dict[str, list[str]]:
    """Return the plugins that come with the product, each with what its datasources ask for."""
    found: dict[str, list[str]] = _data("plugins")["plugins"]
    return found
