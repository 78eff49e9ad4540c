"""How schemas are named: ``v1/telemetry.FeedbackEvent@1.2.0``, of which only the name is needed."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

_TRACK = re.compile(r"v[1-9][0-9]{0,3}")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")
_VERSION = re.compile(r"[0-9A-Za-z.+-]{1,128}")
_DOCUMENT = re.compile(r"(.+)_(v[1-9][0-9]{0,3})")
_OPTIONAL_SUFFIX = ".schema"


@dataclass(frozen=True, slots=True, order=True)
class SchemaRef:
    """A schema by name, with its track and version where they are known.

    The version is a number, ``latest``, or the newest of a line: ``1``, ``1.2``.
    """

    name: str
    track: str | None = None
    version: str | None = None

    def __post_init__(self) -> None:
        """Refuse what no registry would know."""
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"'{self.name}' is no schema name; use 1 to 200 letters, digits, '.', '_' or '-'")
        if self.track is not None and not _TRACK.fullmatch(self.track):
            raise ValueError(f"'{self.track}' is no track; use v1, v2, …")
        if self.version is not None and not _VERSION.fullmatch(self.version):
            raise ValueError(f"'{self.version}' is no version; use 1.2.0, 1.2, 1 or latest")

    @classmethod
    def parse(cls, text: str) -> SchemaRef:
        """Read ``[TRACK/]NAME[@VERSION]``."""
        track, slash, rest = text.rpartition("/")
        name, at, version = rest.partition("@")
        if (slash and not track) or (at and not version):
            raise ValueError(f"'{text}' is no reference; write [TRACK/]NAME[@VERSION]")
        return cls(name.removesuffix(_OPTIONAL_SUFFIX), track or None, version or None)

    @classmethod
    def of_document(cls, text: str) -> SchemaRef:
        """Read the id of a document, ``ticks_v1@1.1.0``; what doesn't end in ``_vN`` is on v1."""
        ref = cls.parse(text)
        found = _DOCUMENT.fullmatch(ref.name)
        if ref.track is None and found:
            return cls(found.group(1), found.group(2), ref.version)
        return cls(ref.name, ref.track or "v1", ref.version)

    @classmethod
    def of(cls, schema: str | SchemaRef, track: str | None = None, version: str | None = None) -> SchemaRef:
        """What is meant by a name or reference, and what is said beside it; the latter wins."""
        return _meant(schema, track, version)

    @property
    def subject(self) -> str:
        """Track and name; the name alone where the track is open."""
        return f"{self.track}/{self.name}" if self.track else self.name

    def __str__(self) -> str:
        """As it was written."""
        return f"{self.subject}@{self.version}" if self.version else self.subject


@functools.lru_cache(maxsize=4_096)  # every payload names its schema, and there are few of them
def _meant(schema: str | SchemaRef, track: str | None, version: str | None) -> SchemaRef:
    ref = SchemaRef.parse(schema) if isinstance(schema, str) else schema
    return SchemaRef(ref.name, track or ref.track, version or ref.version)
