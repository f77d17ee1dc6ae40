"""Literals that are given to telling names."""

from __future__ import annotations

import pytest
from makers import ALNUM, HEX
from one_rule import M, found_by

SECRETS = [
    ("assignment", 'const apiKey = "%s"', M.some(HEX, 40)),
    ("assignment", 'const apiKey = process.env.API_KEY || "%s"', M.some(HEX, 40)),
    ("assignment", '{\\"password\\": \\"%s\\"}', M.password()),
    ("assignment", '<add key="ApiKey" value="%s" />', M.some(HEX, 40)),
    ("assignment", "storeValue('token', '%s')", M.some(ALNUM, 38) + "7q"),
    ("assignment", "dbpassword = '%s'", M.password()),
    ("assignment-of-number", "{ password: %s, retries: 3 }", "48213377"),
    ("assignment-in-environment", "DB_HOST=x\nDB_PASSWORD=%s\n", M.password()),
    ("assignment-in-prose", "Password is %s", M.password()),
    ("assignment-in-markup", "<password>%s</password>", M.password()),
    ("command-option", "wget --password=%s x", M.password()),
    ("sql-password", "ALTER USER r WITH PASSWORD '%s'", M.password()),
    ("sql-identified-by", "CREATE USER r IDENTIFIED BY '%s'", M.password()),
    ("sql-identified-by", "CREATE USER r IDENTIFIED BY %s;", M.password()),
    ("cryptographic-key-in-code", "jwt.sign(payload, '%s')", M.password()),
    ("cryptographic-key-in-code", "CryptoJS.AES.encrypt(JSON.stringify(x), '%s')", M.password()),
    ("sql-insert", "INSERT INTO u (name, password) VALUES ('Ann', '%s')", M.password()),
    ("assignment", "SET app.jwt_secret TO '%s'", M.some(ALNUM, 28) + "7q"),
    ("assignment", "DECLARE @apiKey NVARCHAR(50) = '%s'", M.some(HEX, 32)),
]
LOOK_ALIKES = [
    "const password = appsmith.store.password",
    "password: 'Passwort'",
    'password: "your_password_here"',
    'apiKey: "{{appsmith.store.key}}"',
    'tokenUrl: "https://login.test/oauth2/token"',
    'key: "customerName"',
    '"key": "' + M.some(HEX, 32) + '"',
    '["token", "' + M.some(HEX, 32) + '"]',
    'csrfToken = "' + M.some(ALNUM, 40) + '"',
    'passwordHash: "' + M.some(HEX, 64) + '"',
    "WHERE password = $1",
    "IDENTIFIED BY customer_id",
    "INSERT INTO u (password) VALUES ($1)",
    'token: "color-primary-500"',
    'signature: "SHA256withRSA2048"',
    "jwt.sign(payload, process.env.SECRET)",
    'apiKey: "1234567890abcdef"',
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_stands_around_it(rule, text, secret):
    assert (rule, secret) in found_by("assignment", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("assignment", text) == []
