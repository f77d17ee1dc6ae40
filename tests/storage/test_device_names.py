"""Names of devices are recognised exactly."""

import pytest

from transform.storage.device_names import is_device_name


@pytest.mark.parametrize("name", ["con", "AUX.txt", "nul .json", "com1", "LPT¹", "conin$"])
def test_a_device(name):
    assert is_device_name(name)


@pytest.mark.parametrize("name", ["Con artists", "console", "com10", "aux-1.json", ""])
def test_no_device(name):
    assert not is_device_name(name)
