"""Only the page itself gets an answer, and the browser lets it load nothing else."""

from __future__ import annotations

import pytest
from asked import FIXTURE, HOST, TOKEN, body_of, requested

RIGHT = f"token={TOKEN}"


def test_the_page_is_there_for_who_has_the_token():
    answer = requested("GET", "/", query=RIGHT, origin=None)
    assert answer.status == 200
    assert b"Nothing leaves this computer" in answer.body


@pytest.mark.parametrize("query", ["", "token=", "token=another", "token=%C3%BC"])
def test_without_the_token_there_is_no_page(query):
    assert requested("GET", "/", query=query, origin=None).status == 403


@pytest.mark.parametrize("path", ["/job", "/cancel"])
@pytest.mark.parametrize(
    "wrong",
    [
        {"token": ""},
        {"token": "another"},
        {"token": "", "query": RIGHT},  # a form of another site could send that
        {"origin": None},
        {"origin": "null"},
        {"origin": "https://evil.example"},
        {"origin": f"https://{HOST}"},
        {"host": "evil.example:8123"},
        {"host": "127.0.0.1:9999"},
        {"host": "127.0.0.1"},
        {"host": "evil.example:8123", "origin": "http://evil.example:8123"},
    ],
)
def test_what_another_site_could_send_is_refused(path, wrong):
    answer = requested("POST", path, body_of("about", FIXTURE), **wrong)
    assert answer.status == 403
    assert b"Order desk" not in answer.body


@pytest.mark.parametrize(("port", "status"), [(80, 200), (8123, 403)])
def test_the_port_that_browsers_leave_out_may_be_missing(port, status):
    sent = {"host": "127.0.0.1", "origin": "http://127.0.0.1"}
    assert requested("GET", "/", query=RIGHT, port=port, **sent).status == status


def test_a_name_that_somebody_points_here_gets_nothing():
    """DNS rebinding: the browser takes it for a site of its own, and sends that name."""
    for path in ("/", "/static/main.js"):
        assert requested("GET", path, query=RIGHT, host="evil.example:8123", origin=None).status == 403


@pytest.mark.parametrize(
    "path", ["/", "/static/main.js", "/static/style.css", "/static/page.css", "/nothing"]
)
def test_every_answer_is_kept_nowhere_and_loads_nothing_else(path):
    headers = requested("GET", path, query=RIGHT, origin=None).headers
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    policy = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert policy["connect-src"] == "'self'"
    assert "unsafe" not in headers["content-security-policy"]
    assert "http" not in headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/app.py"])
def test_nothing_but_the_files_of_the_page_is_served(path):
    assert requested("GET", path, query=RIGHT, origin=None).status == 404
