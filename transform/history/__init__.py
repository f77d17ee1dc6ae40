"""What happened to an application over time: judgements on merges, edits and deletions, over plain documents."""
