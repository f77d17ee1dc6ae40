"""Tokens of hosting, deployment and secret-keeping services."""

from __future__ import annotations

from .rule import Rule, not_an_example, token

_UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

RULES = (
    Rule(
        "digitalocean-token",
        "DigitalOcean token",
        ("dop_v1_", "doo_v1_", "dor_v1_"),
        token("do[opr]_v1_[0-9a-f]{64}"),
        published=7,
    ),
    Rule(
        "heroku-key",
        "Heroku API key",
        ("hrku-",),
        token(f"HRKU-(?:{_UUID}|AA[A-Za-z0-9_-]{{58}})"),
        published=5,
    ),
    Rule("netlify-token", "Netlify token", ("nfp_",), token("nfp_[A-Za-z0-9]{36}"), published=4),
    Rule("vercel-token", "Vercel token", ("vcp_", "vci_", "vca_", "vcr_", "vck_"),
         token("vc[piark]_[A-Za-z0-9]{56}"), published=4),
    Rule("render-key", "Render API key", ("rnd_",), token("rnd_[A-Za-z0-9]{28,32}"), accept=not_an_example,
         published=4),
    Rule("fly-token", "Fly.io token", ("fo1_", "fm1", "fm2"),
         token("fo1_[A-Za-z0-9_-]{43}|fm[12][ar]?_[A-Za-z0-9+/]{100,500}={0,3}", ends="A-Za-z0-9+/_-"),
         published=4),
    Rule("cloudflare-origin-key", "Cloudflare origin CA key", ("v1.0-",),
         token(r"v1\.0-[0-9a-f]{24}-[0-9a-f]{146}"), published=5),
    Rule("vault-token", "HashiCorp Vault token", ("hvs.", "hvb.", "hvr."),
         token(r"hv[sbr]\.[A-Za-z0-9_-]{24,300}"), accept=not_an_example, published=4),
    Rule("terraform-token", "Terraform Cloud token", (".atlasv1.",),
         token(r"[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}")),
    Rule("pulumi-token", "Pulumi token", ("pul-",), token("pul-[0-9a-f]{40}"), published=4),
    Rule("doppler-token", "Doppler token", ("dp.pt.", "dp.st.", "dp.ct.", "dp.sa.", "dp.scim.", "dp.audit."),
         token(r"dp\.(?:pt|st|ct|sa|scim|audit)\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}"), published=6),
    Rule("onepassword-token", "1Password service account token", ("ops_eyj",),
         token("ops_eyJ[A-Za-z0-9+/]{150,2000}={0,3}", ends="A-Za-z0-9+/="), published=4),
    Rule("tailscale-key", "Tailscale key", ("tskey-",),
         token("tskey-(?:auth|api|client|scim|webhook)-[A-Za-z0-9]{8,20}-[A-Za-z0-9]{20,40}"), published=6),
    Rule("circleci-token", "CircleCI token", ("ccipat_", "cciprj_"),
         token("CCIP(?:AT|RJ)_[A-Za-z0-9]{20,24}_[0-9a-f]{40}"), published=7),
    Rule("infisical-token", "Infisical service token", ("st.",),
         token(r"st\.[0-9a-f]{24}\.[0-9a-f]{32}\.[0-9a-f]{32}"), published=3),
    Rule("alibaba-access-key", "Alibaba Cloud access key id", ("ltai",), token("LTAI[A-Za-z0-9]{12,20}"),
         accept=not_an_example, published=4),
    Rule("tencent-secret-id", "Tencent Cloud secret id", ("akid",), token("AKID[A-Za-z0-9]{32}"),
         accept=not_an_example, published=4),
    Rule("buildkite-token", "Buildkite token", ("bkua_",), token("bkua_[0-9a-f]{40}"), published=5),
    Rule("sonar-token", "SonarQube token", ("sqp_", "squ_", "sqa_"), token("sq[pua]_[0-9a-f]{40}"),
         published=4),
    Rule("prefect-key", "Prefect API key", ("pnu_",), token("pnu_[A-Za-z0-9]{36}"), accept=not_an_example,
         published=4),
    Rule("dynatrace-token", "Dynatrace token", ("dt0",),
         token(r"dt0[a-z][0-9]{2}\.[A-Z0-9]{24}\.[A-Z0-9]{64}"), published=4),
    Rule("age-key", "age secret key", ("age-secret-key-1",),
         token("AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}"), published=16),
)  # fmt: skip
