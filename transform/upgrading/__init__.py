"""Bring a page DSL or a whole export to a later version, as the product does."""
