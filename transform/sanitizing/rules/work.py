"""Tokens of services for planning, writing and designing together."""

from __future__ import annotations

from ..recognition.checksums import crc32_hex
from ..recognition.rule import UUID, Rule, not_an_example, token


def _atlassian(secret: str) -> bool:
    return crc32_hex(secret[:-8], secret[-8:])


RULES = (
    Rule(
        "atlassian-token",
        "Atlassian token",
        ("atatt3", "atctt3", "atbb"),
        token("AT[AC]TT3[A-Za-z0-9_=-]{100,300}", "ATBB[A-Za-z0-9]{32}", ends="A-Za-z0-9_=-"),
        accept=not_an_example,
        published=4,
        checksum=_atlassian,
        source="https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/",
    ),
    Rule(
        "notion-token",
        "Notion token",
        ("ntn_", "secret_"),
        token("ntn_[0-9]{11}[A-Za-z0-9]{35}|secret_[A-Za-z0-9]{43}"),
        accept=not_an_example,
        published=4,
        source="https://developers.notion.com/page/changelog",
    ),
    Rule(
        "linear-key",
        "Linear API key",
        ("lin_api_", "lin_oauth_"),
        token("lin_(?:api|oauth)_[A-Za-z0-9]{40,64}"),
        published=4,
        source="https://linear.app/developers/graphql",
    ),
    Rule(
        "figma-token",
        "Figma token",
        ("figd_", "figo_", "figu_", "figr_"),
        token("fig[dour]_[A-Za-z0-9_-]{40,80}"),
        accept=not_an_example,
        published=5,
        source="https://developers.figma.com/docs/rest-api/authentication/",
    ),
    Rule(
        "hubspot-token",
        "HubSpot token",
        ("pat-na", "pat-eu", "pat-ap"),
        token(f"pat-(?:na|eu|ap)[0-9]-{UUID}"),
        published=4,
        source="https://developers.hubspot.com/docs/guides/apps/private-apps/overview",
    ),
    Rule(
        "postman-key",
        "Postman API key",
        ("pmak-",),
        token("PMAK-[0-9a-f]{24}-[0-9a-f]{34}"),
        published=5,
        source="https://learning.postman.com/docs/developer/postman-api/authentication/",
    ),
    Rule(
        "typeform-token",
        "Typeform token",
        ("tfp_",),
        token("tfp_[A-Za-z0-9_.=-]{40,59}"),
        accept=not_an_example,
        published=4,
        source="https://www.typeform.com/developers/get-started/personal-access-token/",
    ),
    Rule(
        "asana-token",
        "Asana token",
        ("1/", "2/"),
        token("[12]/[0-9]{13,17}(?:/[0-9]{13,17})?:[0-9a-f]{32}"),
        accept=not_an_example,
        source="https://developers.asana.com/docs/personal-access-token",
    ),
    Rule(
        "clickup-token",
        "ClickUp token",
        ("pk_",),
        token("pk_[0-9]{5,9}_[A-Z0-9]{32}"),
        published=3,
        source="https://developer.clickup.com/docs/authentication",
    ),
    Rule(
        "trello-token",
        "Trello token",
        ("atta",),
        token("ATTA[A-Za-z0-9]{60,80}"),
        accept=not_an_example,
        published=4,
        source="https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/",
    ),
    Rule(
        "intercom-token",
        "Intercom access token",
        ("dg9ro",),
        token("dG9rO[A-Za-z0-9+/]{50,100}={0,2}", ends="A-Za-z0-9+/="),
        published=5,
        source="https://developers.intercom.com/docs/build-an-integration/learn-more/authentication",
    ),
    Rule(
        "readme-key",
        "ReadMe API key",
        ("rdme_",),
        token("rdme_[a-z0-9]{70}"),
        published=5,
        source="https://docs.readme.com/main/reference/intro/authentication",
    ),
    Rule(
        "cal-com-key",
        "Cal.com API key",
        ("cal_live_",),
        token("cal_live_[0-9a-f]{32}"),
        published=9,
        source="https://cal.com/docs/api-reference/v1/authentication",
    ),
    Rule(
        "wakatime-key",
        "WakaTime API key",
        ("waka_",),
        token(f"waka_{UUID}"),
        published=5,
        source="https://wakatime.com/developers",
    ),
    Rule(
        "airtable-token",
        "Airtable token",
        ("pat",),
        token(r"pat[A-Za-z0-9]{14}\.[0-9a-f]{64}"),
        published=3,
        source="https://airtable.com/developers/web/guides/personal-access-tokens",
    ),
)
