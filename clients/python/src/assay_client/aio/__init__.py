"""The same for one event loop: clients and managers that never block."""

from assay_client.aio.client import AsyncRegistryClient
from assay_client.aio.manager import AsyncSchemaManager

__all__ = ["AsyncRegistryClient", "AsyncSchemaManager"]
