"""Tokens of other services that applications talk to."""

from __future__ import annotations

import re

from ..recognition.checksums import base64_json, crc32_hex
from ..recognition.rule import Rule, mixed, not_an_example, token

_UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"


def _grafana(match: re.Match[str]) -> bool:
    body, _, checksum = match.group("secret").rpartition("_")
    return crc32_hex(body, checksum)


def _grafana_key(match: re.Match[str]) -> bool:
    read = base64_json(match.group("secret"))
    return read is not None and "k" in read and "id" in read


RULES = (
    Rule("grafana-token", "Grafana service account token", ("glsa_",),
         token("glsa_[A-Za-z0-9]{32}_[0-9a-fA-F]{8}"), accept=_grafana, published=5),
    Rule("atlassian-token", "Atlassian token", ("atatt3", "atctt3", "atbb"),
         token("AT[AC]TT3[A-Za-z0-9_=-]{100,300}|ATBB[A-Za-z0-9]{32}", ends="A-Za-z0-9_=-"),
         accept=not_an_example, published=4),
    Rule("notion-token", "Notion token", ("ntn_", "secret_"),
         token("ntn_[0-9]{11}[A-Za-z0-9]{35}|secret_[A-Za-z0-9]{43}"), accept=not_an_example, published=4),
    Rule("linear-key", "Linear API key", ("lin_api_", "lin_oauth_"),
         token("lin_(?:api|oauth)_[A-Za-z0-9]{40,64}"), published=4),
    Rule("figma-token", "Figma token", ("figd_", "figo_", "figu_", "figr_"),
         token("fig[dour]_[A-Za-z0-9_-]{40,80}"), accept=not_an_example, published=5),
    Rule("hubspot-token", "HubSpot token", ("pat-na", "pat-eu", "pat-ap"),
         token(f"pat-(?:na|eu|ap)[0-9]-{_UUID}"), published=4),
    Rule("sentry-token", "Sentry token", ("sntrys_", "sntryu_"),
         token("sntrys_eyJ[A-Za-z0-9+/=]{60,400}_[A-Za-z0-9+/]{40,50}|sntryu_[0-9a-f]{64}",
               ends="A-Za-z0-9+/"), published=7),
    Rule("new-relic-key", "New Relic key", ("nrak-", "nrii-", "nraa-"),
         token("NRAK-[A-Z0-9]{27}|NRII-[A-Za-z0-9_-]{32}|NRAA-[0-9a-f]{27}"), accept=not_an_example,
         published=5),
    Rule("new-relic-licence", "New Relic licence key", ("nral",),
         token("(?:[a-z]{2}[0-9]{2}xx)?[0-9a-f]{30,36}(?:FFFF)?NRAL"), inside_word=True),
    Rule("postman-key", "Postman API key", ("pmak-",), token("PMAK-[0-9a-f]{24}-[0-9a-f]{34}"), published=5),
    Rule("typeform-token", "Typeform token", ("tfp_",), token("tfp_[A-Za-z0-9_.=-]{40,59}"),
         accept=not_an_example, published=4),
    Rule("launchdarkly-key", "LaunchDarkly key", ("sdk-", "api-"), token(f"(?:sdk|api)-{_UUID}"), published=4),
    Rule("salesforce-session", "Salesforce session", ("!aq", "!ar"),
         r"(?<![A-Za-z0-9])(?P<secret>00D[A-Za-z0-9]{12,15}![A-Za-z0-9._]{60,200}+)", near="text", published=3),
    Rule("asana-token", "Asana token", ("1/", "2/"),
         token("[12]/[0-9]{13,17}(?:/[0-9]{13,17})?:[0-9a-f]{32}"), accept=not_an_example),
    Rule("clickup-token", "ClickUp token", ("pk_",), token("pk_[0-9]{5,9}_[A-Z0-9]{32}"), published=3),
    Rule("trello-token", "Trello token", ("atta",), token("ATTA[A-Za-z0-9]{60,80}"), accept=not_an_example,
         published=4),
    Rule("intercom-token", "Intercom access token", ("dg9ro",), token("dG9rO[A-Za-z0-9+/]{50,100}={0,2}",
         ends="A-Za-z0-9+/="), published=5),
    Rule("grafana-key", "Grafana API key", ("eyjrijoi",), token("eyJrIjoi[A-Za-z0-9+/]{60,400}={0,2}",
         ends="A-Za-z0-9+/="), accept=_grafana_key, published=8),
    Rule("instagram-token", "Instagram access token", ("igqv",), token("IGQV[A-Za-z0-9_-]{100,250}"), published=4),
    Rule("linkedin-secret", "LinkedIn client secret", ("wpl_ap",),
         token(r"WPL_AP[0-9]\.[A-Za-z0-9]{14,18}\.[A-Za-z0-9+/]{6,8}={0,2}", ends="A-Za-z0-9+/="), published=8),
    Rule("facebook-token", "Facebook access token", ("eaa",), token("EAA[A-Za-z0-9]{90,400}"), published=3),
    Rule("twitter-bearer", "X (Twitter) bearer token", ("aaaaaaaaaaaaaaaaaaaaa",),
         token("A{21}[A-Za-z0-9%]{60,140}", ends="A-Za-z0-9%")),
    Rule("twitch-token", "Twitch token", ("oauth:",), token("oauth:[a-z0-9]{30}"), published=6),
    Rule("duffel-token", "Duffel token", ("duffel_",), token("duffel_(?:live|test)_[A-Za-z0-9_=-]{43}"),
         published=7),
    Rule("onesignal-key", "OneSignal key", ("os_v2_",), token("os_v2_(?:app|org)_[a-z0-9]{90,120}"),
         published=6),
    Rule("readme-key", "ReadMe API key", ("rdme_",), token("rdme_[a-z0-9]{70}"), published=5),
    Rule("yandex-key", "Yandex key or token", ("aqvn", "y0_"),
         token("AQVN[A-Za-z0-9_-]{35,38}|y0_[A-Za-z0-9_-]{50,60}"), accept=not_an_example, published=3),
    Rule("make-webhook", "Make webhook", (".make.com/",),
         r"hook\.[a-z]{2}[0-9]\.make\.com/(?P<secret>[a-z0-9]{20,40})(?![a-z0-9])", severity="warning"),
    Rule("zapier-webhook", "Zapier webhook", ("zapier",),
         r"hooks\.zapier\.com/hooks/catch/(?P<secret>[0-9]{4,10}/[a-z0-9]{6,10})(?![a-z0-9])",
         severity="warning", near="word"),
    Rule("posthog-key", "PostHog personal API key or feature flags key", ("phx_", "phs_"),
         token("ph[xs]_[A-Za-z0-9]{32,60}"), accept=not_an_example, published=4),
    Rule("segment-token", "Segment or Sourcegraph token", ("sgp_",),
         token("sgp_(?:[A-Za-z0-9]{64}|(?:(?:[0-9a-fA-F]{16}|local)_)?[0-9a-fA-F]{40})"),
         accept=not_an_example, published=4),
    Rule("frame-io-token", "Frame.io token", ("fio-u-",), token("fio-u-[A-Za-z0-9_=-]{64}", ends="A-Za-z0-9_=-"),
         accept=not_an_example, published=6),
    Rule("adobe-secret", "Adobe client secret", ("p8e-",), token("p8e-[A-Za-z0-9_-]{32}"), accept=not_an_example,
         published=4),
    Rule("adafruit-key", "Adafruit IO key", ("aio_",), token("aio_[A-Za-z0-9]{28}"), accept=mixed, published=4),
    Rule("apify-token", "Apify API token", ("apify_api_",), token("apify_api_[A-Za-z0-9]{36}"),
         accept=not_an_example, published=10),
    Rule("snyk-token", "Snyk token", ("snyk_",), token(r"snyk_(?:uat|sat)\.[0-9a-f]{8}\.[A-Za-z0-9_.-]{30,200}"),
         published=9),
    Rule("pubnub-secret", "PubNub secret key", ("sec-c-",), token("sec-c-[A-Za-z0-9]{48,52}=?"),
         accept=not_an_example, published=6),
    Rule("maxmind-key", "MaxMind licence key", ("_mmk",), token("[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk")),
    Rule("cal-com-key", "Cal.com API key", ("cal_live_",), token("cal_live_[0-9a-f]{32}"), published=9),
    Rule("wakatime-key", "WakaTime API key", ("waka_",), token(f"waka_{_UUID}"), published=5),
    Rule("polar-token", "Polar access token", ("polar_",),
         token("polar_(?:oat|pat|whs|cs|ci)_[A-Za-z0-9]{32,60}"), accept=not_an_example, published=6),
    Rule("octopus-key", "Octopus Deploy API key", ("api-",), token("API-[A-Z0-9]{25,32}"), accept=mixed,
         published=4),
    Rule("harness-token", "Harness access token", ("pat.", "sat."),
         token(r"[ps]at\.[A-Za-z0-9_-]{22}\.[0-9a-f]{24}\.[A-Za-z0-9]{20}"), published=4),
    Rule("dnsimple-token", "DNSimple token", ("dnsimple_",), token("dnsimple_[ua]_[A-Za-z0-9]{32}"),
         accept=not_an_example, published=9),
)  # fmt: skip
