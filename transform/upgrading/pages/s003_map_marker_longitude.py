"""3 -> 4, before v1.0: markers of maps name their longitude `long`.

`{"center": {"lat": 1, "lng": 2}}` -> `{"center": {"lat": 1, "long": 2}}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/003-map-data-migration.ts
"""

from __future__ import annotations

from typing import Any

from ...application.pages import Widget
from ...product.javascript_json import json_parse
from ...product.javascript_values import UNDEFINED, StepError, get, truthy
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("MAP_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Markers of maps name their longitude `long`."""
    if truthy(markers := widget.get("markers")):
        widget["markers"] = _markers(markers)
    if truthy(defaults := widget.get("defaultMarkers")):
        widget["defaultMarkers"] = _markers(json_parse(defaults))
    for name in ("selectedMarker", "mapCenter", "center"):
        if truthy(place := widget.get(name)):
            widget[name] = _marker(place)


def _markers(markers: Any) -> list[dict[str, Any]]:
    if not isinstance(markers, list):
        raise StepError("the markers are no list")
    return [_marker(marker) for marker in markers]


def _marker(place: Any) -> dict[str, Any]:
    longitude = get(place, "lng")
    marker = {
        "lat": get(place, "lat"),
        "long": longitude if truthy(longitude) else get(place, "long"),
        "title": get(place, "title"),
    }
    return {key: value for key, value in marker.items() if value is not UNDEFINED}
