"""Datasources of an application: overview, template, filling in."""
