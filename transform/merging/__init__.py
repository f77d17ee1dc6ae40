"""Three-way merge of applications by the identities of their entities."""
