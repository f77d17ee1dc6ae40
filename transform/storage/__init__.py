"""Forms in which an application is stored, and how their files are written."""
