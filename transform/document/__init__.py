"""JSON documents: reading, writing, limits, pointers, positions, edits."""
