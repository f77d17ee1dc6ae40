"""Turn records into text, Markdown, HTML and the formats of other tools."""
