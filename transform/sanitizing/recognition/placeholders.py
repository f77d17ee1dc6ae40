"""Recognise what takes the place of a secret: templates, placeholders, references, published examples."""

from __future__ import annotations

from ...patterns import pattern

#: Templates, bind parameters, regular expressions and colours take the place of a value.
_NO_LITERAL = pattern(
    r"""(?x)
    \{\{|\}\}|\$\{|<%|%>|\#\{|%s|process\.env          # templates
    |\(\?[=!:<]|\[[a-zA-Z0]-|\\[dws]                   # regular expressions
    |^\s*<[^>]*>?\s*$|^\{[^{}]*\}$|^\s*$
    |^(?:[:@][a-z_]+[0-9]{0,2}|\$[A-Z_][A-Z0-9_]*|\$[0-9]+|\?|%\(\w+\)s)$  # parameters
    |^\#[0-9a-fA-F]{3,8}$                              # colours
    |^[A-Za-z_$][\w$]*\[[\w$:-]{0,20}\]$               # an item of a list
    """
)
_REQUESTS = r"your|enter|insert|replace|put|fill|choose|change"
_WORDS = r"""(?:
    none|null|true|false|undefined|nil|nan|n/?a|string|text|number|boolean|object|value|empty|unknown|default
    |required|optional|hidden|public|private|basic|bearer|digest|redacted|masked|secret|token|password|passwd
    |pass|pwd|username|user|admin|root|test|foo|bar|baz|abc|asdf|qwerty|anonymous|guest|open[ ]?sesame
    )"""
_PLACEHOLDER = pattern(
    rf"""(?ix)
    ^(?:{_REQUESTS})[-_ ]?.*(?:pass|key|token|secret|here|me|this)
    |\byour\b|example|placeholder|change_?me|\b(?:todo|fixme|lorem|ipsum|dummy)\b
    |^{_WORDS}[0-9]{{0,2}}$
    |^[x*.•_\#-]+$|(.)\1{{5}}|(?-i:xxxx|XXXX)|\*\*\*|\.\.\.|…
    """
)
_UNFILLED = pattern(
    rf"""(?ix)
    \{{\{{.*\}}\}}|^\$\{{[^{{}}]+\}}$
    |^\s*(?:[a-z]+[ ])?<[^<>]*>\s*$|^[x*.•_\#-]+$
    |^(?:{_REQUESTS})[-_ ]?[a-z_ -]{{0,40}}(?:pass\w{{0,8}}|key|token|secret|here|me)$
    """
)
_KEPT_ELSEWHERE = pattern(r"(?:vault|op|arn|ssm|env|ref|kv|file|projects|secrets?)(?::|/)")
_REPLACEMENT = pattern(r"REDACTED(?:_[0-9]{1,6})?|redacted_[0-9a-f]{12}")
_REFERENCE = pattern(r"\s*\{\{\s*[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*|\[['\"]?\w+['\"]?\])*\s*\}\}\s*")

#: BLAKE2 digests of what the documentation of services and RFCs prints: Stripe's and Slack's sample keys, the
#: keys of Azure's emulators, the tokens of RFC 6749 and RFC 7519.
_PUBLISHED = frozenset(
    (
        "11c38988238e0512", "20e88191d76dc156", "29046caa9f097042", "2e12236193731ba6",
        "44abb3ae90f29254", "4e68b295216697d6", "76449d3eb6d5ca57", "826e0fd9a88ef5e1",
        "97174a06311a0d97", "97ce4ce6b9406644", "9a119b06a213486f", "cd5b49fcc80a6e3d",
        "d00f82abf1761d33", "e3c25c994ea97357", "e6d1b65208cb54f6", "f8c661bbd238e78b",
    )
)  # fmt: skip


def is_published(value: str) -> bool:
    """Return whether a value is an example that documentation has made known to everybody."""
    import hashlib  # it loads OpenSSL, which most runs can do without

    return hashlib.blake2b(value.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest() in _PUBLISHED


def is_replacement(value: str) -> bool:
    """Return whether a value is what sanitizing puts in place of one."""
    return _REPLACEMENT.fullmatch(value) is not None


def is_reference(value: str) -> bool:
    """Return whether a value is nothing but a binding to a name: `{{appsmith.store.token}}`."""
    return _REFERENCE.fullmatch(value) is not None


def is_placeholder(value: str) -> bool:
    """Return whether a value takes the place of another: a template, a word such as `changeme`, a replacement."""
    return (
        _NO_LITERAL.search(value) is not None
        or _PLACEHOLDER.search(value) is not None
        or _KEPT_ELSEWHERE.match(value) is not None
        or is_replacement(value)
    )


def is_unfilled(value: str) -> bool:
    """Return whether a field that is there for a secret holds none: a binding, stars, `<YOUR_SECRET>`."""
    return _UNFILLED.search(value) is not None or is_replacement(value)
