"""The fixed values that theming gives to the sizes, corners and shadows of earlier releases."""

from __future__ import annotations

from typing import Any

from ..product.javascript_values import StepError, contains_binding, get, to_string, truthy
from .table_columns import column_entries, with_entries

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
        """Return the size for a named one, None for what is none."""
        if not isinstance(value, str) or value not in _SIZES:
            return None
        if value in _UNUSUAL_SIZES:
            self.paths.append(path)
        return _SIZES[value]

    def corner(self, value: Any, path: str) -> str | None:
        """Return the radius for a named corner, None for what is none."""
        if not isinstance(value, str) or value not in CORNERS:
            return None
        if value == "CIRCLE":  # the one that the theme's choice does not offer
            self.paths.append(path)
        return CORNERS[value]

    def shadow(self, owner: dict[str, Any], path: str) -> str:
        """Return the shadow of a widget or of a style: its variant in its colour, or none."""
        variant = shadow(owner.get("boxShadow"), owner.get("boxShadowColor"))
        if variant is None:
            return "none"
        self.paths.append(path)
        return variant


def shadow(variant: Any, color: Any) -> str | None:
    """Return the CSS of a shadow variant in a colour (a grey without one), None for what is no variant."""
    if not isinstance(variant, str) or variant not in _SHADOWS:
        return None
    return f"{_SHADOWS[variant]} {to_string(color) if truthy(color) else _SHADOW_COLOR}"


def theme_column(column: Any, path: str, styled: Styled) -> tuple[dict[str, Any], bool]:
    """Return the new values of a table column, and whether its shadow's colour has gone into the shadow."""
    values: dict[str, Any] = {}
    if size := styled.size(get(column, "textSize"), f"{path}.textSize"):
        values["textSize"] = size
    corner = get(column, "borderRadius")
    if not truthy(corner):
        values["borderRadius"] = "0px"
    elif isinstance(corner, str) and corner in CORNERS:
        values["borderRadius"] = CORNERS[corner]
    variant = get(column, "boxShadow")
    if not truthy(variant):
        values["boxShadow"] = "none"
        return values, False
    styled.paths.append(f"{path}.boxShadow")
    color = get(column, "boxShadowColor")
    dynamic = contains_binding(color)
    css = shadow(variant, None if dynamic else color)
    if css is not None:
        values["boxShadow"] = css
    return values, css is not None and not dynamic


def theme_button(styles: Any, path: str, styled: Styled) -> Any:
    """Return a form button's styles with corner and shadow; a list has neither, and keeps none in JSON."""
    if isinstance(styles, list):
        return styles
    styles = styles if isinstance(styles, dict) else {}
    corner = styled.corner(styles.get("borderRadius"), f"{path}.borderRadius") or "0px"
    return {**styles, "borderRadius": corner, "boxShadow": styled.shadow(styles, f"{path}.boxShadow")}


def theme_schema(item: Any, path: str, styled: Styled) -> Any:
    """Return a field of a form's schema, and all below it, with sizes, corners, shadows and colour.

    What is null, empty or a list has none; raises StepError for any other value in place of a field.
    """
    if not isinstance(item, dict):
        if truthy(item) and not isinstance(item, list):
            raise StepError("a field of the form is no object")
        return item
    size = styled.size(item.get("labelTextSize"), f"{path}.labelTextSize") or DEFAULT_SIZE
    new = {**item, "labelTextSize": size}
    for name, value in _FIELD_STYLE.items():
        new.setdefault(name, value)
    children = item.get("children")
    if children and isinstance(children, dict | list | str):
        themed = {
            key: theme_schema(child, f"{path}.children.{to_string(get(child, 'identifier'))}", styled)
            for key, child in column_entries(children)
        }
        new["children"] = with_entries(children, themed)
    return new


_FIELD_STYLE = {
    "borderRadius": "0px",
    "cellBorderRadius": "0px",
    "boxShadow": "none",
    "cellBoxShadow": "none",
    "accentColor": "#03B365",
}
