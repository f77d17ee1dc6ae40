"""Basic, Bearer, user-info, parameters."""

from __future__ import annotations

import pytest
from makers import ALNUM
from one_rule import M, found_by

SECRETS = [
    ("basic-credentials", "Authorization: Basic %s", "c3ZjOlRyMHViNGRvciYz"),
    ("basic-credentials-in-code", "btoa('svc:%s')", M.password()),
    ("basic-credentials-in-code", "curl -u svc:%s https://x.test", M.password()),
    ("basic-credentials-in-code", "Buffer.from('svc:%s').toString('base64')", M.password()),
    ("bearer-token", "{ Authorization: 'Bearer %s' }", M.some(ALNUM, 38) + "9q"),
    ("bearer-token", '"Bearer " + "%s"', M.some(ALNUM, 38) + "9q"),
    ("bearer-token", "Authorization: SSWS %s", M.some(ALNUM, 38) + "9q"),
    ("url-password", "postgres://svc:%s@db.internal.test/x", M.some(ALNUM, 14) + "7a"),
    ("url-token", "https://%s@github.com/a/b", M.some(ALNUM, 38) + "9q"),
    ("url-parameter", "https://x.test/?access_token=%s&a=1", M.some(ALNUM, 38) + "9q"),
    ("netrc-password", "machine h login u password %s", M.password()),
    ("ifttt-key", "https://maker.ifttt.com/trigger/x/with/key/%s", M.some(ALNUM, 22)),
    ("url-password", "amqps://user:%s@host/vhost", M.some(ALNUM, 28) + "7q"),
    ("url-password", "postgres://svc:%s@db.example.com/x", M.some(ALNUM, 14) + "7q"),
]
LOOK_ALIKES = [
    "Basic YWxhZGRpbjpvcGVuc2VzYW1l",
    "basic training in November",
    "Basic {{btoa(u.text)}}",
    "Bearer {{appsmith.store.token}}",
    "Bearer YOUR_TOKEN",
    "postgres://user:password@localhost/db",
    "https://user:s3cr3t9@example.com",
    "https://medium.com/@user/x-abc123",
    "https://x.test/?token={{t}}",
    "https://x.test/?key=&a=1",
    "curl -u user:pass https://x.test",
    "btoa(user + ':' + password)",
    "https://" + M.some(ALNUM, 32).lower() + "@o123.ingest.sentry.io/4",
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_stands_around_it(rule, text, secret):
    assert (rule, secret) in found_by("http_credentials", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("http_credentials", text) == []
