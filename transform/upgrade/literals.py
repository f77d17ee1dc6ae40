"""The few texts that must stand in a document byte for byte (see NOTICE)."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Any

import orjson

PRIMARY_COLOR = "{{appsmith.theme.colors.primaryColor}}"
APP_FONT = "{{appsmith.theme.fontFamily.appFont}}"


@functools.cache
def _literals() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("data", "literals.json").read_bytes()
    literals: dict[str, Any] = orjson.loads(data)
    return literals


@functools.lru_cache(maxsize=1024)
def literal(step: int, name: str, widget: str = "", column: str = "") -> str:
    """Give a text of a step with the widget's name and the column's key put in."""
    text: str = _literals()[str(step)][name]
    return text.replace("<T>", widget).replace("<C>", column)


def child_stylesheets() -> dict[str, Any]:
    """Give widget type -> childStylesheet, as theming sets it."""
    sheets: dict[str, Any] = _literals()["childStylesheet"]
    return sheets


def sample_chart() -> dict[str, Any]:
    """Give the default configuration of an ECharts chart."""
    chart: dict[str, Any] = _literals()["customEChartConfig"]
    return chart
