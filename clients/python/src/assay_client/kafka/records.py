"""What goes into a record and what comes out, whatever Kafka library carries it.

A record names its schema in the header ``assay-schema``, which validators of Assay look at first; the
value is plain JSON in UTF-8, so consumers that know nothing of schemas read it too.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from assay_client.enforcing import checked_mode
from assay_client.errors import PayloadInvalid
from assay_client.manager import SchemaManager
from assay_client.references import SchemaRef
from assay_client.validation import parse
from assay_client.verdicts import Outcome, Verdict

SCHEMA_HEADER = "assay-schema"
VERDICT_HEADER = "assay-verdict"
Headers = list[tuple[str, bytes]]
_log = logging.getLogger("assay_client")


@dataclass(frozen=True, slots=True)
class Written:
    """A value as bytes, the headers that go with it, and what was found."""

    value: bytes
    headers: Headers
    verdict: Verdict


def as_bytes(payload: Any) -> bytes:
    """JSON in UTF-8; NaN and infinities are no JSON and raise ValueError."""
    return json.dumps(payload, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def schema_header(headers: Iterable[tuple[str, bytes | str | None]] | None) -> SchemaRef | None:
    """The schema that a record names, or none; what can't be read as a reference counts as none."""
    text: str | None = None
    for name, value in headers or ():
        if name == SCHEMA_HEADER and value is not None:
            text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
    try:
        return SchemaRef.parse(text) if text else None
    except ValueError:
        return None


def told_header(headers: Headers, verdict: Verdict) -> Headers:
    """The headers with the version that judged; a name that the caller wrote stays."""
    if verdict.outcome is not Outcome.VALID or any(name == SCHEMA_HEADER for name, _ in headers):
        return headers
    return [*headers, (SCHEMA_HEADER, verdict.schema.encode())]


def resolved(schemas: str | Mapping[str, str] | Callable[[str], str | None], topic: str) -> SchemaRef | None:
    """Which schema holds for a topic: one for all, by topic, or as a function says."""
    if isinstance(schemas, str):
        return SchemaRef.parse(schemas)
    found = schemas(topic) if callable(schemas) else schemas.get(topic)
    return SchemaRef.parse(found) if found else None


def settle(verdict: Verdict, mode: str, topic: str) -> Verdict:
    """What the mode makes of an invalid record: an error, or a line in the log."""
    if verdict.outcome is Outcome.INVALID:
        if mode == "strict":
            raise PayloadInvalid(verdict.schema, verdict.violations)
        _log.warning("topic=%s schema=%s invalid: %s", topic, verdict.schema, "; ".join(verdict.errors[:3]))
    return verdict


NOT_ASKED = Verdict(Outcome.UNCHECKED, reason="nobody asked: mode off, or no schema for the topic")


class RecordWriter:
    """Makes records of payloads: ``off`` writes, ``warn`` judges and writes, ``strict`` refuses."""

    def __init__(
        self,
        manager: SchemaManager,
        schemas: str | Mapping[str, str] | Callable[[str], str | None],
        mode: str = "strict",
    ) -> None:
        """Judge by one schema, by the topic's, or as a function of the topic says."""
        self._manager = manager
        self._schemas = schemas
        self._mode = checked_mode(mode)

    def write(self, topic: str, payload: Any, headers: Headers | None = None) -> Written:
        """The record; raises :class:`PayloadInvalid` for an invalid payload when strict."""
        said = list(headers or [])
        value = payload if isinstance(payload, bytes) else as_bytes(payload)
        ref = schema_header(said) or resolved(self._schemas, topic)
        if self._mode == "off" or ref is None:
            return Written(value, said, NOT_ASKED)
        verdict = settle(self._manager.judge(ref, payload), self._mode, topic)
        return Written(value, told_header(said, verdict), verdict)


class RecordReader:
    """Makes payloads of records, judged by the schema that they name, else by the topic's."""

    def __init__(
        self,
        manager: SchemaManager,
        schemas: str | Mapping[str, str] | Callable[[str], str | None] = "",
        mode: str = "warn",
    ) -> None:
        """Judge so; without schemas only records that name one are judged."""
        self._manager = manager
        self._schemas = schemas or {}
        self._mode = checked_mode(mode)

    def read(
        self, topic: str, value: bytes | None, headers: Iterable[tuple[str, bytes | str | None]] | None = None
    ) -> tuple[Any, Verdict]:
        """Payload and verdict; a tombstone is ``None``, what is no JSON is ``None`` and invalid."""
        if value is None:
            return None, NOT_ASKED
        ref = schema_header(headers) or resolved(self._schemas, topic)
        if self._mode == "off" or ref is None:
            return parse(value), NOT_ASKED
        verdict = settle(self._manager.judge(ref, value), self._mode, topic)
        try:
            return parse(value), verdict
        except ValueError:
            return None, verdict
