"""Keys of services that keep secrets, and keys for encryption."""

from __future__ import annotations

from ..recognition.rule import Rule, not_an_example, token

RULES = (
    Rule(
        "vault-token",
        "HashiCorp Vault token",
        ("hvs.", "hvb.", "hvr."),
        token(r"hv[sbr]\.[A-Za-z0-9_-]{24,300}"),
        accept=not_an_example,
        published=4,
        source="https://developer.hashicorp.com/vault/docs/concepts/tokens",
    ),
    Rule(
        "doppler-token",
        "Doppler token",
        ("dp.pt.", "dp.st.", "dp.ct.", "dp.sa.", "dp.scim.", "dp.audit."),
        token(r"dp\.(?:pt|st|ct|sa|scim|audit)\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}"),
        published=6,
        source="https://docs.doppler.com/reference/auth-token-formats",
    ),
    Rule(
        "onepassword-token",
        "1Password service account token",
        ("ops_eyj",),
        token("ops_eyJ[A-Za-z0-9+/]{150,2000}={0,3}", ends="A-Za-z0-9+/="),
        published=4,
        source="https://developer.1password.com/docs/service-accounts/",
    ),
    Rule(
        "infisical-token",
        "Infisical service token",
        ("st.",),
        token(r"st\.[0-9a-f]{24}\.[0-9a-f]{32}\.[0-9a-f]{32}"),
        published=3,
        source="https://infisical.com/docs/documentation/platform/token",
    ),
    Rule(
        "age-key",
        "age secret key",
        ("age-secret-key-1",),
        token("AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}"),
        published=16,
        source="https://github.com/C2SP/C2SP/blob/main/age.md",
    ),
)
