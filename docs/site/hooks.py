"""Give MkDocs the pages that are made from the code, and their place in the navigation (see mkdocs.yml)."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from docs.site import commands, findings, names, rooms, schemas, settings, steps  # noqa: E402

#: The section to which pages are added that the navigation does not name.
_DEPTH = "In depth"
#: Where in the navigation of mkdocs.yml the pages of a module stand: under this name in place of its one entry.
_SOURCES = {
    "Commands": commands,
    "Rules and checks": findings,
    "Upgrade steps": steps,
    "Schemas": schemas,
    "Rooms": rooms,
}


def _pages() -> dict[str, dict[str, tuple[str, str]]]:
    """Return section -> path of a page -> its title and its text."""
    return {name: source.pages() for name, source in _SOURCES.items()}


def on_config(config: Any) -> Any:
    """Fill in the sections of the navigation that consist of made pages."""
    pages = _pages()
    nav = [_filled(entry, pages) for entry in config["nav"]]
    listed = set(re.findall(r"[\w/-]+\.md", str(nav)))
    for page in sorted(Path(config["docs_dir"]).glob("*.md")):
        if page.name not in listed:
            next(entry for entry in nav if _DEPTH in entry)[_DEPTH].append(page.name)
    config["nav"] = nav
    return config


def _filled(entry: Any, pages: dict[str, dict[str, tuple[str, str]]]) -> Any:
    if not isinstance(entry, dict):
        return entry
    ((name, value),) = entry.items()
    if value == "made":
        return {name: [{title: path} for path, (title, _) in pages[name].items()]}
    if isinstance(value, list):
        return {name: [_filled(inner, pages) for inner in value]}
    return entry


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Add what is made from the code to the pages about Python and about settings."""
    made = {"reference/python.md": names, "reference/settings.md": settings}.get(page.file.src_uri)
    return f"{markdown}\n{made.markdown()}" if made else markdown


def on_files(files: Any, config: Any) -> Any:
    """Add the made pages to those on the disk."""
    from mkdocs.structure.files import File

    for made in _pages().values():
        for path, (_, text) in made.items():
            files.append(File.generated(config, path, content=text))
    return files
