"""The few texts that must stand in a document byte for byte (see NOTICE)."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import orjson

from ..patterns import pattern

PRIMARY_COLOR = "{{appsmith.theme.colors.primaryColor}}"
APP_FONT = "{{appsmith.theme.fontFamily.appFont}}"
_CONTAINERS = (dict, list)
_PLACEHOLDER = pattern("(<[TC]>)")


@functools.cache
def _literals() -> dict[str, Any]:
    data = Path(__file__).with_name("data").joinpath("literals.json").read_bytes()
    literals: dict[str, Any] = orjson.loads(data)
    return literals


@functools.lru_cache(maxsize=1024)
def literal(step: int, name: str, widget: str = "", column: str = "") -> str:
    """Return a text of a step with the widget's name and the column's key put in."""
    parts = _PLACEHOLDER.split(_literals()[str(step)][name])
    return "".join({"<T>": widget, "<C>": column}.get(part, part) for part in parts)


def child_stylesheet(kind: str | None) -> dict[str, Any] | None:
    """Return a new copy of the style sheet that theming sets on this type, None where it sets none."""
    sheet: dict[str, Any] | None = _literals()["childStylesheet"].get(kind)
    return None if sheet is None else _copied(sheet)


def sample_chart() -> dict[str, Any]:
    """Return a new copy of the default configuration of an ECharts chart."""
    chart: dict[str, Any] = _copied(_literals()["customEChartConfig"])
    return chart


def _copied(value: Any) -> Any:
    """Return a copy that shares only texts: each document gets its own, so that changing one leaves others."""
    if type(value) is dict:
        return {key: _copied(item) if type(item) in _CONTAINERS else item for key, item in value.items()}
    return [_copied(item) if type(item) in _CONTAINERS else item for item in value]
