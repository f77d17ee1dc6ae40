"""What changed between two versions of an application, in terms of its entities."""
