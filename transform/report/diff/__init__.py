"""Render a diff as text, JSON, Markdown or HTML."""
