"""Fetches schemas into files, ``DIR/TRACK/NAME.json``; a failure leaves the file of last time."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assay_client.answers import Schema
from assay_client.client import RegistryClient
from assay_client.errors import RegistryError
from assay_client.references import SchemaRef

METADATA = "_metadata.json"


@dataclass(slots=True)
class Report:
    """What became of each schema."""

    fetched: list[Schema] = field(default_factory=list)
    unchanged: list[Schema] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)

    def as_json(self, registry: str, at: datetime) -> dict[str, Any]:
        """``_metadata.json``."""
        there = sorted([*self.fetched, *self.unchanged], key=lambda schema: schema.subject)
        tracks: dict[str, int] = {}
        for schema in there:
            tracks[schema.track] = tracks.get(schema.track, 0) + 1
        return {
            "registry": registry,
            "fetched_at": at.isoformat(timespec="seconds").replace("+00:00", "Z"),
            "count": len(there),
            "fetched": len(self.fetched),
            "unchanged": len(self.unchanged),
            "failed": len(self.failed),
            "tracks": tracks,
            "schemas": [
                {
                    "track": schema.track,
                    "name": schema.name,
                    "core_version": schema.core_version,
                    "sha256": schema.sha256,
                    "deprecated": schema.deprecated,
                    "file": f"{schema.track}/{schema.name}.json",
                }
                for schema in there
            ],
            "failures": self.failed,
        }


def fetch(
    client: RegistryClient,
    directory: Path,
    wanted: list[SchemaRef],
    tracks: list[str],
    say: Callable[[str], None],
) -> Report:
    """Fetch what is wanted, by default every schema of these tracks, by default of all; says each."""
    report = Report()
    try:
        refs = wanted or _of_index(client, tracks)
    except RegistryError as error:
        report.failed["index"] = str(error)
        say(f"failed     index: {error}")
        refs = []
    for ref in refs:
        _fetch_one(client, directory, ref, report, say)
    _write_metadata(client, directory, report)
    return report


def _of_index(client: RegistryClient, tracks: list[str]) -> list[SchemaRef]:
    return [
        SchemaRef(entry.name, entry.track)
        for entry in client.get_index().entries
        if not tracks or entry.track in tracks
    ]


def _fetch_one(
    client: RegistryClient, directory: Path, ref: SchemaRef, report: Report, say: Callable[[str], None]
) -> None:
    try:
        schema = client.fetch_schema(ref.track or "v1", ref.name, ref.version, bundled=True)
    except RegistryError as error:
        report.failed[str(ref)] = str(error)
        say(f"failed     {ref}: {error}")
        return
    path = directory / schema.track / f"{schema.name}.json"
    text = json.dumps(schema.content, indent=2, ensure_ascii=False) + "\n"
    unchanged = path.exists() and path.read_text(encoding="utf-8") == text
    if not unchanged:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".json.part")
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    (report.unchanged if unchanged else report.fetched).append(schema)
    what = "unchanged" if unchanged else "fetched"
    aged = "  deprecated" if schema.deprecated else ""
    say(f"{what:<10} {schema.ref}  sha256:{schema.sha256[:12]}  {path}{aged}")


def _write_metadata(client: RegistryClient, directory: Path, report: Report) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    body = report.as_json(client.settings.url, datetime.now(UTC))
    (directory / METADATA).write_text(json.dumps(body, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
