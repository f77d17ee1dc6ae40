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
        source="https://grafana.com/docs/grafana/latest/developers/http_api/auth/",
    ),
    Rule(
        "sentry-token",
        "Sentry token",
        ("sntrys_", "sntryu_"),
        token(
            "sntrys_eyJ[A-Za-z0-9+/=]{60,400}_[A-Za-z0-9+/]{40,50}|sntryu_[0-9a-f]{64}", ends="A-Za-z0-9+/"
        ),
        published=7,
        source="https://docs.sentry.io/account/auth-tokens/",
    ),
    Rule(
        "new-relic-key",
        "New Relic key",
        ("nrak-", "nrii-", "nraa-"),
        token("NRAK-[A-Z0-9]{27}|NRII-[A-Za-z0-9_-]{32}|NRAA-[0-9a-f]{27}"),
        accept=not_an_example,
        published=5,
        source="https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
    ),
    Rule(
        "new-relic-licence",
        "New Relic licence key",
        ("nral",),
        token("(?:[a-z]{2}[0-9]{2}xx)?[0-9a-f]{30,36}(?:FFFF)?NRAL"),
        inside_word=True,
        source="https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
    ),
    Rule(
        "launchdarkly-key",
        "LaunchDarkly key",
        ("sdk-", "api-"),
        token(f"(?:sdk|api)-{UUID}"),
        published=4,
        source="https://launchdarkly.com/docs/home/account/api",
    ),
    Rule(
        "posthog-key",
        "PostHog personal API key or feature flags key",
        ("phx_", "phs_"),
        token("ph[xs]_[A-Za-z0-9]{32,60}"),
        accept=not_an_example,
        published=4,
        source="https://posthog.com/docs/api",
    ),
    Rule(
        "segment-token",
        "Segment or Sourcegraph token",
        ("sgp_",),
        token("sgp_(?:[A-Za-z0-9]{64}|(?:(?:[0-9a-fA-F]{16}|local)_)?[0-9a-fA-F]{40})"),
        accept=not_an_example,
        published=4,
        source="https://docs.segmentapis.com/",
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
        source="https://grafana.com/docs/grafana-cloud/security-and-account-management/authentication-and-permissions/access-policies/",
    ),
    Rule(
        "dynatrace-token",
        "Dynatrace token",
        ("dt0",),
        token(r"dt0[a-z][0-9]{2}\.[A-Z0-9]{24}\.[A-Z0-9]{64}"),
        published=4,
        source="https://docs.dynatrace.com/docs/dynatrace-api/basics/dynatrace-api-authentication",
    ),
    Rule(
        "sonar-token",
        "SonarQube token",
        ("sqp_", "squ_", "sqa_"),
        token("sq[pua]_[0-9a-f]{40}"),
        published=4,
        source="https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens/",
    ),
    Rule(
        "datadog-token",
        "Datadog access token",
        ("ddpat_", "ddsat_", "ddap_"),
        token("dd(?:pat|sat|ap)_[A-Za-z0-9_-]{32,120}"),
        accept=mixed,
        published=6,
        source="https://docs.datadoghq.com/account_management/personal-access-tokens/",
    ),
)
