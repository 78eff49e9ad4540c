"""The schemas at hand: fresh, stale, or known to be missing. Decides; never asks a registry.

Safe for use by several threads; the time is the caller's, in seconds of any steady clock.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, replace

from assay_client.answers import Schema
from assay_client.errors import SchemaNotFound
from assay_client.references import SchemaRef
from assay_client.validation import SchemaValidator

MAX_SCHEMAS = 1_000


@dataclass(frozen=True, slots=True)
class Shelved:
    """A schema, ready to judge, and until when it counts as fresh; ``named`` is its full name."""

    schema: Schema
    validator: SchemaValidator
    fresh_until_s: float
    named: str


@dataclass(frozen=True, slots=True)
class _Missing:
    error: SchemaNotFound
    until_s: float


class Shelf:
    """At most a thousand schemas by the reference they were asked for; the least used goes first."""

    def __init__(self, ttl_s: float, missing_ttl_s: float) -> None:
        """An empty shelf; ``missing_ttl_s`` is how long a schema counts as missing."""
        self._ttl_s = ttl_s
        self._missing_ttl_s = min(missing_ttl_s, ttl_s)
        self._shelved: OrderedDict[SchemaRef, Shelved] = OrderedDict()
        self._missing: OrderedDict[SchemaRef, _Missing] = OrderedDict()
        self._lock = threading.Lock()

    def fresh(self, ref: SchemaRef, now_s: float) -> Shelved | None:
        """The schema if it is fresh; raises if it is known to be missing."""
        with self._lock:
            found = self._shelved.get(ref)
            if found is not None and now_s < found.fresh_until_s:
                self._shelved.move_to_end(ref)
                return found
            missing = self._missing.get(ref)
        if missing is not None and now_s < missing.until_s:
            raise missing.error.with_traceback(None)
        return None

    def stale(self, ref: SchemaRef) -> Shelved | None:
        """The schema, however old."""
        with self._lock:
            return self._shelved.get(ref)

    def put(self, ref: SchemaRef, schema: Schema, now_s: float) -> Shelved:
        """Keep a schema; the validator of the same text is kept too. Raises if it can't judge."""
        before = self.stale(ref)
        same = before is not None and before.schema.content == schema.content
        validator = before.validator if before and same else SchemaValidator(schema.content, str(schema.ref))
        shelved = Shelved(schema, validator, now_s + self._ttl_s, str(schema.ref))
        with self._lock:
            self._missing.pop(ref, None)
            self._shelved[ref] = shelved
            self._shelved.move_to_end(ref)
            if len(self._shelved) > MAX_SCHEMAS:
                self._shelved.popitem(last=False)
        return shelved

    def put_missing(self, ref: SchemaRef, error: SchemaNotFound, now_s: float) -> None:
        """Keep in mind that there is none; what there was is gone."""
        with self._lock:
            self._shelved.pop(ref, None)
            self._missing[ref] = _Missing(error, now_s + self._missing_ttl_s)
            if len(self._missing) > MAX_SCHEMAS:
                self._missing.popitem(last=False)

    def expire(self, name: str | None = None) -> int:
        """Make the schemas of a name stale, of any track, for negotiation looks at several; or all."""
        with self._lock:
            for ref in [ref for ref in self._missing if name in (None, ref.name)]:
                del self._missing[ref]
            touched = [ref for ref in self._shelved if name in (None, ref.name)]
            for ref in touched:
                self._shelved[ref] = replace(self._shelved[ref], fresh_until_s=float("-inf"))
        return len(touched)

    def subjects(self) -> list[str]:
        """What is at hand, by full name."""
        with self._lock:
            return sorted({str(each.schema.ref) for each in self._shelved.values()})

    def __len__(self) -> int:
        """How many are at hand."""
        with self._lock:
            return len(self._shelved)
