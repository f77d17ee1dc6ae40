"""Names that Windows takes for those of devices, whatever follows behind a dot."""

from __future__ import annotations

import re

_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\..*)?", re.IGNORECASE)


def is_device_name(name: str) -> bool:
    """Return whether Windows opens a device where a file of this name is meant."""
    return _DEVICE.fullmatch(name) is not None
