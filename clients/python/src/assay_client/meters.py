"""What is counted, under the names that people already graph; Prometheus is an optional extra."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry


class Meters(Protocol):
    """Where counts go. ``schema`` is the name of a schema that was found once, else ``unknown``."""

    def validated(self, schema: str, outcome: str) -> None:
        """A payload was judged: ``success``, ``failure``, or ``error`` where it couldn't be."""

    def hit(self, schema: str) -> None:
        """A schema was at hand."""

    def missed(self, schema: str) -> None:
        """A schema had to be fetched."""

    def failed(self, schema: str, kind: str) -> None:
        """The registry failed: ``not_found``, ``timeout``, ``network``, ``refused``, ``unreadable``."""

    def size(self, schemas: int) -> None:
        """So many schemas are at hand."""

    def health(self, answers: bool) -> None:
        """Whether the registry answered when it was asked last."""

    def counts(self, by_track: dict[str, int]) -> None:
        """So many schemas the registry has, by track."""


class NoMeters:
    """Counts nothing."""

    def validated(self, schema: str, outcome: str) -> None:
        """Count nothing."""

    def hit(self, schema: str) -> None:
        """Count nothing."""

    def missed(self, schema: str) -> None:
        """Count nothing."""

    def failed(self, schema: str, kind: str) -> None:
        """Count nothing."""

    def size(self, schemas: int) -> None:
        """Count nothing."""

    def health(self, answers: bool) -> None:
        """Count nothing."""

    def counts(self, by_track: dict[str, int]) -> None:
        """Count nothing."""


class PrometheusMeters:
    """Counts with ``prometheus-client``; make one for each collector registry, of the process say."""

    def __init__(self, registry: CollectorRegistry | None = None) -> None:
        """Register the meters, by default with the process-wide registry."""
        try:
            from prometheus_client import REGISTRY, Counter, Gauge
        except ImportError as missing:
            raise ImportError("pip install 'assay-client[metrics]' for Prometheus meters") from missing
        home = REGISTRY if registry is None else registry
        self._validations = Counter("schema_validation", "Payloads judged", ("schema", "outcome"), registry=home)
        self._hits = Counter("schema_cache_hits", "Schemas that were at hand", ("schema",), registry=home)
        self._misses = Counter("schema_cache_misses", "Schemas that had to be fetched", ("schema",), registry=home)
        self._errors = Counter(
            "schema_registry_errors", "Failures of the registry", ("schema", "error_type"), registry=home
        )
        self._size = Gauge("schema_cache_size", "Schemas at hand", registry=home)
        self._health = Gauge("schema_registry_health", "1 if the registry answers", registry=home)
        self._counts = Gauge("schema_registry_schema_count", "Schemas the registry has", ("track",), registry=home)

    def validated(self, schema: str, outcome: str) -> None:
        """``schema_validation_total``."""
        self._validations.labels(schema, outcome).inc()

    def hit(self, schema: str) -> None:
        """``schema_cache_hits_total``."""
        self._hits.labels(schema).inc()

    def missed(self, schema: str) -> None:
        """``schema_cache_misses_total``."""
        self._misses.labels(schema).inc()

    def failed(self, schema: str, kind: str) -> None:
        """``schema_registry_errors_total``."""
        self._errors.labels(schema, kind).inc()

    def size(self, schemas: int) -> None:
        """``schema_cache_size``."""
        self._size.set(schemas)

    def health(self, answers: bool) -> None:
        """``schema_registry_health``."""
        self._health.set(1 if answers else 0)

    def counts(self, by_track: dict[str, int]) -> None:
        """``schema_registry_schema_count``."""
        for track, count in by_track.items():
            self._counts.labels(track).set(count)


NO_METERS: Meters = NoMeters()
