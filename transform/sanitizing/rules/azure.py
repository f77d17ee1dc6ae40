"""Keys and tokens of Microsoft Azure."""

from __future__ import annotations

from ..recognition.rule import Rule, not_an_example, token

RULES = (
    Rule(
        "azure-account-key",
        "Azure storage, Cosmos DB or Service Bus key",
        ("accountkey=", "sharedaccesskey="),
        r"(?i)(?:AccountKey|SharedAccessKey)=(?P<secret>[A-Za-z0-9+/]{43,86}={1,2})",
        accept=not_an_example,
        source="https://github.com/microsoft/security-utilities/blob/main/GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json",
    ),
    Rule(
        "azure-identifiable-key",
        "Azure key with its service's signature",
        (
            "acdb",
            "apim",
            "azca",
            "azfu",
            "azse",
            "azeg",
            "aiot",
            "jqqj",
            "+aba",
            "+acr",
            "+asb",
            "+aeh",
            "+amc",
            "+arm",
            "+ast",
        ),
        r"""(?x)
        (?<![A-Za-z0-9+/_-])
        (?P<secret>[A-Za-z0-9+/]{76}(?:APIM|ACDb|\+(?:ABa|AMC|ASt))[A-Za-z0-9+/]{5}[AQgw]==
          |[A-Za-z0-9+/]{33}(?:AIoT|AzCa|AZEG|\+(?:ASb|AEh|ARm))[A-Za-z0-9+/]{5}[AEIMQUYcgkosw048]=
          |[A-Za-z0-9+/]{42}\+ACR[A-D][A-Za-z0-9+/]{5}
          |[A-Za-z0-9_-]{44}AzFu[A-Za-z0-9_-]{5}[AQgw]==
          |[A-Za-z0-9+/]{42}AzSe[A-D][A-Za-z0-9+/]{5}
          |[A-Za-z0-9]{52}JQQJ9[9DH][A-Za-z0-9][A-L][A-Za-z0-9]{16}
           [A-Za-z][A-Za-z0-9]{7}(?:[A-Za-z0-9]{2}==)?)
        (?![A-Za-z0-9+/=_-])
        """,
        inside_word=True,
        source="https://github.com/microsoft/security-utilities/blob/main/GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json",
    ),
    Rule(
        "azure-sas-signature",
        "Azure shared access signature",
        ("sig=",),
        r"(?i)(?<![a-z0-9_-])sig=(?P<secret>(?:[A-Za-z0-9+/_-]|%[0-9a-f]{2}){43,70}={0,2})",
        accept=not_an_example,
        source="https://learn.microsoft.com/en-us/rest/api/storageservices/create-service-sas",
    ),
    Rule(
        "azure-client-secret",
        "Microsoft Entra client secret",
        ("q~",),
        r"""(?x)
        (?<![A-Za-z0-9_~.-])
        (?P<secret>[A-Za-z0-9_~.-]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34})
        (?![A-Za-z0-9_~.-])
        """,
        accept=not_an_example,
        inside_word=True,
        source="https://github.com/microsoft/security-utilities/blob/main/GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json",
    ),
    Rule(
        "azure-devops-token",
        "Azure DevOps token",
        ("azdo",),
        token("[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}"),
        inside_word=True,
        source="https://github.com/microsoft/security-utilities/blob/main/GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json",
    ),
    Rule(
        "azure-function-key",
        "key of an Azure function",
        ("azurewebsites",),
        r"""(?x)
        azurewebsites\.net/[^\s?\"'`]{0,300}+\?(?:[^\s\"'`&]{0,200}+&){0,9}
        code=(?P<secret>[A-Za-z0-9_\-=%+/]{40,100}+)
        """,
        accept=not_an_example,
        near="word",
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/azurefunctionkey.yml",
    ),
)
