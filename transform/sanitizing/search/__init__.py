"""Search the strings of a document for candidates and their copies."""
