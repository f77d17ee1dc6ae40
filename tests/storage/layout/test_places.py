"""Where in a layout a finding is."""

from __future__ import annotations

import pytest
from layout_trees import changed, needs_layouts, small_export, tree

from transform.document.pointers import resolve
from transform.storage.layout.pack import pack
from transform.storage.layout.places import place_in_layout
from transform.storage.layout.unpack import unpack

FILES = dict(unpack(small_export()))
PACKED = pack(FILES)
BOX = next(
    f"/pageList/0/unpublishedPage/layouts/0/dsl/children/{i}"
    for i, child in enumerate(
        PACKED.document["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"]
    )
    if child["widgetName"] == "Box"
)


@pytest.mark.parametrize(
    ("pointer", "path", "text"),
    [
        ("/exportedApplication/pages/1/id", "application.json", '"Größe 2"'),
        ("/serverSchemaVersion", "metadata.json", "12"),
        ("/datasourceList/0/pluginId", "datasources/db.json", '"postgres-plugin"'),
        ("/pageList/0/unpublishedPage/slug", "pages/Home/Home.json", '"s"'),
        (f"{BOX}/topRow", "pages/Home/widgets/Box/Box.json", "4"),
        (f"{BOX}/children/0/widgetId", "pages/Home/widgets/Box/Box.json", '"c1"'),
        (f"{BOX}/children/0/children/0/text", "pages/Home/widgets/Box/Text1.json", '"Größe <b>/"'),
        ("/actionList/0/unpublishedAction/name", "pages/Home/queries/Q1/metadata.json", '"Q1"'),
        (
            "/actionList/0/unpublishedAction/actionConfiguration/body",
            "pages/Home/queries/Q1/Q1.txt",
            "select 1",
        ),
        (
            "/actionCollectionList/0/unpublishedCollection/body",
            "pages/Home/jsobjects/Obj/Obj.js",
            "export default {",
        ),
    ],
)
def test_a_value_is_found_in_its_file(pointer: str, path: str, text: str) -> None:
    assert resolve(PACKED.document, pointer) is not None
    place = place_in_layout(FILES, PACKED.sources, pointer)
    assert place is not None and place.path == path
    line = FILES[path].decode().split("\n")[place.line - 1]
    assert line[place.column - 1 :].startswith(text)
    meant = text if path.endswith(".json") else text.split()[0]  # the value, or the word in a body
    assert place.width == len(meant)


def test_what_no_file_has_has_no_place() -> None:
    assert place_in_layout(FILES, PACKED.sources, "/decryptedFields/db") is None
    assert place_in_layout(FILES, PACKED.sources, "") is None


@needs_layouts
@pytest.mark.parametrize("name", ["git-real/first-A", "git-real/fitness-D-1base", "git-real/staff-E-1base"])
def test_every_file_that_was_read_has_a_pointer(name: str) -> None:
    files = tree(name)
    packed = pack(files)
    assert set(packed.sources.values()) == files.keys() - set(packed.foreign)
    assert changed(files, unpack(packed.document, onto=files)) == set()
