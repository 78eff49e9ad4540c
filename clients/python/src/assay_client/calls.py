"""Every question to a registry as a value: what is sent, and how the answer is read. No I/O."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import quote

from assay_client.answers import Compatibility, Index, Json, Negotiated, Schema, VersionInfo, as_object
from assay_client.errors import AnswerUnreadable, RegistryRefused, RegistryUnreachable, SchemaNotFound
from assay_client.references import SchemaRef

T = TypeVar("T")
_GATEWAY_SAYS_NOBODY = frozenset({502, 504})
_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Call(Generic[T]):
    """One question. All of them may be asked again: publishing the same text twice changes nothing."""

    asked: str
    method: str
    path: str
    read: Callable[[Json], T]
    params: Mapping[str, str] | None = None
    body: Json | None = None

    @property
    def key(self) -> str:
        """The same for the same question."""
        return f"{self.path}?{sorted((self.params or {}).items())}"


def check(asked: str, status: int, body: Json | None) -> None:
    """Raise what a status means; ``body`` is the answer's, ``None`` where it is no JSON."""
    if 200 <= status < 300 or status == 304:
        return
    if status in _GATEWAY_SAYS_NOBODY or (status >= 500 and not isinstance(body, dict)):
        raise RegistryUnreachable(f"{asked}: a gateway answered {status}; see whether the registry is up")
    if not isinstance(body, dict):
        raise AnswerUnreadable(f"{asked}: {status} without a reason; is REGISTRY_URL that of a registry?")
    if status == 503:
        raise RegistryUnreachable(f"{asked}: {body.get('detail') or body.get('title') or 'not available'}")
    refused = SchemaNotFound if status in _GONE and _is_about_a_schema(body) else RegistryRefused
    raise refused(status, body, asked)


def _is_about_a_schema(problem: Mapping[str, Json]) -> bool:
    return "no-such-route" not in str(problem.get("type", ""))


def index() -> Call[Index]:
    """The latest version of every schema."""
    return Call("index", "GET", "/index", Index.read)


def schema(ref: SchemaRef, bundled: bool) -> Call[Schema]:
    """One version, by number or alias; the latest where none is said."""
    params = {"version": ref.version} if ref.version else {}
    if bundled:
        params["bundled"] = "true"
    track = ref.track or "v1"
    return Call(f"schema {ref}", "GET", f"/schemas/{track}/{ref.name}", Schema.read, params)


def by_id(schema_id: str | int) -> Call[Schema]:
    """The schema of an id, numeric or textual."""
    return Call(f"schema id {schema_id}", "GET", f"/schemas/by-id/{quote(str(schema_id), safe='')}", Schema.read)


def versions(ref: SchemaRef) -> Call[tuple[VersionInfo, ...]]:
    """All versions, oldest first."""
    path = f"/schemas/{ref.track or 'v1'}/{ref.name}/versions"
    return Call(f"versions of {ref.subject}", "GET", path, VersionInfo.read_all)


def compatibility(name: str, older: str, newer: str) -> Call[Compatibility]:
    """Whether one version may follow another; ``v2@1.0.0`` or ``1.0.0``, the latter on v1."""
    params = {"name": name, "from": older, "to": newer}
    return Call(f"compatibility of {name}", "GET", "/compat/check", Compatibility.read, params)


def candidate(name: str, track: str, content: Json, older: str | None) -> Call[Compatibility]:
    """Whether a text may follow a version, by default the latest; nothing is written."""
    body = {"name": name, "track": track, "content": content}
    if older is not None:
        body["from"] = older
    return Call(f"compatibility of {name}", "POST", "/compat/check", Compatibility.read, body=body)


def negotiation(name: str, prefer: str, fallback: str | None) -> Call[Negotiated]:
    """The first track with a version that is not deprecated."""
    params = {"name": name, "prefer": prefer, "fallback": fallback or prefer}
    return Call(f"negotiation of {name}", "GET", "/negotiate", Negotiated.read, params)


def upload(body: Mapping[str, Json], dry_run: bool) -> Call[Json]:
    """Publish a version, or ask what publishing would say."""
    said = {name: value for name, value in body.items() if value is not None}
    params = {"dry_run": "true"} if dry_run else None
    return Call(f"upload of {body['name']}", "POST", "/admin/schemas", as_object, params, said)


def sync(body: Mapping[str, Json]) -> Call[Json]:
    """Publish a directory or a repository that the registry can see."""
    said = {name: value for name, value in body.items() if value is not None}
    return Call(f"sync from {body['source']}", "POST", "/admin/sync", as_object, body=said)


def drift(body: Mapping[str, Json]) -> Call[Json]:
    """Tell that events differ from their schema."""
    said = {name: value for name, value in body.items() if value is not None}
    return Call(f"drift of {body['name']}", "POST", "/admin/telemetry", as_object, body=said)
