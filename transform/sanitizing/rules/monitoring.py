"""Tokens of services that watch over applications: logs, errors, metrics, experiments."""

from __future__ import annotations

import re

from ..recognition.checksums import base64_json, crc32_hex
from ..recognition.rule import UUID, Rule, mixed, not_an_example, token


def _grafana(secret: str) -> bool:
    body, _, checksum = secret.rpartition("_")
    return crc32_hex(body, checksum, order="little")


def _grafana_key(match: re.Match[str]) -> bool:
    read = base64_json(match.group("secret"))
    return read is not None and "k" in read and "id" in read


RULES = (
    Rule(
        "grafana-token",
        "Grafana service account token",
        ("glsa_",),
        token("glsa_[A-Za-z0-9]{32}_[0-9a-fA-F]{8}"),
        checksum=_grafana,
        published=5,
        source="https://github.com/grafana/grafana/blob/main/pkg/components/satokengen/tokengen.go",
    ),
    Rule(
        "grafana-key",
        "Grafana API key",
        ("eyjrijoi",),
        token("eyJrIjoi[A-Za-z0-9+/]{60,400}={0,2}", ends="A-Za-z0-9+/="),
        accept=_grafana_key,
        published=8,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/grafana.yml",
    ),
    Rule(
        "sentry-token",
        "Sentry token",
        ("sntrys_", "sntryu_"),
        token(
            "sntrys_eyJ[A-Za-z0-9+/=]{60,400}_[A-Za-z0-9+/]{40,50}|sntryu_[0-9a-f]{64}", ends="A-Za-z0-9+/"
        ),
        published=7,
        source="https://github.com/getsentry/sentry/blob/master/src/sentry/utils/security/orgauthtoken_token.py",
    ),
    Rule(
        "new-relic-key",
        "New Relic key",
        ("nrak-", "nrii-", "nraa-"),
        token("NRAK-[A-Z0-9]{27}|NRII-[A-Za-z0-9_-]{32}|NRAA-[0-9a-f]{27}"),
        accept=not_an_example,
        published=5,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/newrelic.yml",
    ),
    Rule(
        "new-relic-licence",
        "New Relic licence key",
        ("nral",),
        token("(?:[a-z]{2}[0-9]{2}xx)?[0-9a-f]{30,36}(?:FFFF)?NRAL"),
        inside_word=True,
        severity="warning",
        source="https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
    ),
    Rule(
        "launchdarkly-key",
        "LaunchDarkly key",
        ("sdk-", "api-"),
        token(f"(?:sdk|api)-{UUID}"),
        published=4,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/launchdarkly.yml",
    ),
    Rule(
        "posthog-key",
        "PostHog personal API key or feature flags key",
        ("phx_", "phs_", "pha_", "phr_"),
        token("ph[xsar]_[A-Za-z0-9]{32,60}"),
        accept=not_an_example,
        published=4,
        source="https://github.com/PostHog/posthog/blob/master/posthog/models/utils.py",
    ),
    Rule(
        "segment-token",
        "Segment or Sourcegraph token",
        ("sgp_",),
        token("sgp_(?:[A-Za-z0-9]{64}|(?:(?:[0-9a-fA-F]{16}|local)_)?[0-9a-fA-F]{40})"),
        accept=not_an_example,
        published=4,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/sourcegraph.yml",
    ),
    Rule(
        "snyk-token",
        "Snyk token",
        ("snyk_",),
        token(r"snyk_(?:uat|sat)\.[0-9a-f]{8}\.[A-Za-z0-9_.-]{30,200}"),
        published=9,
        source="https://docs.snyk.io/snyk-api/authentication-for-api",
    ),
    Rule(
        "grafana-cloud-token",
        "Grafana Cloud token",
        ("glc_eyj",),
        token("glc_eyJ[A-Za-z0-9+/]{60,400}={0,2}", ends="A-Za-z0-9+/="),
        published=4,
        source="https://github.com/gitleaks/gitleaks/blob/v8.30.1/config/gitleaks.toml",
    ),
    Rule(
        "dynatrace-token",
        "Dynatrace token",
        ("dt0",),
        token(r"dt0[a-z][0-9]{2}\.[A-Z0-9]{24}\.[A-Z0-9]{64}"),
        published=4,
        source="https://docs.dynatrace.com/docs/shortlink/token",
    ),
    Rule(
        "sonar-token",
        "SonarQube token",
        ("sqp_", "squ_", "sqa_"),
        token("sq[pua]_[0-9a-f]{40}"),
        published=4,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/sonarqube.yml",
    ),
    Rule(
        "datadog-token",
        "Datadog access token",
        ("ddpat_", "ddsat_", "ddap_", "ddapp_"),
        token("dd(?:pat|sat|app|ap)_[A-Za-z0-9]{16,24}_[A-Za-z0-9]{36,80}"),
        accept=mixed,
        published=6,
        source="https://docs.datadoghq.com/account_management/personal-access-tokens/",
    ),
    Rule(
        "axiom-token",
        "Axiom token",
        ("xaat-", "xapt-"),
        token(f"x(?:aat|apt)-{UUID}"),
        accept=not_an_example,
        published=5,
        source="https://axiom.co/docs/reference/tokens",
    ),
    Rule(
        "rootly-key",
        "Rootly API key",
        ("rootly_",),
        token("rootly_[0-9a-f]{64}"),
        accept=not_an_example,
        published=7,
        source="https://github.com/mongodb/kingfisher",
    ),
)
