"""What the page sends is read whole, or refused."""

import json

import pytest

from transform.errors import InputError
from transform.web.messages import Upload, request_of


def sent(inputs: object, data: bytes = b"") -> bytes:
    return json.dumps({"action": "about", "inputs": inputs, "options": {}}).encode() + b"\n" + data


def test_files_come_one_behind_the_other():
    files = {"name": "app", "folder": True, "files": [["a", 2], ["b", 1]]}
    request = request_of(sent([files], b"xyz"), largest=9, today="")
    assert request.inputs[0].files == (Upload("a", b"xy"), Upload("b", b"z"))


@pytest.mark.parametrize(
    ("inputs", "data"),
    [
        pytest.param([], b"", id="nothing"),
        pytest.param([{"name": "a", "folder": False, "files": []}], b"", id="no file"),
        pytest.param([{"name": "a", "folder": False, "files": [["a", 2]]}], b"x", id="too short"),
        pytest.param([{"name": "a", "folder": False, "files": [["a", 1]]}], b"xy", id="too long"),
        pytest.param([{"name": "a", "folder": False, "files": [["a", -1]]}], b"", id="a negative size"),
        pytest.param("a", b"", id="a text"),
        pytest.param([{"name": "a", "folder": "yes", "files": []}], b"", id="a folder or not"),
        pytest.param([{"name": "a", "folder": False, "files": [["a", 1], ["b", 1]]}], b"xy", id="two files"),
        pytest.param([{"name": "a", "folder": True, "files": []}] * 4, b"", id="more than three"),
    ],
)
def test_what_the_page_would_not_send_is_refused(inputs, data):
    with pytest.raises(InputError, match="no request of the page"):
        request_of(sent(inputs, data), largest=9, today="")
