"""The last known copy of each schema on disk, for a start while the registry is away."""

from __future__ import annotations

import json
import logging
import os
import tempfile
from pathlib import Path

from assay_client.answers import Schema
from assay_client.errors import RegistryError
from assay_client.references import SchemaRef

_log = logging.getLogger("assay_client")


class LastKnown:
    """A directory with one file a reference; a disk that fails costs the copy, never the caller."""

    def __init__(self, directory: Path) -> None:
        """Copies live there; it is made with the first one."""
        self._directory = directory

    def keep(self, ref: SchemaRef, schema: Schema) -> None:
        """Write a copy in one step, so that no reader meets half of one."""
        path = self._path(ref)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps(schema.as_json(), ensure_ascii=False)
            handle, written = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(written).replace(path)
        except OSError as problem:
            _log.warning("schema=%s last-known copy not written to %s: %s", ref, path, problem)

    def find(self, ref: SchemaRef) -> Schema | None:
        """The copy, or none; one that can't be read counts as none."""
        path = self._path(ref)
        try:
            return Schema.read(json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, RegistryError) as problem:
            _log.warning("schema=%s last-known copy %s can't be read: %s", ref, path, problem)
            return None

    def _path(self, ref: SchemaRef) -> Path:
        # Names hold no '/' nor '~', so no two references share a file and none leaves the directory.
        return self._directory / (ref.track or "any") / f"{ref.name}~{ref.version or 'latest'}.json"
