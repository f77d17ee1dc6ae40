"""Tokens of more services, after the formats that these or their scanners publish."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Callable

from makers import ALNUM, BASE32, BASE64, HEX, LOWER, UPPER, URLSAFE, Maker, base62

DIGITS = "0123456789"

MORE_TOKENS: dict[str, Callable[[Maker], str]] = {
    "GitHub OAuth": lambda m: m.with_crc("gho_"),
    "GitHub refresh": lambda m: "ghr_" + (lambda b: b + base62(zlib.crc32(b.encode())))(m.some(ALNUM, 70)),
    "GitLab runner": lambda m: "GR1348941" + m.some(URLSAFE, 19) + "a",
    "GitLab new token": lambda m: "glrt-" + "t1_" + m.some(URLSAFE, 19) + "a",
    "CircleCI": lambda m: "CCIPAT_" + m.some(ALNUM, 22) + "_" + m.some(HEX, 40),
    "JFrog key": lambda m: "AKCp8" + m.some(ALNUM, 68),
    "JFrog reference token": lambda m: base64.b64encode(
        f"reftkn:01:{m.some(DIGITS, 10)}:{m.some(ALNUM, 28)}".encode()
    ).decode(),
    "Salesforce session": lambda m: "00D" + m.some(ALNUM, 12) + "!AQ" + m.some(ALNUM + "._", 94),
    "Asana": lambda m: "1/" + m.some("123456789", 16) + ":" + m.some(HEX, 32),
    "ClickUp": lambda m: "pk_" + m.some("123456789", 8) + "_" + m.some(UPPER, 32),
    "Trello token": lambda m: "ATTA" + m.some(HEX, 64) + m.some(ALNUM, 8),
    "Klaviyo": lambda m: "pk_" + m.some(HEX, 34),
    "Intercom": lambda m: base64.b64encode(
        f"tok:{m.some(HEX, 8)}_{m.some(HEX, 4)}_{m.some(HEX, 4)}_{m.some(HEX, 4)}_{m.some(HEX, 12)}:1:0".encode()
    ).decode(),
    "New Relic licence": lambda m: m.some(HEX, 36) + "NRAL",
    "Grafana old key": lambda m: base64.b64encode(
        json.dumps({"k": m.some(ALNUM, 32), "n": "x", "id": 1}, separators=(",", ":")).encode()
    ).decode(),
    "Alibaba": lambda m: "LTAI5t" + m.some(ALNUM, 18),
    "Tencent": lambda m: "AKID" + m.some(ALNUM, 32),
    "LangSmith": lambda m: f"lsv2_pt_{m.some(HEX, 32)}_{m.some(HEX, 10)}",
    "Pinecone": lambda m: f"pcsk_{m.some(ALNUM, 6)}_{m.some(ALNUM, 63)}",
    "ElevenLabs": lambda m: "sk_" + m.some(HEX, 48),
    "DeepSeek": lambda m: "sk-" + m.some(HEX, 32),
    "OpenAI service": lambda m: f"sk-svcacct-{m.some(URLSAFE, 74)}T3BlbkFJ{m.some(URLSAFE, 73)}A",
    "Anthropic admin": lambda m: f"sk-ant-admin01-{m.some(URLSAFE, 92)}AA",
    "Fireworks": lambda m: "fw_" + m.some(ALNUM, 24),
    "Mandrill": lambda m: "md-" + m.some(ALNUM, 22),
    "Discord mfa": lambda m: "mfa." + m.some(URLSAFE, 83) + "a",
    "Instagram": lambda m: "IGQVJ" + m.some(URLSAFE, 150) + "a",
    "LinkedIn": lambda m: "WPL_AP1." + m.some(ALNUM, 16) + "." + m.b64(4),
    "Mercado Pago": lambda m: (
        f"APP_USR-{m.some(DIGITS, 16)}-{m.some(DIGITS, 6)}-{m.some(HEX, 32)}-{m.some('123456789', 9)}"
    ),
    "PayPal/Braintree sandbox": lambda m: f"access_token$sandbox${m.some(LOWER, 16)}${m.some(HEX, 32)}",
    "Square sandbox": lambda m: "sandbox-sq0atb-" + m.some(URLSAFE, 21) + "B",
    "Paystack": lambda m: "sk_live_" + m.some(HEX, 40),
    "Infisical": lambda m: f"st.{m.some(HEX, 24)}.{m.some(HEX, 32)}.{m.some(HEX, 32)}",
    "Slack config": lambda m: "xoxe.xoxp-1-" + m.some(ALNUM, 163),
    "Slack legacy": lambda m: (
        f"xoxs-{m.some(DIGITS, 12)}-{m.some(DIGITS, 12)}-{m.some(DIGITS, 12)}-{m.some(HEX, 10)}"
    ),
    "Twilio": lambda m: "SK" + m.some(HEX, 32),
    "Atlassian admin": lambda m: "ATCTT3xFfGN0" + m.some(URLSAFE, 150) + "=" + m.some(HEX.upper(), 8),
    "Sendinblue smtp": lambda m: f"xsmtpsib-{m.some(HEX, 64)}-{m.some(ALNUM, 16)}",
    "Supabase secret": lambda m: "sb_secret_" + m.some(URLSAFE, 30) + "a",
    "Vault batch": lambda m: "hvb." + m.some(URLSAFE, 140) + "a",
    "Doppler service": lambda m: "dp.st.prd." + m.some(ALNUM, 43),
    "age": lambda m: "AGE-SECRET-KEY-1" + m.some("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58),
    "Google refresh": lambda m: "1//0g" + m.some(URLSAFE, 97) + "a",
    "AWS bedrock": lambda m: "ABSK" + m.b64(100),
    "Figma": lambda m: "figd_" + m.some(URLSAFE, 39) + "a",
    "Dropbox": lambda m: "sl." + m.some(URLSAFE, 135) + "a",
    "Sentry org": lambda m: (
        "sntrys_"
        + base64.b64encode(
            json.dumps(
                {
                    "iat": 1699999999.1,
                    "url": "https://sentry.io",
                    "region_url": "https://us.sentry.io",
                    "org": "corp",
                }
            ).encode()
        ).decode()
        + "_"
        + m.some(BASE64, 43)
    ),
    "Sentry user": lambda m: "sntryu_" + m.some(HEX, 64),
    "Docker org": lambda m: "dckr_oat_" + m.some(ALNUM, 32),
    "Vercel": lambda m: "vcp_" + m.some(ALNUM, 56),
    "Render": lambda m: "rnd_" + m.some(ALNUM, 28),
    "Fly": lambda m: "FlyV1 fm2_" + m.b64(150),
    "Cloudflare origin": lambda m: "v1.0-" + m.some(HEX, 24) + "-" + m.some(HEX, 146),
    "Buildkite": lambda m: "bkua_" + m.some(HEX, 40),
    "LaunchDarkly": lambda m: "sdk-" + m.uuid(),
    "Typeform": lambda m: "tfp_" + m.some(ALNUM, 44) + "_" + m.some(ALNUM, 14),
    "Contentful": lambda m: "CFPAT-" + m.some(URLSAFE, 42) + "a",
    "Mapbox secret": lambda m: (
        "sk." + m.json_part({"u": "corp", "a": "cl" + m.some(LOWER, 23)}) + "." + m.some(URLSAFE, 21) + "a"
    ),
    "Facebook": lambda m: "EAA" + m.some(ALNUM, 180),
    "Twitter": lambda m: "A" * 21 + "A" + m.some(ALNUM, 10) + "%3D" + m.some(ALNUM, 60),
    "1Password": lambda m: (
        "ops_"
        + base64.b64encode(
            json.dumps(
                {
                    "signInAddress": "my.1password.com",
                    "deviceUuid": m.some(LOWER, 26),
                    "secretKey": m.some(UPPER, 34),
                    "x": m.some(ALNUM, 120),
                }
            ).encode()
        ).decode()
    ),
    "Tailscale": lambda m: "tskey-auth-" + m.some(ALNUM, 16) + "-" + m.some(ALNUM, 32),
    "JWE": lambda m: ".".join(
        [
            m.json_part({"alg": "RSA-OAEP", "enc": "A256GCM"}),
            m.some(URLSAFE, 80) + "a",
            m.some(URLSAFE, 16),
            m.some(URLSAFE, 40),
            m.some(URLSAFE, 22),
        ]
    ),
    "JWT RS256": lambda m: ".".join(
        [
            m.json_part({"typ": "JWT", "kid": m.some(HEX, 40), "alg": "RS256"}),
            m.json_part({"iss": "https://x", "sub": m.uuid()}),
            m.some(URLSAFE, 341) + "A",
        ]
    ),
    "Nuget": lambda m: "oy2" + m.some(BASE32.lower(), 43),
    "Telegram": lambda m: m.some("123456789", 9) + ":AAE" + m.some(URLSAFE, 31) + "k",
    "Flutterwave": lambda m: "FLWSECK-" + m.some(HEX, 32) + "-X",
    "Linear oauth": lambda m: "lin_oauth_" + m.some(HEX, 64),
    "Notion old": lambda m: "secret_" + m.some(ALNUM, 43),
    "OpenRouter": lambda m: "sk-or-v1-" + m.some(HEX, 64),
    "xAI": lambda m: "xai-" + m.some(ALNUM, 80),
    "Perplexity": lambda m: "pplx-" + m.some(ALNUM, 48),
    "Databricks": lambda m: "dapi" + m.some(HEX, 32) + "-2",
    "JFrog key without a digit": lambda m: "AKCp" + m.some(ALNUM, 69),
    "GitHub refresh without checksum": lambda m: "ghr_" + m.some(ALNUM, 76),
    "Razorpay": lambda m: "rzp_" + "live_" + m.some(ALNUM, 14),
    "Lob": lambda m: "live_" + m.some(HEX, 35),
    "Adyen": lambda m: f"AQEyhm{m.b64(36)}-{m.b64(32)}-{m.some(ALNUM, 16)}",
    "Midtrans": lambda m: "Mid-server-" + m.some(URLSAFE, 23) + "a",
    "Paddle": lambda m: f"pdl_live_apikey_{m.some(LOWER, 26)}_{m.some(ALNUM, 22)}_{m.some(ALNUM, 3)}",
    "PostHog": lambda m: "phx_" + m.some(ALNUM, 43),
    "Segment": lambda m: "sgp_" + m.some(ALNUM, 64),
    "Sourcegraph": lambda m: f"sgp_{m.some(HEX, 16)}_{m.some(HEX, 40)}",
    "Frame.io": lambda m: "fio-u-" + m.some(URLSAFE, 63) + "a",
    "Adobe": lambda m: "p8e-" + m.some(ALNUM, 32),
    "Adafruit": lambda m: "aio_" + m.some(ALNUM, 26) + "7q",
    "Apify": lambda m: "apify_api_" + m.some(ALNUM, 36),
    "Snyk": lambda m: f"snyk_uat.{m.some(HEX, 8)}.{m.some(ALNUM, 60)}",
    "PubNub": lambda m: "sec-c-" + m.some(ALNUM, 48),
    "MaxMind": lambda m: f"{m.some(ALNUM, 6)}_{m.some(ALNUM, 29)}_mmk",
    "Cal.com": lambda m: "cal_live_" + m.some(HEX, 32),
    "WakaTime": lambda m: "waka_" + m.uuid(),
    "Polar": lambda m: "polar_oat_" + m.some(ALNUM, 43),
    "Octopus": lambda m: "API-" + m.some(UPPER, 24) + "77",
    "Harness": lambda m: f"pat.{m.some(ALNUM, 22)}.{m.some(HEX, 24)}.{m.some(ALNUM, 20)}",
    "DNSimple": lambda m: "dnsimple_a_" + m.some(ALNUM, 32),
    "OpenShift": lambda m: "sha256~" + m.some(URLSAFE, 40) + "7x9",
    "Deno": lambda m: "ddp_" + m.some(ALNUM, 36),
    "Scalingo": lambda m: "tk-us-" + m.some(URLSAFE, 47) + "a",
    "Infracost": lambda m: "ico-" + m.some(ALNUM, 30) + "7q",
    "Defined Networking": lambda m: f"dnkey-{m.some(UPPER, 26)}-{m.some(UPPER, 52)}",
    "CockroachDB": lambda m: f"CCDB1_{m.some(ALNUM, 22)}_{m.some(ALNUM, 40)}",
    "Yandex IAM": lambda m: f"t1.{m.some(URLSAFE, 60)}.{m.some(URLSAFE, 85)}a",
    "dbt": lambda m: "dbtc_" + m.some(ALNUM, 40) + "7q9",
    "NVIDIA": lambda m: "nvapi-" + m.some(URLSAFE, 63) + "a",
    "Tavily": lambda m: "tvly-" + m.some(ALNUM, 30) + "7q",
    "Firecrawl": lambda m: "fc-" + m.some(HEX, 32),
    "Jina": lambda m: "jina_" + m.some(ALNUM, 60),
    "Together": lambda m: "tgp_v1_" + m.some(URLSAFE, 42) + "a",
    "Cerebras": lambda m: "csk-" + m.some(LOWER, 46) + "7q",
    "Langfuse": lambda m: "sk-lf-" + m.uuid(),
}
