"""An offline toolkit for exported Appsmith applications: upgrade, diff, sanitize, validate.

Every function is pure: arguments stay as they are, and the same input gives the same output. The names
below are imported on first use, so that `import transform` costs nothing.
"""

from __future__ import annotations

import importlib

from .version import __version__ as __version__

TYPE_CHECKING = False  # importing it from typing would take a third of the time of `--version`
if TYPE_CHECKING:
    from typing import Any

    from .application.kinds import Kind as Kind
    from .configuring.configure import Configured as Configured
    from .configuring.configure import configure as configure
    from .configuring.overview import Datasource as Datasource
    from .configuring.overview import datasources as datasources
    from .configuring.template import datasource_template as datasource_template
    from .diagnostics import Diagnostic as Diagnostic
    from .diagnostics import Entity as Entity
    from .diffing.changes import Change as Change
    from .diffing.changes import Diff as Diff
    from .diffing.comparison import diff as diff
    from .document.limits import Limits as Limits
    from .document.reading import Parsed as Parsed
    from .document.reading import parse as parse
    from .document.reading import read as read
    from .document.writing import Formatting as Formatting
    from .document.writing import serialize as serialize
    from .errors import InputError as InputError
    from .errors import LimitError as LimitError
    from .errors import ReleaseError as ReleaseError
    from .errors import TransformError as TransformError
    from .errors import UpgradeError as UpgradeError
    from .merging.change_sets import ChangeSet as ChangeSet
    from .merging.change_sets import change_set_of as change_set_of
    from .merging.change_sets import changes_between as changes_between
    from .merging.merge import merge as merge
    from .merging.port import Outcome as Outcome
    from .merging.port import Ported as Ported
    from .merging.port import apply_changes as apply_changes
    from .merging.port import port as port
    from .merging.results import Conflict as Conflict
    from .merging.results import Decision as Decision
    from .merging.results import Merged as Merged
    from .parts.extract import Extracted as Extracted
    from .parts.extract import extract as extract
    from .parts.insert import Inserted as Inserted
    from .parts.insert import insert as insert
    from .parts.rename import rename as rename
    from .parts.renamed import Renamed as Renamed
    from .parts.renamed import RenamedPlace as RenamedPlace
    from .product.releases import Release as Release
    from .product.releases import Versions as Versions
    from .report.diff.json import diff_report as diff_report
    from .sanitizing.findings import Finding as Finding
    from .sanitizing.findings import Sanitized as Sanitized
    from .sanitizing.policy.policies import Policy as Policy
    from .sanitizing.policy.policies import policy_from as policy_from
    from .sanitizing.sanitize import sanitize as sanitize
    from .sanitizing.scan import scan as scan
    from .storage.layout.pack import Packed as Packed
    from .storage.layout.pack import pack as pack
    from .storage.layout.unpack import Unpacked as Unpacked
    from .storage.layout.unpack import unpack as unpack
    from .upgrading.as_product import as_product as as_product
    from .upgrading.engine import StepRun as StepRun
    from .upgrading.engine import Upgraded as Upgraded
    from .upgrading.engine import upgrade_page as upgrade_page
    from .upgrading.export import upgrade as upgrade
    from .validating.fix import Fixed as Fixed
    from .validating.fix import Repair as Repair
    from .validating.fix import fix as fix
    from .validating.inspection import Info as Info
    from .validating.inspection import inspect as inspect
    from .validating.validation import Validation as Validation
    from .validating.validation import validate as validate
    from .validating.validation import validate_text as validate_text
    from .validating.workspace import Workspace as Workspace
    from .validating.workspace import workspace_of as workspace_of


_HOME = {
    "Change": "diffing.changes",
    "ChangeSet": "merging.change_sets",
    "Conflict": "merging.results",
    "Configured": "configuring.configure",
    "Datasource": "configuring.overview",
    "Decision": "merging.results",
    "Diagnostic": "diagnostics",
    "Diff": "diffing.changes",
    "Entity": "diagnostics",
    "Extracted": "parts.extract",
    "Formatting": "document.writing",
    "Finding": "sanitizing.findings",
    "Fixed": "validating.fix",
    "Info": "validating.inspection",
    "InputError": "errors",
    "Inserted": "parts.insert",
    "Kind": "application.kinds",
    "LimitError": "errors",
    "Limits": "document.limits",
    "Outcome": "merging.port",
    "Packed": "storage.layout.pack",
    "Merged": "merging.results",
    "Parsed": "document.reading",
    "Policy": "sanitizing.policy.policies",
    "Ported": "merging.port",
    "Release": "product.releases",
    "ReleaseError": "errors",
    "Renamed": "parts.renamed",
    "RenamedPlace": "parts.renamed",
    "Repair": "validating.fix",
    "Sanitized": "sanitizing.findings",
    "StepRun": "upgrading.engine",
    "TransformError": "errors",
    "Unpacked": "storage.layout.unpack",
    "UpgradeError": "errors",
    "Upgraded": "upgrading.engine",
    "Validation": "validating.validation",
    "Versions": "product.releases",
    "Workspace": "validating.workspace",
    "apply_changes": "merging.port",
    "as_product": "upgrading.as_product",
    "change_set_of": "merging.change_sets",
    "changes_between": "merging.change_sets",
    "configure": "configuring.configure",
    "datasource_template": "configuring.template",
    "datasources": "configuring.overview",
    "diff": "diffing.comparison",
    "diff_report": "report.diff.json",
    "extract": "parts.extract",
    "fix": "validating.fix",
    "insert": "parts.insert",
    "inspect": "validating.inspection",
    "pack": "storage.layout.pack",
    "merge": "merging.merge",
    "parse": "document.reading",
    "policy_from": "sanitizing.policy.policies",
    "port": "merging.port",
    "read": "document.reading",
    "rename": "parts.rename",
    "sanitize": "sanitizing.sanitize",
    "scan": "sanitizing.scan",
    "serialize": "document.writing",
    "unpack": "storage.layout.unpack",
    "upgrade": "upgrading.export",
    "upgrade_page": "upgrading.engine",
    "validate": "validating.validation",
    "validate_text": "validating.validation",
    "workspace_of": "validating.workspace",
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
