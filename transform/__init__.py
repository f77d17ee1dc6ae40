"""An offline toolkit for exported Appsmith applications: upgrade, diff, sanitize, validate.

Every function is pure: arguments stay as they are, and the same input gives the same output. The names
below are imported on first use, so that `import transform` costs nothing.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

TYPE_CHECKING = False  # importing it from typing would take a third of the time of `--version`
if TYPE_CHECKING:
    from typing import Any

    from .diagnostics import Diagnostic as Diagnostic
    from .diagnostics import Entity as Entity
    from .diff.changes import Change as Change
    from .diff.changes import Diff as Diff
    from .diff.engine import diff as diff
    from .document import Formatting as Formatting
    from .document import Kind as Kind
    from .document import Limits as Limits
    from .document import Parsed as Parsed
    from .document import parse as parse
    from .document import read as read
    from .document import serialize as serialize
    from .edit.configure import Configured as Configured
    from .edit.configure import configure as configure
    from .edit.datasource_list import Datasource as Datasource
    from .edit.datasource_list import datasources as datasources
    from .edit.datasource_template import datasource_template as datasource_template
    from .errors import InputError as InputError
    from .errors import LimitError as LimitError
    from .errors import ReleaseError as ReleaseError
    from .errors import TransformError as TransformError
    from .errors import UpgradeError as UpgradeError
    from .inspection import Info as Info
    from .inspection import inspect as inspect
    from .releases import Release as Release
    from .releases import Versions as Versions
    from .report.diff_json import diff_report as diff_report
    from .sanitize.policies import Policy as Policy
    from .sanitize.policies import policy_from as policy_from
    from .sanitize.records import Finding as Finding
    from .sanitize.records import Sanitized as Sanitized
    from .sanitize.redact import sanitize as sanitize
    from .sanitize.scan import scan as scan
    from .upgrade.as_product import as_product as as_product
    from .upgrade.engine import StepRun as StepRun
    from .upgrade.engine import Upgraded as Upgraded
    from .upgrade.engine import upgrade_page as upgrade_page
    from .upgrade.export import upgrade as upgrade
    from .validate.fix import Fixed as Fixed
    from .validate.fix import Repair as Repair
    from .validate.fix import fix as fix
    from .validate.validation import Validation as Validation
    from .validate.validation import validate as validate
    from .validate.validation import validate_text as validate_text
    from .validate.workspace import Workspace as Workspace
    from .validate.workspace import workspace_of as workspace_of

__version__ = "0.1.0"

_HOME = {
    "Change": "diff.changes",
    "Configured": "edit.configure",
    "Datasource": "edit.datasource_list",
    "Diagnostic": "diagnostics",
    "Diff": "diff.changes",
    "Entity": "diagnostics",
    "Formatting": "document",
    "Finding": "sanitize.records",
    "Fixed": "validate.fix",
    "Info": "inspection",
    "InputError": "errors",
    "Kind": "document",
    "LimitError": "errors",
    "Limits": "document",
    "Parsed": "document",
    "Policy": "sanitize.policies",
    "Release": "releases",
    "ReleaseError": "errors",
    "Repair": "validate.fix",
    "Sanitized": "sanitize.records",
    "StepRun": "upgrade.engine",
    "TransformError": "errors",
    "UpgradeError": "errors",
    "Upgraded": "upgrade.engine",
    "Validation": "validate.validation",
    "Versions": "releases",
    "Workspace": "validate.workspace",
    "as_product": "upgrade.as_product",
    "configure": "edit.configure",
    "datasource_template": "edit.datasource_template",
    "datasources": "edit.datasource_list",
    "diff": "diff.engine",
    "diff_report": "report.diff_json",
    "fix": "validate.fix",
    "inspect": "inspection",
    "parse": "document",
    "policy_from": "sanitize.policies",
    "read": "document",
    "sanitize": "sanitize.redact",
    "scan": "sanitize.scan",
    "serialize": "document",
    "upgrade": "upgrade.export",
    "upgrade_page": "upgrade.engine",
    "validate": "validate.validation",
    "validate_text": "validate.validation",
    "workspace_of": "validate.workspace",
}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'transform' has no attribute {name!r}")
    value = getattr(importlib.import_module(f".{_HOME[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME])


class _Package(ModuleType):
    """Keeps `transform.upgrade` the function although a package has the same name, and so for others."""

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in _HOME and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
