"""Keys and tokens of Google."""

from __future__ import annotations

from ..recognition.rule import Rule, not_an_example, token

RULES = (
    Rule(
        "google-api-key",
        "Google API key",
        ("aiza",),
        token("AIza[A-Za-z0-9_-]{35}"),
        accept=not_an_example,
        published=4,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/google.yml",
    ),
    Rule(
        "google-oauth-secret",
        "Google OAuth client secret",
        ("gocspx",),
        token("GOCSPX-[A-Za-z0-9_-]{28}"),
        accept=not_an_example,
        published=7,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/google.yml",
    ),
    Rule(
        "google-access-token",
        "Google access token",
        ("ya29.",),
        token(r"ya29\.[A-Za-z0-9_-]{20,2048}+"),
        accept=not_an_example,
        published=5,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/google.yml",
    ),
    Rule(
        "google-refresh-token",
        "Google refresh token",
        ("1//0",),
        token("1//0[A-Za-z0-9_-]{40,200}+"),
        accept=not_an_example,
        published=4,
        severity="warning",
        source="https://developers.google.com/identity/protocols/oauth2",
    ),
    Rule(
        "firebase-server-key",
        "Firebase cloud messaging key",
        ("apa91b",),
        token("AAAA[A-Za-z0-9_-]{7}:APA91b[A-Za-z0-9_-]{134}"),
        published=4,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/firebase.yml",
    ),
    Rule(
        "google-hmac-key",
        "Google Cloud Storage HMAC key id",
        ("goog",),
        token("GOOG1E[A-Z0-9]{55}", "GOOG[A-Z0-9]{20}"),
        accept=not_an_example,
        published=6,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/gcp.yml",
    ),
    Rule(
        "gemini-key",
        "Gemini API key",
        ("aq.ab8rn6",),
        token(r"AQ\.Ab8RN6[A-Za-z0-9_-]{44}"),
        accept=not_an_example,
        published=9,
        source="https://ai.google.dev/gemini-api/docs/api-key",
    ),
)
