"""Keys of services for language models."""

from __future__ import annotations

import pytest
from makers import ALNUM, HEX, URLSAFE
from one_rule import M, found_by

SECRETS = [
    ("openai-key", "x = '%s';", "sk-" + M.some(ALNUM, 20) + "T3BlbkFJ" + M.some(ALNUM, 20)),
    ("anthropic-key", "x = '%s';", "sk-ant-api03-" + M.some(URLSAFE, 92) + "AA"),
    ("openrouter-key", "x = '%s';", "sk-or-v1-" + M.some(HEX, 64)),
    ("groq-key", "x = '%s';", "gsk_" + M.some(ALNUM, 52)),
    ("hugging-face-token", "x = '%s';", "hf_" + "".join(c for c in M.some(ALNUM, 90) if c.isalpha())[:34]),
    ("langsmith-key", "x = '%s';", "lsv2_pt_" + M.some(HEX, 32) + "_" + M.some(HEX, 10)),
    ("secret-key", "x = '%s';", "sk-" + M.some(HEX, 32)),
]
LOOK_ALIKES = [
    "sk-loading-spinner-for-the-whole-page-of-orders",
    "sk-" + "x" * 40,
    "hf_model_name_for_text_generation_v2_large",
    "gsk_" + M.some(ALNUM, 30),
    "sk-...",
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_stands_around_it(rule, text, secret):
    assert (rule, secret) in found_by("ai", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("ai", text) == []
