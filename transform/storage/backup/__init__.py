"""Backup archives of a whole instance: read in a streaming fashion, one application taken out as an export."""
