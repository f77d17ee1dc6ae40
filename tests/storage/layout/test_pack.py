"""What `pack` says of the export that it made."""

from __future__ import annotations

import pytest
from layout_trees import Tree, needs_layouts, small_export, tree

from transform.errors import InputError
from transform.storage.layout.pack import pack
from transform.storage.layout.problems import CODES
from transform.storage.layout.unpack import unpack
from transform.validating.validation import validate


def small() -> Tree:
    return dict(unpack(small_export()))


def test_it_says_what_a_layout_lacks() -> None:
    found = {note.code: note for note in pack(small()).diagnostics}
    assert {"AT901", "AT902", "AT903", "AT904"} <= found.keys()
    assert "application.json" in found["AT903"].message
    assert "--deployed copy" in found["AT901"].hint


def test_a_deployed_state_is_made_on_request_only() -> None:
    without, copied = pack(small()), pack(small(), deployed="copy")
    assert "publishedPage" not in without.document["pageList"][0]
    page = copied.document["pageList"][0]
    assert page["publishedPage"] == page["unpublishedPage"]
    assert page["publishedPage"] is not page["unpublishedPage"]
    application = copied.document["exportedApplication"]
    assert application["publishedPages"] == application["pages"]
    assert copied.document["publishedTheme"] == copied.document["editModeTheme"]
    assert "AT901" not in {note.code for note in copied.diagnostics}


def test_the_name_is_added_where_the_layout_has_none() -> None:
    packed = pack(small(), name="Shop")
    assert packed.document["exportedApplication"]["name"] == "Shop"
    assert "AT904" not in {note.code for note in packed.diagnostics}


def test_an_unknown_way_to_deploy_is_refused() -> None:
    with pytest.raises(InputError, match="deployed"):
        pack(small(), deployed="all")  # type: ignore[arg-type]


def test_foreign_files_are_counted() -> None:
    packed = pack({**small(), "README.md": b"", ".gitignore": b"x"})
    assert packed.foreign == (".gitignore", "README.md")
    assert any(note.code == "AT906" and note.message.startswith("2 files") for note in packed.diagnostics)


@needs_layouts
@pytest.mark.parametrize(
    ("name", "source"),
    [("first-A", "default page"), ("first-B", "default page"), ("fitness-D-1base", "application.json")],
)
def test_it_says_where_the_page_order_comes_from(name: str, source: str) -> None:
    message = next(n.message for n in pack(tree(f"git-real/{name}")).diagnostics if n.code == "AT903")
    assert source in message


@pytest.mark.slow
@needs_layouts
@pytest.mark.parametrize("name", ["first-B", "fitness-D-1base", "staff-E-1base", "planner-F-2", "charts-G"])
def test_the_export_is_one_that_the_product_imports(name: str) -> None:
    assert validate(pack(tree(f"git-real/{name}"), name="Shop").document).accepted


def test_every_code_is_listed() -> None:
    assert {note.code for note in pack(small()).diagnostics} <= CODES.keys()
