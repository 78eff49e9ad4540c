"""The schema manager for one event loop; see :mod:`assay_client.manager`."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from typing import Any

from assay_client.aio.client import AsyncRegistryClient
from assay_client.changes import follow_async
from assay_client.errors import RegistryError
from assay_client.manager import verdict_of
from assay_client.meters import Meters
from assay_client.references import SchemaRef
from assay_client.settings import Settings
from assay_client.shelf import Shelved
from assay_client.stock import Stock
from assay_client.verdicts import UNASKED, Outcome, Verdict


class AsyncSchemaManager:
    """A TTL cache in front of a client, which judges; for one event loop.

    A name without a track is negotiated: ``SCHEMA_PREFER_TRACK``, else ``SCHEMA_FALLBACK_TRACK``,
    deprecated versions last. With ``fail_open`` (the default) trouble with the registry lets payloads
    through, unchecked and counted; without it, it raises.
    """

    def __init__(
        self,
        client: AsyncRegistryClient | None = None,
        *,
        settings: Settings | None = None,
        meters: Meters | None = None,
        fail_open: bool = True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Ask that client, by default one of the settings, by default the environment's."""
        self._client = AsyncRegistryClient(settings=settings) if client is None else client
        self._owned = client is None
        self.settings = settings or self._client.settings
        self.enabled = self.settings.enabled
        self.stock = Stock(self.settings, meters, clock)
        self._fail_open = fail_open
        self._flights: dict[SchemaRef, asyncio.Lock] = {}
        self._following: asyncio.Task[None] | None = None

    async def preload(self, *schemas: str | SchemaRef) -> dict[str, str | None]:
        """Fetch schemas, by default every one of the index; says what went wrong with each, never raises."""
        if not self.enabled:
            return {}
        try:
            wanted = [SchemaRef.of(each) for each in schemas] or await self._all()
        except RegistryError as error:
            return {"index": str(error)}
        told: dict[str, str | None] = {}
        for ref in wanted:
            try:
                await self.schema(ref)
                told[str(ref)] = None
            except RegistryError as error:
                told[str(ref)] = str(error)
        return told

    async def schema(self, schema: str | SchemaRef, track: str | None = None, version: str | None = None) -> Shelved:
        """The schema, from the shelf if it is fresh; raises :class:`RegistryError` if there is none."""
        ref = SchemaRef.of(schema, track, version)
        found = self.stock.look(ref)
        return await self._fetched(ref) if found is None else found

    async def judge(
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
            shelved = await self.schema(ref)
        except RegistryError as error:
            if not self._fail_open:
                raise
            return self.stock.counted(Verdict(Outcome.UNCHECKED, str(ref), reason=str(error)), ref)
        return self.stock.counted(verdict_of(shelved, payload), ref)

    async def validate_payload(
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
        verdict = await self.judge(schema, payload, track=track, version=version)
        return verdict.passes, verdict.errors

    def get_stats(self) -> dict[str, Any]:
        """Hits, misses, errors by kind, validations by outcome, what is at hand."""
        return {"enabled": self.enabled, **self.stock.stats()}

    def follow_changes(self) -> asyncio.Task[None]:
        """Take new versions over within a second, in a task of its own, instead of after the TTL."""
        if self._following is None:
            self._following = asyncio.create_task(self._follow(), name="assay-changes")
        return self._following

    async def close(self) -> None:
        """Stop following; close the client if it is this manager's own."""
        if self._following is not None:
            self._following.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._following
        if self._owned:
            await self._client.close()

    async def __aenter__(self) -> AsyncSchemaManager:
        """Itself."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close."""
        await self.close()

    async def _fetched(self, ref: SchemaRef) -> Shelved:
        """One caller asks; the others take what is stale, or wait for it."""
        flight = self._flights.setdefault(ref, asyncio.Lock())
        stale = self.stock.stale(ref)
        if stale is not None and flight.locked():
            return stale
        try:
            async with flight:
                return self.stock.look_again(ref) or await self._ask(ref)
        finally:
            self._flights.pop(ref, None)

    async def _follow(self) -> None:
        async for change in follow_async(self.settings, connected=self.stock.expire):
            if change.is_gap or change.name is not None:
                self.stock.expire(change.name)

    async def _ask(self, ref: SchemaRef) -> Shelved:
        try:
            self.stock.raise_if_resting()
            found = ref if ref.track else await self._negotiated(ref)
            schema = await self._client.fetch_schema(found.track or "v1", found.name, found.version, bundled=True)
            return self.stock.took(ref, schema)
        except RegistryError as error:
            return self.stock.fall_back(ref, error)

    async def _negotiated(self, ref: SchemaRef) -> SchemaRef:
        name = f"{ref.name}@{ref.version}" if ref.version else ref.name
        settings = self.settings
        return (await self._client.negotiate(name, settings.prefer_track, settings.fallback_track)).ref

    async def _all(self) -> list[SchemaRef]:
        index = await self._client.get_index()
        self.stock.told(index)
        return [SchemaRef(entry.name, entry.track) for entry in index.entries]
