"""Sorts the rows of a file into good ones, as Parquet, and bad ones, quarantined with reasons."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
from cells import event_of

from assay_client import Schema, SchemaValidator
from assay_client.frames.arrow import arrow_schema
from assay_client.frames.rows import events_of, table_of

SUFFIXES = (".csv", ".parquet")
_BATCH_ROWS = 50_000


@dataclass(frozen=True)
class Rules:
    """A schema, ready to judge rows."""

    schema: Schema
    columns: pa.Schema
    validator: SchemaValidator

    @classmethod
    def of(cls, schema: Schema) -> Rules:
        """Compile it; raises ValueError or SchemaUnusable if it can't judge rows."""
        return cls(
            schema,
            arrow_schema(schema.content),
            SchemaValidator(schema.content, str(schema.ref)),
        )


@dataclass(frozen=True)
class Cleaned:
    """How many rows went where."""

    good: int
    bad: int


def clean(source: Path, rules: Rules, out: Path, quarantine: Path) -> Cleaned:
    """``OUT/NAME.parquet`` and, if any row is bad, ``QUARANTINE/NAME.jsonl``; each appears whole or not at all."""
    out.mkdir(parents=True, exist_ok=True)
    quarantine.mkdir(parents=True, exist_ok=True)
    kept, refused = out / f"{source.stem}.parquet", quarantine / f"{source.stem}.jsonl"
    told = {"assay.schema": str(rules.schema.ref), "assay.sha256": rules.schema.sha256}
    columns = rules.columns.with_metadata(told)
    good = bad = 0
    parts = [path.with_name(f".{path.name}.part") for path in (kept, refused)]
    with (
        pyarrow.parquet.ParquetWriter(parts[0], columns) as writer,
        parts[1].open("w", encoding="utf-8") as jail,
    ):
        for first, batch in _batches(source, rules):
            events, judged = _judged(batch, rules)
            good += len(events)
            writer.write_table(table_of(events, columns))
            for row, event, reasons in judged:
                bad += 1
                jail.write(_line(source, first + row, event, reasons, rules))
    parts[0].replace(kept)
    if bad:
        parts[1].replace(refused)
    else:
        parts[1].unlink()
        refused.unlink(missing_ok=True)
    return Cleaned(good, bad)


def _judged(
    rows: list[tuple[dict[str, Any], list[str]]], rules: Rules
) -> tuple[list[dict[str, Any]], list[tuple[int, dict[str, Any], list[str]]]]:
    good, bad = [], []
    for row, (event, wrong) in enumerate(rows):
        places = {reason.partition(":")[0] for reason in wrong}
        broken = [str(each) for each in rules.validator.violations(event) if each.instance not in places]
        reasons = wrong + broken or _unfit(event, rules)
        if reasons:
            bad.append((row, event, reasons))
        else:
            good.append(event)
    return good, bad


def _unfit(event: dict[str, Any], rules: Rules) -> list[str]:
    """Why a valid event has no place in the columns: a number that is too large for them, say."""
    try:
        table_of([event], rules.columns).validate(full=True)
    except (pa.ArrowException, ValueError, TypeError, OverflowError) as problem:
        return [f"has no place in the columns: {type(problem).__name__}"]
    empty = [field.name for field in rules.columns if not field.nullable and event.get(field.name) is None]
    return [f"/{name}: the column must have a value" for name in empty]


def _batches(source: Path, rules: Rules) -> Any:
    """Rows as events with what is wrong with their cells, and the number of the first."""
    first = 1
    if source.suffix == ".parquet":
        for batch in pyarrow.parquet.ParquetFile(source).iter_batches(_BATCH_ROWS):
            known = [name for name in batch.schema.names if name in rules.columns.names]
            yield first, [(event, []) for event in events_of(batch.select(known))]
            first += batch.num_rows
        return
    as_text = dict.fromkeys(_header(source), pa.string())
    convert = pyarrow.csv.ConvertOptions(column_types=as_text, strings_can_be_null=False)
    with pyarrow.csv.open_csv(source, convert_options=convert) as reader:
        for batch in reader:
            yield first, [event_of(row, rules.columns) for row in batch.to_pylist()]
            first += batch.num_rows


def _header(source: Path) -> list[str]:
    with pyarrow.csv.open_csv(source) as reader:
        return list(reader.schema.names)


def _line(source: Path, row: int, event: dict[str, Any], reasons: list[str], rules: Rules) -> str:
    told = {
        "source": source.name,
        "row": row,
        "schema": str(rules.schema.ref),
        "reasons": reasons,
        "event": event,
    }
    return json.dumps(told, ensure_ascii=False) + "\n"
