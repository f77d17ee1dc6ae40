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
    ("assignment", "SET app.jwt_secret TO '%s'", M.some(ALNUM, 28) + "7q"),
    ("assignment", "DECLARE @apiKey NVARCHAR(50) = '%s'", M.some(HEX, 32)),
    ("assignment", "password ??= '%s'", M.password()),
    ("assignment", "this.password ||= '%s'", M.password()),
    ("assignment-of-expression", "const password = /* prod */ '%s'", M.password()),
    ("assignment-of-expression", "const password = ('%s')", M.password()),
    ("assignment-of-expression", "const sessionSecret = String.raw`%s`", M.password()),
    ("assignment-of-expression", "const password = 'x' + '%s'", M.password()),
    ("assignment-of-expression", "password: a || '%s',", M.password()),
    ("assignment-of-expression", "password: isLive ? a.b : '%s'", M.password()),
    ("assignment-of-expression", "const passwords = ['%s']", M.password()),
    ("assignment-of-expression", "apiKeys: ['first', '%s']", M.some(HEX, 32)),
    ("assignment-of-expression", "WHERE api_key IN ('%s')", M.some(HEX, 32)),
    ("assignment-in-other-language", "contraseña = '%s'", M.password()),
    ("assignment-in-other-language", "пароль: '%s'", M.password()),
    ("assignment-in-other-language", "Contraseña: '%s'", M.password()),
    ("assignment-in-other-language", '{"密码": "%s"}', M.password()),
    ("assignment", "passwordForProd = '%s'", M.password()),
    ("assignment", "passwordA = '%s'", M.password()),
    ("assignment", "apiKeyForMaps = '%s'", M.some(HEX, 32)),
    ("assignment", "openaiKey = '%s'", M.some(HEX, 32)),
    ("assignment", "GOOGLE_KEY = '%s'", M.some(HEX, 32)),
    ("assignment", "serviceRoleKey = '%s'", M.some(HEX, 32)),
    ("assignment", "githubPat = '%s'", M.some(HEX, 40)),
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
    'token: "color-primary-500"',
    'signature: "SHA256withRSA2048"',
    'apiKey: "1234567890abcdef"',
    "password = a === 'x7#kd92q' ? b : c",
    "password = hash(p, 'x7#kd92q')",
    "password: a, label: 'x7#kd92q'",
    "password = a\n'x7#kd92q'",
    "passwords[0] = p",
    "tokens: ['color-primary-500', 'space-400-x2']",
    "keysOfRows: ['a1', 'b2']",
    "const stripeKey = 'orders-2024'",
    "githubPath = 'corp/orders-2024'",
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_stands_around_it(rule, text, secret):
    assert (rule, secret) in found_by("assignment", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("assignment", text) == []
