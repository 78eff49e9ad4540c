"""Cleans data sets by a published schema; see README.md.

python clean.py --schema ticks_v1@1.1.0 --out clean --quarantine quarantine ticks.csv
python clean.py --schema ticks_v1@1 --watch inbox         files as they come, schema changes as they come
"""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
from cleaner import SUFFIXES, Rules, clean

from assay_client import RegistryError, Schema, SchemaManager, SchemaRef, Settings
from assay_client.changes import follow

_LOOK_EVERY_S = 0.2
_UNCLEAN = 3


class Rulebook:
    """The rules in force, loaded anew when the registry tells of another version."""

    def __init__(self, settings: Settings, ref: SchemaRef) -> None:
        """Load them; without a registry from the last-known copy, without either raise RegistryError."""
        self._settings = settings
        self._ref = ref
        self._manager = SchemaManager(settings=settings)
        self.rules = Rules.of(self._manager.schema(ref).schema)

    def follow(self, stop: threading.Event) -> None:
        """Follow changes until stopped; runs in a thread of its own."""
        for change in follow(self._settings, subject=self._ref.subject, stop=stop, connected=self._joined):
            said = f"{change.subject}@{change.data.get('core_version', '')}".rstrip("@")
            before = self.rules.schema
            self._reload()
            if self.rules.schema == before:
                print(
                    f"told of {said}; {before.ref} stays, as {self._ref} asks",
                    flush=True,
                )

    def _joined(self) -> None:
        self._reload()
        print(f"following changes of {self._ref.subject}", flush=True)

    def _reload(self) -> None:
        self._manager.stock.expire(self._ref.name)
        try:
            found: Schema = self._manager.schema(self._ref).schema
            if found.sha256 != self.rules.schema.sha256:
                self.rules = Rules.of(found)
                print(f"in force: {found.ref}", flush=True)
        except (RegistryError, ValueError) as problem:
            print(f"{self.rules.schema.ref} stays: {problem}", flush=True)


def main() -> int:
    """0 if all was clean, 3 if rows were quarantined, 1 if something failed, 2 for wrong arguments."""
    asked = _parser().parse_args()
    try:
        settings = replace(Settings.from_env(), last_known_dir=asked.last_known, fallback_track=None)
        settings = replace(settings, url=(asked.registry or settings.url).rstrip("/"))
        book = Rulebook(settings, SchemaRef.of_document(asked.schema))
    except (RegistryError, ValueError) as problem:
        print(f"clean: {problem}", file=sys.stderr)
        return 1
    print(f"in force: {book.rules.schema.ref}", flush=True)
    codes = [_clean(each, book, asked) for each in asked.file]
    if asked.watch is not None:
        _watch(asked.watch, book, asked)
    return max(codes, key=[0, _UNCLEAN, 1].index, default=0)


def _clean(source: Path, book: Rulebook, asked: argparse.Namespace) -> int:
    rules = book.rules
    try:
        if source.suffix not in SUFFIXES:
            raise ValueError(f"is neither of {', '.join(SUFFIXES)}")
        done = clean(source, rules, asked.out, asked.quarantine)
    except (OSError, ValueError, pa.ArrowException) as problem:
        print(f"clean: {source}: {problem}", file=sys.stderr, flush=True)
        return 1
    print(
        f"{source.name}: {done.good} good, {done.bad} quarantined, by {rules.schema.ref}",
        flush=True,
    )
    return _UNCLEAN if done.bad else 0


def _watch(inbox: Path, book: Rulebook, asked: argparse.Namespace) -> None:
    """Clean what is moved into a directory, then move it on to ``done``; until Ctrl-C or TERM."""
    stop = threading.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: stop.set())
    done = inbox / "done"
    done.mkdir(parents=True, exist_ok=True)
    threading.Thread(target=book.follow, args=(stop,), daemon=True).start()
    print(f"watching {inbox}", flush=True)
    while not stop.wait(_LOOK_EVERY_S):
        for source in sorted(each for each in inbox.iterdir() if each.suffix in SUFFIXES):
            _clean(source, book, asked)
            source.replace(done / source.name)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Cleans data sets by a published schema.")
    parser.add_argument("file", nargs="*", type=Path, help="CSV or Parquet")
    parser.add_argument(
        "--schema",
        default="ticks_v1@1.1.0",
        metavar="ID@VERSION",
        help="default: %(default)s",
    )
    parser.add_argument("--registry", metavar="URL", help="default: REGISTRY_URL")
    parser.add_argument("--out", type=Path, default=Path("clean"), metavar="DIR")
    parser.add_argument("--quarantine", type=Path, default=Path("quarantine"), metavar="DIR")
    parser.add_argument(
        "--last-known",
        type=Path,
        metavar="DIR",
        help="keeps a copy for a start without a registry",
    )
    parser.add_argument(
        "--watch",
        type=Path,
        metavar="DIR",
        help="clean what is moved there, until stopped",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
