"""The version of this package, and that of the files that it writes."""

__version__ = "1.0.0"

#: Stands in every report, baseline and form. Readers refuse another first number; a higher second number only adds
#: members that they may pass over.
FORMAT_VERSION = "1.1"
