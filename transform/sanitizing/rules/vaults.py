"""Keys of services that keep secrets, and keys for encryption."""

from __future__ import annotations

from ..recognition.rule import Rule, mixed, not_an_example, token

RULES = (
    Rule(
        "vault-token",
        "HashiCorp Vault token",
        ("hvs.", "hvb.", "hvr."),
        token(r"hv[sr]\.[A-Za-z0-9_-]{24,300}", r"hvb\.[A-Za-z0-9_-]{24,600}"),
        accept=not_an_example,
        published=4,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/hashicorp.yml",
    ),
    Rule(
        "doppler-token",
        "Doppler token",
        ("dp.pt.", "dp.st.", "dp.ct.", "dp.sa.", "dp.said.", "dp.scim.", "dp.audit."),
        token(r"dp\.(?:pt|st|ct|sa|said|scim|audit)\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}"),
        published=6,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/doppler.yml",
    ),
    Rule(
        "onepassword-token",
        "1Password service account token",
        ("ops_eyj",),
        token("ops_eyJ[A-Za-z0-9+/_-]{150,2000}={0,3}", ends="A-Za-z0-9+/="),
        published=4,
        source="https://github.com/betterleaks/betterleaks",
    ),
    Rule(
        "infisical-token",
        "Infisical service token",
        ("st.",),
        token(r"st\.[0-9a-f]{24}\.[0-9a-f]{32}\.[0-9a-f]{32}"),
        published=3,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/infisical.yml",
    ),
    Rule(
        "age-key",
        "age secret key",
        ("age-secret-key-1", "age-secret-key-pq-1"),
        token("AGE-SECRET-KEY-(?:PQ-)?1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}"),
        published=16,
        source="https://github.com/FiloSottile/age/blob/main/parse.go",
    ),
    Rule(
        "onepassword-secret-key",
        "1Password secret key",
        ("a3-",),
        token("A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}"),
        accept=not_an_example,
        published=3,
        source="https://github.com/gitleaks/gitleaks/blob/v8.30.1/config/gitleaks.toml",
    ),
    Rule(
        "ory-token",
        "Ory token",
        ("ory_",),
        token("ory_(?:pat|apikey|wak|st|at|rt|ac)_[A-Za-z0-9_-]{24,48}"),
        accept=mixed,
        published=4,
        source="https://www.ory.sh/docs/concepts/personal-access-token",
    ),
    Rule(
        "stytch-secret",
        "Stytch secret",
        ("secret-test-", "secret-live-"),
        token("secret-(?:test|live)-[A-Za-z0-9_-]{35}=?"),
        accept=mixed,
        published=12,
        source="https://stytch.com/docs",
    ),
    Rule(
        "unkey-key",
        "Unkey root key",
        ("unkey_",),
        token("unkey_[A-Za-z0-9]{20,32}"),
        accept=mixed,
        published=6,
        source="https://github.com/mongodb/kingfisher",
    ),
)
