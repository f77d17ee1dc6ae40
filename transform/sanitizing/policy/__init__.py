"""Policies: what is removed, kept, replaced or accepted."""
