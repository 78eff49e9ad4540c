"""Judges payloads by the registry's schemas, fetched once and kept; goes on when the registry is away."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from assay_client.changes import ChangeFollower
from assay_client.client import RegistryClient
from assay_client.errors import RegistryError
from assay_client.meters import Meters
from assay_client.references import SchemaRef
from assay_client.settings import Settings
from assay_client.shelf import Shelved
from assay_client.stock import Stock
from assay_client.verdicts import UNASKED, Outcome, Verdict


class SchemaManager:
    """A TTL cache in front of a client, which judges; safe for use by several threads.

    A name without a track is negotiated: ``SCHEMA_PREFER_TRACK``, else ``SCHEMA_FALLBACK_TRACK``,
    deprecated versions last. With ``fail_open`` (the default) trouble with the registry lets payloads
    through, unchecked and counted; without it, it raises.
    """

    def __init__(
        self,
        client: RegistryClient | None = None,
        *,
        settings: Settings | None = None,
        meters: Meters | None = None,
        fail_open: bool = True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Ask that client, by default one of the settings, by default the environment's."""
        self._client = RegistryClient(settings=settings) if client is None else client
        self._owned = client is None
        self.settings = settings or self._client.settings
        self.enabled = self.settings.enabled
        self.stock = Stock(self.settings, meters, clock)
        self._fail_open = fail_open
        self._flights: dict[SchemaRef, threading.Lock] = {}
        self._flights_lock = threading.Lock()
        self._follower: ChangeFollower | None = None

    def preload(self, *schemas: str | SchemaRef) -> dict[str, str | None]:
        """Fetch schemas, by default every one of the index; says what went wrong with each, never raises."""
        if not self.enabled:
            return {}
        try:
            wanted = [SchemaRef.of(each) for each in schemas] or self._all()
        except RegistryError as error:
            return {"index": str(error)}
        told: dict[str, str | None] = {}
        for ref in wanted:
            try:
                self.schema(ref)
                told[str(ref)] = None
            except RegistryError as error:
                told[str(ref)] = str(error)
        return told

    def schema(self, schema: str | SchemaRef, track: str | None = None, version: str | None = None) -> Shelved:
        """The schema, from the shelf if it is fresh; raises :class:`RegistryError` if there is none."""
        ref = SchemaRef.of(schema, track, version)
        found = self.stock.look(ref)
        return self._fetched(ref) if found is None else found

    def judge(
        self,
        schema: str | SchemaRef,
        payload: Any,
        *,
        track: str | None = None,
        version: str | None = None,
    ) -> Verdict:
        """The verdict on a payload: JSON as Python has it, or JSON text as bytes."""
        if not self.enabled:
            return UNASKED
        ref = SchemaRef.of(schema, track, version)
        try:
            shelved = self.schema(ref)
        except RegistryError as error:
            if not self._fail_open:
                raise
            return self.stock.counted(Verdict(Outcome.UNCHECKED, str(ref), reason=str(error)), ref)
        return self.stock.counted(verdict_of(shelved, payload), ref)

    def validate_payload(
        self,
        schema: str | SchemaRef,
        payload: Any,
        *,
        track: str | None = None,
        version: str | None = None,
    ) -> tuple[bool, list[str]]:
        """Whether a payload passes, and why not; disabled, it passes at once."""
        if not self.enabled:
            return True, []
        verdict = self.judge(schema, payload, track=track, version=version)
        return verdict.passes, verdict.errors

    def get_stats(self) -> dict[str, Any]:
        """Hits, misses, errors by kind, validations by outcome, what is at hand."""
        return {"enabled": self.enabled, **self.stock.stats()}

    def follow_changes(self) -> ChangeFollower:
        """Take new versions over within a second, from a daemon thread, instead of after the TTL."""
        if self._follower is None:
            self._follower = ChangeFollower(self.settings, self.stock.expire)
            self._follower.start()
        return self._follower

    def close(self) -> None:
        """Stop following; close the client if it is this manager's own."""
        if self._follower is not None:
            self._follower.close()
        if self._owned:
            self._client.close()

    def __enter__(self) -> SchemaManager:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def _fetched(self, ref: SchemaRef) -> Shelved:
        """One caller asks; the others take what is stale, or wait for it."""
        with self._flights_lock:
            flight = self._flights.setdefault(ref, threading.Lock())
        stale = self.stock.stale(ref)
        if not flight.acquire(blocking=stale is None) and stale is not None:
            return stale
        try:
            return self.stock.look_again(ref) or self._ask(ref)
        finally:
            flight.release()
            with self._flights_lock:
                self._flights.pop(ref, None)

    def _ask(self, ref: SchemaRef) -> Shelved:
        try:
            self.stock.raise_if_resting()
            found = ref if ref.track else self._negotiated(ref)
            schema = self._client.fetch_schema(found.track or "v1", found.name, found.version, bundled=True)
            return self.stock.took(ref, schema)
        except RegistryError as error:
            return self.stock.fall_back(ref, error)

    def _negotiated(self, ref: SchemaRef) -> SchemaRef:
        name = f"{ref.name}@{ref.version}" if ref.version else ref.name
        settings = self.settings
        return self._client.negotiate(name, settings.prefer_track, settings.fallback_track).ref

    def _all(self) -> list[SchemaRef]:
        index = self._client.get_index()
        self.stock.told(index)
        return [SchemaRef(entry.name, entry.track) for entry in index.entries]


def verdict_of(shelved: Shelved, payload: Any) -> Verdict:
    """The verdict of a schema at hand; its list of violations is only made of what is invalid."""
    named = shelved.named
    validator = shelved.validator
    if isinstance(payload, bytes | bytearray | memoryview):
        found = validator.violations_of_text(bytes(payload))
        return Verdict(Outcome.INVALID if found else Outcome.VALID, named, found)
    if validator.is_valid(payload):
        return Verdict(Outcome.VALID, named)
    return Verdict(Outcome.INVALID, named, validator.violations(payload))
