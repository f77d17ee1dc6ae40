"""Recovering into trees of the eras A to D, in which files come back whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from layout_trees import needs_layouts, tree

from transform.errors import InputError
from transform.storage.folder_writing import write_folder
from transform.storage.layout.pack import pack
from transform.storage.past.formers import Former
from transform.storage.past.recovery import recovery_from

pytestmark = needs_layouts


def without_page(files: Mapping[str, bytes], name: str) -> dict[str, bytes]:
    """Return a tree of era D without a page, as the product would leave it."""
    application = json.loads(files["application.json"])
    application["pages"] = [entry for entry in application["pages"] if entry["id"] != name]
    kept = {path: data for path, data in files.items() if not path.startswith(f"pages/{name}/")}
    return {**kept, "application.json": json.dumps(application, indent=2).encode()}


def recovered(
    folder: Path, present: Mapping[str, bytes], former: Mapping[str, bytes], name: str
) -> dict[str, bytes]:
    """Return the files of a folder after something has come back into it."""
    for path, data in present.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    found = recovery_from(folder, name, [Former(pack(former).document, "", former)])
    assert found.change is not None
    write_folder(folder, found.files, found.change)
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize(
    ("source", "name", "gone"),
    [
        ("first-A", "Page1.Query1", "queries/Query1_Page1.json"),
        ("first-B", "Query1", "pages/Page1/queries/Query1.json"),
        ("fitness-D-1base", "hireTrainer.Hire_a_trainer", "pages/hireTrainer/queries/Hire_a_trainer/"),
    ],
)
def test_a_query_comes_back_byte_for_byte(source: str, name: str, gone: str, tmp_path: Path) -> None:
    former = tree(f"git-real/{source}")
    present = {path: data for path, data in former.items() if not path.startswith(gone)}
    assert len(present) < len(former)
    assert recovered(tmp_path, present, former, name) == former


def test_a_page_comes_back_with_its_place_in_the_list(tmp_path: Path) -> None:
    former = tree("git-real/fitness-D-1base")
    assert recovered(tmp_path, without_page(former, "Exercise"), former, "Exercise") == former


def test_only_what_was_asked_for_comes_back(tmp_path: Path) -> None:
    former = tree("git-real/fitness-D-1base")
    gone = ("pages/hireTrainer/queries/Hire_a_trainer/", "pages/Exercise/queries/GetExercise/")
    present = {path: data for path, data in former.items() if not path.startswith(gone)}
    after = recovered(tmp_path, present, former, "Exercise.GetExercise")
    assert after.keys() - present.keys() == {path for path in former if path.startswith(gone[1])}


def test_what_whole_files_cannot_give_is_refused_with_the_way_out(tmp_path: Path) -> None:
    former = tree("git-real/fitness-D-1base")
    present = without_page(former, "Exercise")
    page = json.loads(present["pages/hireTrainer/canvas.json"])
    page["unpublishedPage"]["layouts"][0]["dsl"]["children"] = []
    page["unpublishedPage"]["layouts"][0]["dsl"]["bottomRow"] = 1
    page["unpublishedPage"]["slug"] = "edited-since"
    present["pages/hireTrainer/canvas.json"] = json.dumps(page).encode()
    with pytest.raises(InputError, match="era D, whose files can only come back whole") as caught:
        recovered(tmp_path, present, former, "hireTrainer.Hiring_form")
    assert "--layout-upgrade" in caught.value.hint
