"""Asks a registry; every call blocks until the answer is here."""

from __future__ import annotations

import functools
import time
from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

from assay_client import calls
from assay_client.answers import Compatibility, Enforced, Index, Negotiated, Schema, VersionInfo
from assay_client.asking import Asking, settings_of, side, upload_body
from assay_client.enforcing import enforced
from assay_client.patience import Patience
from assay_client.references import SchemaRef
from assay_client.settings import Settings

if TYPE_CHECKING:
    from assay_client.manager import SchemaManager

T = TypeVar("T")


class RegistryClient:
    """A blocking client; safe for use by several threads.

    Methods are called as those of ``core-registry-client``. Every one raises
    :class:`~assay_client.errors.RegistryError`: refused with the registry's reason, unreachable, or
    unreadable. Questions are asked again where that can help, with jitter.
    """

    def __init__(
        self,
        base_url: str | None = None,
        token: str | None = None,
        timeout: float | None = None,
        *,
        settings: Settings | None = None,
        patience: Patience | None = None,
    ) -> None:
        """Ask there; what isn't said comes from ``settings``, by default the environment's."""
        self._asking = Asking(settings_of(settings, base_url, token, timeout), patience or Patience())
        self._http = httpx.Client(**self._asking.client_options())

    @property
    def settings(self) -> Settings:
        """Where and how it asks."""
        return self._asking.settings

    def get_index(self) -> Index:
        """The latest version of every schema, by track."""
        return self._ask(calls.index())

    def fetch_schema(self, track: str, name: str, version: str | None = None, *, bundled: bool = False) -> Schema:
        """One version of a schema, by number or alias; the latest where none is said."""
        return self._ask(calls.schema(SchemaRef(name, track, version), bundled))

    def fetch_schema_by_id(self, schema_id: str | int) -> Schema:
        """The schema of an id, numeric or textual."""
        return self._ask(calls.by_id(schema_id))

    def list_versions(self, track: str, name: str) -> tuple[VersionInfo, ...]:
        """All versions, oldest first."""
        return self._ask(calls.versions(SchemaRef(name, track)))

    def check_compatibility(
        self,
        name: str,
        from_track: str = "v1",
        from_version: str | None = None,
        to_track: str | None = None,
        to_version: str | None = None,
        *,
        content: Any = None,
    ) -> Compatibility:
        """Whether a version, or a candidate's ``content``, may follow another; by default the latest."""
        if content is not None:
            return self._ask(calls.candidate(name, from_track, content, from_version))
        newer = side(to_track or from_track, to_version)
        return self._ask(calls.compatibility(name, side(from_track, from_version), newer))

    def negotiate(self, name: str, prefer: str | None = None, fallback: str | None = None) -> Negotiated:
        """The first of two tracks with a version that is not deprecated."""
        chosen = prefer or self.settings.prefer_track
        return self._ask(calls.negotiation(name, chosen, fallback or self.settings.fallback_track))

    def upload_schema(
        self,
        name: str,
        track: str,
        core_version: str | None,
        content: Any,
        schema_id_str: str | None = None,
        *,
        deprecated: bool | None = None,
        deprecation_note: str | None = None,
        x_compat: Any = None,
        dry_run: bool = False,
    ) -> Mapping[str, Any]:
        """Publish a version; without ``core_version`` the registry derives it from what changed."""
        note = {"deprecated": deprecated, "deprecation_note": deprecation_note, "x_compat": x_compat}
        body = upload_body(name, track, core_version, content, schema_id_str, **note)
        return dict(self._ask(calls.upload(body, dry_run)))

    def sync_schemas(
        self, source: str, ref: str | None = None, path: str | None = None, **more: Any
    ) -> Mapping[str, Any]:
        """Have the registry publish a directory (``local``) or a repository (``git``) that it can see."""
        return dict(self._ask(calls.sync({"source": source, "ref": ref, "path": path, **more})))

    def report_drift(
        self, name: str, track: str = "v1", *, kind: str = "drift", detail: str | None = None, **more: Any
    ) -> None:
        """Tell that events or a local copy differ from the schema; ``pointer``, ``count``, ``core_version``."""
        self._ask(calls.drift({"name": name, "track": track, "kind": kind, "detail": detail, **more}))

    def enforce(
        self, payload: Any, name: str, track: str = "v1", version: str | None = None, mode: str = "warn"
    ) -> Enforced:
        """Judge a payload; ``strict`` raises ``PayloadInvalid``, ``warn`` tells.

        Fails open: where no schema can be had, not even a stale one, it is valid with a warning.
        """
        return enforced(self._manager.judge(name, payload, track=track, version=version), mode)

    def close(self) -> None:
        """Close all connections."""
        self._http.close()

    def __enter__(self) -> RegistryClient:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        self.close()

    @functools.cached_property
    def _manager(self) -> SchemaManager:
        from assay_client.manager import SchemaManager

        return SchemaManager(self)

    def _ask(self, call: calls.Call[T]) -> T:
        tries = 0
        while True:
            tries += 1
            response, problem = None, None
            try:
                response = self._http.request(**self._asking.request_options(call))
            except httpx.RequestError as failure:
                problem = failure
            pause_s = self._asking.pause_after(tries, response)
            if pause_s is not None:
                time.sleep(pause_s)
            elif response is not None:
                return self._asking.read(call, response)
            elif problem is not None:
                raise self._asking.failure(call, problem) from problem
