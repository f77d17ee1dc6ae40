"""What the server answers to the page: a job as it goes on, and limits."""

from __future__ import annotations

import json

import pytest
from asked import FIXTURE, body_of, requested

slow = pytest.mark.slow  # a job starts a process


@slow
def test_a_job_says_what_it_does_and_gives_its_result():
    *before, last = requested("POST", "/job", body_of("about", FIXTURE)).messages()
    assert before[0] == {"doing": "Reading order-desk-1.6.8.json"}
    assert "Order desk" in last["done"]["body"]
    assert last["done"]["commands"] == ["appsmith-transform order-desk-1.6.8.json"]


@slow
def test_the_files_of_a_result_follow_its_line():
    answer = requested("POST", "/job", body_of("validate", FIXTURE, target="1.9.16"))
    *before, last = answer.messages()
    rest = b"\n".join(answer.body.split(b"\n")[len(before) + 1 :])
    assert last["done"]["report"] == ["order-desk-1.6.8-validation.html", len(rest)]
    assert rest.startswith(b"<!doctype html>")


@slow
def test_an_unknown_release_fails_in_the_words_of_the_command_line():
    (*_, last) = requested("POST", "/job", body_of("validate", FIXTURE, target="99")).messages()
    message, hint, command = last["failed"]
    assert command == "appsmith-transform validate order-desk-1.6.8.json"
    assert message.startswith("Release '99' is not known")
    assert hint


def test_too_much_is_refused_before_it_is_read():
    answer = requested("POST", "/job", headers={"content-length": str(10**12)})
    assert answer.status == 413
    message, hint = json.loads(answer.body)["failed"]
    assert message == "What was dropped is larger than 450 MB"
    assert "--max-size 300" in hint


def test_too_much_without_a_length_is_refused_while_it_comes():
    answer = requested("POST", "/job", b"x" * 20 * 2**20, max_size=1)
    assert answer.status == 413


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no json\n",
        b"[]\n",
        b"{}\n",
        b'{"action": "about", "options": {}, "inputs": [{"name": "a", "folder": false, "files": [["a", 9]]}]}\nshort',
        b'{"action": "about", "options": {}, "inputs": [{"name": "a", "folder": false, "files": [["a", -1]]}]}\n',
        b'{"action": "about", "options": {}, "inputs": []}\nmore',
    ],
)
def test_what_the_page_would_not_send_is_refused(body):
    answer = requested("POST", "/job", body)
    assert answer.status == 400
    assert json.loads(answer.body)["failed"][0] == "This is no request of the page"
