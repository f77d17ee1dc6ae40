"""The JSON Schemas of what commands read and print."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from transform.merging.schema import merge_schema

_SCHEMA = Path(__file__).parents[1] / "diff.schema.json"


def pages() -> dict[str, tuple[str, str]]:
    """Return path -> title and text."""
    schemas = {
        "diff": ("diff --format json", json.loads(_SCHEMA.read_text(encoding="utf-8"))),
        "conflicts": ("merge --conflicts", merge_schema("conflicts")),
        "decisions": ("merge --decisions", merge_schema("decisions")),
    }
    return {
        f"reference/schemas/{name}.md": (title, _page(title, schema))
        for name, (title, schema) in schemas.items()
    }


def _page(title: str, schema: dict[str, Any]) -> str:
    text = json.dumps(schema, indent=2, ensure_ascii=False)
    return f"""# {title}

The shape of what `{title}` gives, as a JSON Schema. A minor version may add members, a major one changes them.

```json
{text}
```
"""
