"""``assay-fetch-schemas``: fetches schemas, prints each, and breaks no build unless asked to."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from assay_client.asking import settings_of
from assay_client.client import RegistryClient
from assay_client.fetching.fetch import METADATA, Report, fetch
from assay_client.references import SchemaRef


def main(arguments: list[str] | None = None) -> int:
    """0, also where schemas failed; 1 with ``--strict`` then; 2 for arguments that can't be."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    try:
        wanted = [SchemaRef.parse(each) for each in asked.schema]
        settings = settings_of(None, asked.registry, None, asked.timeout)
    except ValueError as problem:
        parser.error(str(problem))
    if not settings.enabled:
        _say("nothing fetched: REGISTRY_ENABLED is false")
        return 0
    try:
        with RegistryClient(settings=settings) as client:
            report = fetch(client, asked.out, wanted, asked.track, _say)
    except OSError as problem:
        print(f"assay-fetch-schemas: can't write below {asked.out}: {problem}", file=sys.stderr)  # noqa: T201
        return 1 if asked.strict else 0
    _say(_summary(report, asked.out))
    return 1 if asked.strict and report.failed else 0


def _summary(report: Report, directory: Path) -> str:
    counts = f"{len(report.fetched)} fetched, {len(report.unchanged)} unchanged, {len(report.failed)} failed"
    return f"{counts}; see {directory / METADATA}"


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="assay-fetch-schemas",
        description="Fetches schemas into DIR/TRACK/NAME.json and says so in DIR/_metadata.json.",
        epilog="A schema that fails leaves the file of last time; the exit code stays 0 without --strict.",
    )
    parser.add_argument(
        "schema", nargs="*", metavar="[TRACK/]NAME[@VERSION]", help="which; by default all of the index"
    )
    parser.add_argument("--registry", metavar="URL", help="by default REGISTRY_URL")
    parser.add_argument("--out", type=Path, default=Path("schemas"), metavar="DIR", help="default: schemas")
    parser.add_argument("--track", action="append", default=[], metavar="vN", help="only these tracks")
    parser.add_argument("--timeout", type=float, metavar="SECONDS", help="by default REGISTRY_TIMEOUT, else 5")
    parser.add_argument("--strict", action="store_true", help="exit with 1 if anything failed")
    return parser


if __name__ == "__main__":
    sys.exit(main())
