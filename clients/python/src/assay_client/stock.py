"""What a manager keeps and counts, blocking or not: everything but the asking itself."""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from assay_client.answers import Index, Schema
from assay_client.errors import RegistryError, RegistryUnreachable, SchemaNotFound
from assay_client.last_known import LastKnown
from assay_client.meters import NO_METERS, Meters
from assay_client.references import SchemaRef
from assay_client.settings import Settings
from assay_client.shelf import Shelf, Shelved
from assay_client.verdicts import Outcome, Verdict

_log = logging.getLogger("assay_client")
MISSING_TTL_S = 30.0
REST_AFTER_FAILURE_S = 5.0
_WARN_EVERY_S = 30.0
UNKNOWN = "unknown"
_OUTCOMES = {Outcome.VALID: "success", Outcome.INVALID: "failure", Outcome.UNCHECKED: "error"}


class Stock:
    """A shelf, the copy on disk, whether the registry answers, and counts of all that."""

    def __init__(
        self,
        settings: Settings,
        meters: Meters | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Empty; counts begin at 0."""
        self.meters = NO_METERS if meters is None else meters
        self._clock = clock
        self._shelf = Shelf(settings.cache_ttl_s, MISSING_TTL_S)
        self._disk = LastKnown(settings.last_known_dir) if settings.last_known_dir else None
        self._resting: tuple[float, RegistryError] | None = None
        self._warned_at_s = float("-inf")
        self._lock = threading.Lock()
        self._counts: Counter[str] = Counter()
        self._failures: Counter[str] = Counter()

    def look(self, ref: SchemaRef) -> Shelved | None:
        """The fresh schema, counted as hit or miss; raises if it is known to be missing."""
        try:
            found = self._shelf.fresh(ref, self._clock())
        except SchemaNotFound:
            self._count("hits")
            self.meters.hit(UNKNOWN)
            raise
        if found is None:
            self._count("misses")
            self.meters.missed(self._label(ref))
        else:
            self._count("hits")
            self.meters.hit(ref.name)
        return found

    def look_again(self, ref: SchemaRef) -> Shelved | None:
        """The same, uncounted, after somebody else may have fetched it."""
        return self._shelf.fresh(ref, self._clock())

    def stale(self, ref: SchemaRef) -> Shelved | None:
        """The schema, however old, while somebody else fetches it."""
        return self._shelf.stale(ref)

    def raise_if_resting(self) -> None:
        """Spare callers the timeout for some seconds after the registry did not answer."""
        resting = self._resting
        if resting is not None and self._clock() < resting[0]:
            raise resting[1].with_traceback(None)

    def took(self, ref: SchemaRef, schema: Schema) -> Shelved:
        """Keep what was fetched."""
        self.answered()
        shelved = self._shelf.put(ref, schema, self._clock())
        if self._disk is not None:
            self._disk.keep(ref, schema)
        self.meters.size(len(self._shelf))
        return shelved

    def answered(self) -> None:
        """The registry is there."""
        self._resting = None
        self.meters.health(True)

    def fall_back(self, ref: SchemaRef, error: RegistryError) -> Shelved:
        """What to go on with after a failure: a stale schema, the copy on disk; else the error."""
        self._failed(ref, error)
        if isinstance(error, SchemaNotFound):
            self._shelf.put_missing(ref, error, self._clock())
            raise error
        found = self._shelf.stale(ref) or self._from_disk(ref)
        if found is None:
            raise error
        self._count("stale")
        self._warn("schema=%s judged by a copy of %s: %s", ref, found.schema.core_version, error)
        return found

    def expire(self, name: str | None = None) -> int:
        """Have the schemas of a name, or all, asked for again."""
        self._count("invalidations")
        return self._shelf.expire(name)

    def counted(self, verdict: Verdict, ref: SchemaRef) -> Verdict:
        """The verdict, counted."""
        outcome = _OUTCOMES[verdict.outcome]
        self._count(outcome)
        if verdict.outcome is Outcome.UNCHECKED:
            self.meters.validated(self._label(ref), outcome)
            self._warn("schema=%s not checked, let through: %s", ref, verdict.reason)
        else:
            self.meters.validated(ref.name, outcome)
        return verdict

    def told(self, index: Index) -> None:
        """Graph how many schemas there are."""
        self.answered()
        self.meters.counts({track: len(entries) for track, entries in index.tracks.items()})

    def stats(self) -> dict[str, Any]:
        """Counts since the start."""
        with self._lock:
            counts, failures = dict(self._counts), dict(self._failures)
        hits, misses = counts.get("hits", 0), counts.get("misses", 0)
        return {
            "hits": hits,
            "misses": misses,
            "hit_rate": hits / (hits + misses) if hits + misses else None,
            "size": len(self._shelf),
            "schemas": self._shelf.subjects(),
            "stale_served": counts.get("stale", 0),
            "invalidations": counts.get("invalidations", 0),
            "errors": failures,
            "validations": {each: counts.get(each, 0) for each in ("success", "failure", "error")},
            "registry_answers": self._resting is None,
        }

    def _from_disk(self, ref: SchemaRef) -> Shelved | None:
        schema = self._disk.find(ref) if self._disk is not None else None
        if schema is None:
            return None
        try:
            shelved = self._shelf.put(ref, schema, self._clock())
        except RegistryError:
            return None
        self._shelf.expire(ref.name)  # at hand, but to be asked for as soon as somebody answers
        return shelved

    def _failed(self, ref: SchemaRef, error: RegistryError) -> None:
        resting = self._resting
        if resting is not None and resting[1] is error:
            return
        with self._lock:
            self._failures[error.kind] += 1
        self.meters.failed(self._label(ref), error.kind)
        if isinstance(error, RegistryUnreachable):
            self._resting = (self._clock() + REST_AFTER_FAILURE_S, error)
            self.meters.health(False)

    def _label(self, ref: SchemaRef) -> str:
        """Anybody may name anything; only what was found once becomes a label."""
        return ref.name if self._shelf.stale(ref) is not None else UNKNOWN

    def _count(self, what: str) -> None:
        with self._lock:
            self._counts[what] += 1

    def _warn(self, message: str, *arguments: object) -> None:
        now_s = self._clock()
        with self._lock:
            due = now_s - self._warned_at_s >= _WARN_EVERY_S
            self._warned_at_s = now_s if due else self._warned_at_s
        if due:
            _log.warning(message, *arguments)
