"""What a registry answers, as values that can't be wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assay_client.errors import AnswerUnreadable
from assay_client.references import SchemaRef

Json = Any
"""JSON as Python has it: dict, list, str, int, float, bool, None."""


def member(body: Mapping[str, Json], name: str, kind: type | tuple[type, ...]) -> Json:
    """A member that has to be there, of that kind."""
    value = body.get(name)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is int):
        raise AnswerUnreadable(f"the answer's '{name}' is {type(value).__name__}; is REGISTRY_URL that of a registry?")
    return value


def as_object(body: Json) -> Mapping[str, Json]:
    """An answer that has to be an object."""
    if not isinstance(body, dict):
        raise AnswerUnreadable(
            f"the answer is {type(body).__name__}, not an object; is REGISTRY_URL that of a registry?"
        )
    return body


@dataclass(frozen=True, slots=True)
class Schema:
    """One version of a schema; ``bundled`` content carries everything that it refers to."""

    name: str
    track: str
    core_version: str
    sha256: str
    schema_id: str
    content: Json
    deprecated: bool = False
    deprecation_note: str | None = None

    @classmethod
    def read(cls, body: Json) -> Schema:
        """Read the registry's representation."""
        found = as_object(body)
        if not isinstance(found.get("content"), dict | bool):
            raise AnswerUnreadable("the answer's 'content' is no JSON Schema; is REGISTRY_URL that of a registry?")
        return cls(
            member(found, "name", str),
            member(found, "track", str),
            member(found, "core_version", str),
            member(found, "sha256", str),
            member(found, "$schema_id", str),
            found["content"],
            found.get("deprecated") is True,
            found.get("deprecation_note"),
        )

    def as_json(self) -> dict[str, Json]:
        """As the registry says it; :meth:`read` reads it back."""
        return {
            "name": self.name,
            "track": self.track,
            "core_version": self.core_version,
            "sha256": self.sha256,
            "$schema_id": self.schema_id,
            "content": self.content,
            "deprecated": self.deprecated,
            "deprecation_note": self.deprecation_note,
        }

    @property
    def ref(self) -> SchemaRef:
        """Its full name, ``v1/telemetry.FeedbackEvent@1.2.0``."""
        return SchemaRef(self.name, self.track, self.core_version)

    @property
    def subject(self) -> str:
        """Track and name."""
        return f"{self.track}/{self.name}"


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """The latest version of a schema."""

    track: str
    name: str
    schema_id: str
    sha256: str
    latest_core_version: str
    deprecated: bool


@dataclass(frozen=True, slots=True)
class Index:
    """The latest version of every schema, by track."""

    tracks: Mapping[str, tuple[IndexEntry, ...]]
    generated_at: str

    @classmethod
    def read(cls, body: Json) -> Index:
        """Read ``/index``."""
        found = as_object(body)
        tracks = {
            track: tuple(_entry(track, entry) for entry in member(as_object(listing), "schemas", list))
            for track, listing in member(found, "tracks", dict).items()
        }
        return cls(tracks, str(found.get("generated_at", "")))

    @property
    def entries(self) -> tuple[IndexEntry, ...]:
        """All of them, track by track."""
        return tuple(entry for track in self.tracks.values() for entry in track)


def _entry(track: str, body: Json) -> IndexEntry:
    found = as_object(body)
    return IndexEntry(
        track,
        member(found, "name", str),
        member(found, "$schema_id", str),
        member(found, "sha256", str),
        member(found, "latest_core_version", str),
        found.get("deprecated") is True,
    )


@dataclass(frozen=True, slots=True)
class VersionInfo:
    """A version in the list of a schema's versions."""

    core_version: str
    sha256: str
    created_at: str
    deprecated: bool

    @classmethod
    def read_all(cls, body: Json) -> tuple[VersionInfo, ...]:
        """Read the list, oldest first."""
        if not isinstance(body, list):
            raise AnswerUnreadable("the answer is no list of versions; is REGISTRY_URL that of a registry?")
        return tuple(
            cls(
                member(each, "core_version", str),
                member(each, "sha256", str),
                member(each, "created_at", str),
                each.get("deprecated") is True,
            )
            for each in map(as_object, body)
        )


@dataclass(frozen=True, slots=True)
class Compatibility:
    """Whether one version may follow another; ``verdict`` has the particulars."""

    compatible: bool
    breaking_reasons: tuple[str, ...]
    advice: str
    older: str
    newer: str
    verdict: Mapping[str, Json]

    @classmethod
    def read(cls, body: Json) -> Compatibility:
        """Read ``/compat/check``."""
        found = as_object(body)
        return cls(
            member(found, "compatible", bool),
            tuple(map(str, member(found, "breaking_reasons", list))),
            str(found.get("advice") or ""),
            str(found.get("from", "")),
            str(found.get("to", "")),
            found.get("verdict") or {},
        )


@dataclass(frozen=True, slots=True)
class Negotiated:
    """The version that client and registry agree on, and why."""

    name: str
    track: str
    core_version: str
    sha256: str
    deprecated: bool
    fallback: bool
    reason: str

    @classmethod
    def read(cls, body: Json) -> Negotiated:
        """Read ``/negotiate``."""
        found = as_object(body)
        return cls(
            member(found, "name", str),
            member(found, "track", str),
            member(found, "core_version", str),
            member(found, "sha256", str),
            found.get("deprecated") is True,
            found.get("fallback") is True,
            str(found.get("reason", "")),
        )

    @property
    def ref(self) -> SchemaRef:
        """Its full name."""
        return SchemaRef(self.name, self.track, self.core_version)


@dataclass(frozen=True, slots=True)
class Enforced:
    """What :meth:`RegistryClient.enforce` found; ``schema`` is empty where none could be had."""

    valid: bool
    errors: tuple[str, ...]
    warnings: tuple[str, ...]
    schema: str
