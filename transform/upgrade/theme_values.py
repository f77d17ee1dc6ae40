"""The fixed values that theming gives to the sizes, corners and shadows of earlier releases."""

from __future__ import annotations

from typing import Any

from .js import StepError, contains_binding, get, own_keys, spread, to_string, truthy

CORNERS = {"SHARP": "0px", "ROUNDED": "0.375rem", "CIRCLE": "9999px"}
DEFAULT_SIZE = "0.875rem"
_SIZES = {
    "PARAGRAPH2": "0.75rem",
    "PARAGRAPH": "0.875rem",
    "HEADING3": "1rem",
    "HEADING2": "1.125rem",
    "HEADING1": "1.5rem",
}
#: Sizes that the theme's choice does not offer, so that the property stays in JavaScript mode.
_UNUSUAL_SIZES = frozenset({"PARAGRAPH2", "HEADING2", "HEADING1"})
_SHADOWS = {
    "VARIANT1": "0px 0px 4px 3px",
    "VARIANT2": "3px 3px 4px",
    "VARIANT3": "0px 1px 3px",
    "VARIANT4": "2px 2px 0px",
    "VARIANT5": "-2px -2px 0px",
}
_SHADOW_COLOR = "rgba(0, 0, 0, 0.25)"


class Styled:
    """A widget's new properties and the paths that go into JavaScript mode, in the product's order."""

    def __init__(self) -> None:
        self.paths: list[str] = []

    def size(self, value: Any, path: str) -> str | None:
        """Give the size for a named one, None for what is none."""
        if not isinstance(value, str) or value not in _SIZES:
            return None
        if value in _UNUSUAL_SIZES:
            self.paths.append(path)
        return _SIZES[value]

    def corner(self, value: Any, path: str) -> str | None:
        """Give the radius for a named corner, None for what is none."""
        if not isinstance(value, str) or value not in CORNERS:
            return None
        if value == "CIRCLE":  # the one that the theme's choice does not offer
            self.paths.append(path)
        return CORNERS[value]

    def shadow(self, owner: Any, path: str) -> str:
        """Give the shadow of a widget or of a style: its variant in its colour, or none."""
        variant = shadow(get(owner, "boxShadow"), get(owner, "boxShadowColor"))
        if variant is None:
            return "none"
        self.paths.append(path)
        return variant


def shadow(variant: Any, color: Any) -> str | None:
    """Give the CSS of a shadow variant in a colour (a grey without one), None for what is no variant."""
    if not isinstance(variant, str) or variant not in _SHADOWS:
        return None
    return f"{_SHADOWS[variant]} {to_string(color) if truthy(color) else _SHADOW_COLOR}"


def theme_column(column: Any, path: str, styled: Styled) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give a table column with new values, and these values alone."""
    if not isinstance(column, dict | list):
        raise StepError("a column is no object")
    new = spread(column)
    values: dict[str, Any] = {}
    size = styled.size(get(column, "textSize"), f"{path}.textSize")
    if size:
        values["textSize"] = size
    corner = get(column, "borderRadius")
    if not truthy(corner):
        values["borderRadius"] = "0px"
    elif isinstance(corner, str) and corner in CORNERS:
        values["borderRadius"] = CORNERS[corner]
    variant = get(column, "boxShadow")
    if truthy(variant):
        styled.paths.append(f"{path}.boxShadow")
        color = get(column, "boxShadowColor")
        dynamic = contains_binding(color)
        if css := shadow(variant, None if dynamic else color):
            values["boxShadow"] = css
            if not dynamic:
                new.pop("boxShadowColor", None)
    else:
        values["boxShadow"] = "none"
    new.update(values)
    return new, values


def theme_schema(item: Any, path: str, styled: Styled) -> Any:
    """Give a field of a form's schema, and all below it, with sizes, corners, shadows and colour."""
    if not truthy(item):
        return item
    new = spread(item)
    new["labelTextSize"] = styled.size(new.get("labelTextSize"), f"{path}.labelTextSize") or DEFAULT_SIZE
    for name, value in _FIELD_STYLE.items():
        new.setdefault(name, value)
    children = new.get("children")
    if truthy(children) and isinstance(children, dict):
        new["children"] = {
            key: theme_schema(children[key], f"{path}.children.{_identifier(children[key])}", styled)
            for key in own_keys(children)
        }
    return new


def _identifier(item: Any) -> str:
    return to_string(get(item, "identifier")) if truthy(item) else ""


_FIELD_STYLE = {
    "borderRadius": "0px",
    "cellBorderRadius": "0px",
    "boxShadow": "none",
    "cellBoxShadow": "none",
    "accentColor": "#03B365",
}
