"""A document that was changed is written as the text was that it came from."""

from __future__ import annotations

import pytest

from transform.document.reading import read
from transform.document.rewriting import rewritten


def written(text: bytes, **changes: object) -> bytes:
    parsed = read(text)
    document = {**parsed.document, **changes} if changes else parsed.document
    return rewritten(parsed, lambda: text, document)


@pytest.mark.parametrize("text", [b'{"a":1}', b'{ "a" : 1 }\n\n', b'{\n\t"a": 1.0\n}'])
def test_what_did_not_change_keeps_its_bytes(text):
    assert written(text) == text


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        (b'{"a":1}', b'{"a":2}'),
        (b'{\n    "a": 1\n}\n', b'{\n    "a": 2\n}\n'),
        (b'{\r\n  "a": 1\r\n}\r\n', b'{\r\n  "a": 2\r\n}\r\n'),
    ],
)
def test_what_changed_is_laid_out_alike(text, changed):
    assert written(text, a=2) == changed


@pytest.mark.parametrize(
    "text",
    [
        b'{\n  "x": {\n  "y": {\n    "a": 1\n  },\n  "z": [\n  1, 2]\n  },\n  "a": 1,\n  "b": [1, 2]\n}\n',
        b'{\n  "x": [\n    {\n  "y": "]"\n  },\n    "}"\n  ],\n    "a": 1,\n  "b": { "c": 1 }\n}',
        b'{\r\n\t"x": {\r\n\t\t"y": 1\r\n\t},\r\n\t"a": 1\r\n}',
    ],
    ids=["brackets below others", "brackets in strings", "tabs and Windows"],
)
def test_only_what_changed_changes_however_a_text_is_indented(text):
    before, after = text.rsplit(b'"a": 1', 1)
    assert written(text, a=2) == before + b'"a": 2' + after


def test_what_reading_had_to_mend_is_written_anew():
    assert written(b'{"a":1,"a":2}') == b'{"a":2}'
