"""Keys of services that run language models."""

from __future__ import annotations

from ..recognition.rule import Rule, mixed, not_an_example, token

RULES = (
    Rule(
        "openai-key",
        "OpenAI API key",
        ("t3blbkfj",),
        token("sk-(?:[a-z]{3,12}-)?[A-Za-z0-9_-]{20,80}T3BlbkFJ[A-Za-z0-9_-]{20,80}"),
        accept=not_an_example,
        published=3,
        inside_word=True,
    ),
    Rule(
        "anthropic-key",
        "Anthropic API key",
        ("sk-ant-",),
        token("sk-ant-[a-z]{3,5}[0-9]{2}-[A-Za-z0-9_-]{80,120}"),
        accept=not_an_example,
        published=7,
    ),
    Rule(
        "openrouter-key",
        "OpenRouter API key",
        ("sk-or-v1-",),
        token("sk-or-v1-[0-9a-f]{64}"),
        published=9,
    ),
    Rule("groq-key", "Groq API key", ("gsk_",), token("gsk_[A-Za-z0-9]{52}"), published=4),
    Rule(
        "hugging-face-token",
        "Hugging Face token",
        ("hf_", "api_org_"),
        token("(?:hf|api_org)_[A-Za-z]{34}"),
        accept=not_an_example,
        published=3,
    ),
    Rule("replicate-token", "Replicate token", ("r8_",), token("r8_[A-Za-z0-9]{37}"), published=3),
    Rule("perplexity-key", "Perplexity API key", ("pplx-",), token("pplx-[A-Za-z0-9]{48}"), published=5),
    Rule("langsmith-key", "LangSmith API key", ("lsv2_",), token("lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}"),
         published=5),
    Rule("pinecone-key", "Pinecone API key", ("pcsk_",), token("pcsk_[A-Za-z0-9]{4,8}_[A-Za-z0-9]{55,70}"),
         published=5),
    Rule("elevenlabs-key", "ElevenLabs API key", ("sk_",), token("sk_[0-9a-f]{48}"), published=3),
    Rule("fireworks-key", "Fireworks API key", ("fw_",), token("fw_[A-Za-z0-9]{24}"), accept=mixed, published=3),
    Rule("secret-key", "secret key that begins as OpenAI's did", ("sk-",), token("sk-[A-Za-z0-9]{32,64}"),
         accept=mixed, published=3),
    Rule("xai-key", "xAI API key", ("xai-",), token("xai-[A-Za-z0-9]{80}"), published=4),
    Rule("nvidia-key", "NVIDIA API key", ("nvapi-",), token("nvapi-[A-Za-z0-9_-]{60,80}"), accept=not_an_example,
         published=6),
    Rule("tavily-key", "Tavily API key", ("tvly-",), token("tvly-(?:dev-|prod-)?[A-Za-z0-9]{32}"), accept=mixed,
         published=5),
    Rule("firecrawl-key", "Firecrawl API key", ("fc-",), token("fc-[0-9a-f]{32}"), accept=not_an_example,
         published=3),
    Rule("jina-key", "Jina AI API key", ("jina_",), token("jina_[A-Za-z0-9_-]{60}"), accept=not_an_example,
         published=5),
    Rule("together-key", "Together AI API key", ("tgp_v1_",), token("tgp_v1_[A-Za-z0-9_-]{43}"), published=7),
    Rule("cerebras-key", "Cerebras API key", ("csk-",), token("csk-[a-z0-9]{48}"), accept=mixed, published=4),
    Rule("langfuse-key", "Langfuse secret key", ("sk-lf-",),
         token("sk-lf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"), published=6),
)  # fmt: skip
