"""What was dropped is read, or refused with what to do."""

import io
import zipfile

import pytest
from asked import FIXTURE

from transform.errors import InputError
from transform.web.sources import _unzipped, unzipped_name


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("desk.zip", "desk"),
        ("desk", "desk-unzipped"),
        (".zip", ".zip-unzipped"),
        ("...zip", "...zip-unzipped"),
    ],
)
def test_a_zip_is_unpacked_into_a_folder_of_its_own(name, folder):
    assert unzipped_name(name) == folder


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_damaged_zip_is_refused_wherever_the_damage_is(method):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr("application.json", FIXTURE.read_bytes()[:3000])
    data = buffer.getvalue()
    for offset in range(30, len(data) - 30, 7):
        damaged = data[:offset] + b"\xff\xff" + data[offset + 2 :]
        try:
            _unzipped(damaged, 2**20)
        except InputError as error:
            assert error.hint
