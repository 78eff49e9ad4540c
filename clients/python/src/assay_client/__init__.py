"""A client of Assay, the schema registry with stream validation."""

from assay_client.aio import AsyncRegistryClient, AsyncSchemaManager
from assay_client.answers import Compatibility, Enforced, Index, Negotiated, Schema, VersionInfo
from assay_client.client import RegistryClient
from assay_client.errors import (
    AnswerUnreadable,
    PayloadInvalid,
    RegistryError,
    RegistryRefused,
    RegistryTimeout,
    RegistryUnreachable,
    SchemaNotFound,
    SchemaUnusable,
)
from assay_client.manager import SchemaManager
from assay_client.meters import PrometheusMeters
from assay_client.patience import Patience
from assay_client.references import SchemaRef
from assay_client.settings import Settings
from assay_client.validation import SchemaValidator
from assay_client.verdicts import Outcome, Verdict, Violation

__all__ = [
    "AnswerUnreadable",
    "AsyncRegistryClient",
    "AsyncSchemaManager",
    "Compatibility",
    "Enforced",
    "Index",
    "Negotiated",
    "Outcome",
    "Patience",
    "PayloadInvalid",
    "PrometheusMeters",
    "RegistryClient",
    "RegistryError",
    "RegistryRefused",
    "RegistryTimeout",
    "RegistryUnreachable",
    "Schema",
    "SchemaManager",
    "SchemaNotFound",
    "SchemaRef",
    "SchemaUnusable",
    "SchemaValidator",
    "Settings",
    "Verdict",
    "VersionInfo",
    "Violation",
]
