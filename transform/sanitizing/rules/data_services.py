"""Tokens of services that keep data."""

from __future__ import annotations

from ..recognition.rule import Rule, mixed, not_an_example, token

RULES = (
    Rule("databricks-token", "Databricks token", ("dapi", "dkea", "dose"),
         token("(?:dapi|dkea|dose)[0-9a-f]{32}(?:-[0-9])?"), accept=not_an_example, published=4),
    Rule("planetscale-token", "PlanetScale token or password", ("pscale_",),
         token(r"pscale_(?:tkn|pw|oauth)_[A-Za-z0-9=._-]{32,64}"), accept=not_an_example, published=7),
    Rule("supabase-token", "Supabase token or secret key", ("sbp_", "sb_secret_"),
         token("sbp_(?:v0_)?[0-9a-f]{40}|sb_secret_[A-Za-z0-9_-]{31}"), accept=not_an_example, published=4),
    Rule("neon-key", "Neon API key", ("napi_",), token("napi_[a-z0-9]{64}"), published=5),
    Rule("xata-key", "Xata API key", ("xau_",), token("xau_[A-Za-z0-9]{36,50}"), accept=not_an_example,
         published=4),
    Rule("mongodb-atlas-secret", "MongoDB Atlas service account secret", ("mdb_sa_sk_",),
         token("mdb_sa_sk_[A-Za-z0-9_-]{40}"), published=10),
    Rule("airtable-token", "Airtable token", ("pat",), token(r"pat[A-Za-z0-9]{14}\.[0-9a-f]{64}"),
         published=3),
    Rule("contentful-token", "Contentful token", ("cfpat-",), token("CFPAT-[A-Za-z0-9_-]{43}"), published=6),
    Rule("mapbox-token", "Mapbox secret token", ("sk.eyj",),
         token(r"sk\.eyJ[A-Za-z0-9_-]{40,200}\.[A-Za-z0-9_-]{20,40}"), published=3),
    Rule("dropbox-token", "Dropbox token", ("sl.",), token(r"sl\.(?:u\.)?[A-Za-z0-9_-]{130,1200}"),
         accept=not_an_example, published=3),
    Rule("grafana-cloud-token", "Grafana Cloud token", ("glc_eyj",),
         token("glc_eyJ[A-Za-z0-9+/]{60,400}={0,2}", ends="A-Za-z0-9+/="), published=4),
    Rule("cockroach-key", "CockroachDB Cloud secret key", ("ccdb1_",),
         token("CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}"), published=6),
    Rule("yandex-cloud-token", "Yandex Cloud IAM token", ("t1.",),
         token(r"t1\.[A-Za-z0-9_-]{20,400}={0,2}\.[A-Za-z0-9_-]{86}={0,2}", ends="A-Za-z0-9_="), published=3),
    Rule("dbt-token", "dbt Cloud token", ("dbtc_", "dbtu_"), token("dbt[cu]_[A-Za-z0-9_-]{30,60}"), accept=mixed,
         published=5),
)  # fmt: skip
