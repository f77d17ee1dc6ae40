"""Find what must not leave the house in an export, and take it out."""
