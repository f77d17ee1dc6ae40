"""Values whose header, parameter or field tells that they are secret."""

from __future__ import annotations

import pytest
from makers import ALNUM, HEX, Maker

import transform

M = Maker(9)
TOKEN, DIGITS = M.some(ALNUM, 30) + "7q", M.some(HEX, 32)


def pair(key, value, kind="headers"):
    return {kind: [{"key": key, "value": value}]}


@pytest.mark.parametrize(
    ("value", "secret"),
    [
        (pair("Authorization", f"Token {TOKEN}"), TOKEN),
        (pair("X-Api-Key", DIGITS), DIGITS),
        (pair("key", DIGITS, "queryParameters"), DIGITS),
        (pair("x-functions-key", TOKEN), TOKEN),
        (pair("sig", TOKEN, "queryParameters"), TOKEN),
        ({"variables": [{"name": "apiKey", "value": f"'{DIGITS}'"}]}, DIGITS),
        ({"row": {"Api Key": DIGITS}}, DIGITS),
        (pair("Cookie", f"sid={DIGITS}"), DIGITS),
        ({"password": "q7#kd92x"}, "q7#kd92x"),
        ({"apiKey": {"data": TOKEN}}, TOKEN),
        ({"inputType": "PASSWORD", "defaultText": "q7#kd92x"}, "q7#kd92x"),
        ({"inputType": "PASSWORD", "defaultText": "{{'q7#kd92x'}}"}, "q7#kd92x"),
        (pair("X-Api-Key", f"{{{{'{DIGITS}'}}}}"), DIGITS),
        (pair("X-Api-Key", f'{{{{appsmith.store.key || "{DIGITS}"}}}}'), DIGITS),
        (pair("apikey", f"{{{{isLive ? '{DIGITS}' : dev}}}}", "queryParameters"), DIGITS),
        (pair("key", f"{{{{`{DIGITS}`}}}}", "bodyFormData"), DIGITS),
        (pair("password", "{{Input1.text || 'q7#kd92x'}}", "bodyFormData"), "q7#kd92x"),
        (pair("Authorization", f"Token {{{{'{TOKEN}'.trim()}}}}"), TOKEN),
        (pair("Authorization", f"{{{{'Token {TOKEN}'}}}}"), TOKEN),
        ({"apiKey": {"data": "x", "viewType": "json", "jsonData": TOKEN}}, TOKEN),
        ({"apiKey": {"data": "x", "viewType": "component", "componentData": TOKEN}}, TOKEN),
    ],
)
def test_a_secret_is_taken_out(value, secret):
    document = {"actionList": [{"unpublishedAction": {"name": "Q", "actionConfiguration": value}}]}
    assert [found.rule for found in transform.scan(document)] == ["named-value"]
    assert secret not in transform.serialize(transform.sanitize(document).document).decode()


@pytest.mark.parametrize(
    "value",
    [
        pair("Authorization", "Bearer {{appsmith.store.token}}"),
        pair("Content-Type", "application/json"),
        pair("X-Request-Id", M.uuid()),
        {"key": DIGITS},
        {"password": "{{Input1.text}}"},
        {"passwordLabel": "q7#kd92x"},
        {"inputType": "TEXT", "defaultText": "q7#kd92x"},
        {"token": ["a", "b"]},
        pair("X-Api-Key", "{{Query1.data['key_of_orders_2024']}}"),
        pair("X-Api-Key", "{{appsmith.store['q7kd92xa81bc']}}"),
        pair("password", "{{Input1.text === 'q7#kd92x' ? a : b}}", "bodyFormData"),
        pair("password", "{{hash(Input1.text, 'sha256')}}", "bodyFormData"),
        pair("Authorization", "{{'Bearer ' + appsmith.store.token}}"),
    ],
)
def test_a_look_alike_is_none(value):
    document = {"actionList": [{"unpublishedAction": {"name": "Q", "actionConfiguration": value}}]}
    assert transform.scan(document) == []


def test_every_literal_of_a_binding_is_taken_out():
    other = M.some(HEX, 32)
    value = pair("X-Api-Key", f"{{{{isLive ? '{DIGITS}' : '{other}'}}}}")
    document = {"actionList": [{"unpublishedAction": {"name": "Q", "actionConfiguration": value}}]}
    clean = transform.serialize(transform.sanitize(document).document).decode()
    assert DIGITS not in clean
    assert other not in clean
    assert "isLive ? " in clean
