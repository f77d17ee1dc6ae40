"""Small edits that keep an export consistent."""
