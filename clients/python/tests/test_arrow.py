"""Arrow blocks, pyarrow schemas, and the mapping that other languages share."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa
import pytest

from assay_client.frames.arrow import arrow_schema, block_of_schema, schema_of_block
from assay_client.frames.mapping import arrow_block, mapped_block
from assay_client.frames.rows import events_of, table_of
from assay_client.frames.types import UnknownType, text_of, type_of
from tests.conftest import ROOT

VECTORS = json.loads((ROOT / "schema-engine/src/test/resources/arrow/mapping.json").read_text())["cases"]
TYPES = [
    ("int8", pa.int8()),
    ("Int64", pa.int64()),
    ("string", pa.utf8()),
    ("large_utf8", pa.large_utf8()),
    ("boolean", pa.bool_()),
    ("half float", pa.float16()),
    ("double", pa.float64()),
    ("date32[day]", pa.date32()),
    ("time64[us]", pa.time64("us")),
    ("timestamp[ms]", pa.timestamp("ms")),
    ("timestamp[us, tz=UTC]", pa.timestamp("us", tz="UTC")),
    ("timestamp[unit=ns, tz=Europe/Berlin]", pa.timestamp("ns", tz="Europe/Berlin")),
    ("duration[s]", pa.duration("s")),
    ("decimal(10, 2)", pa.decimal128(10, 2)),
    ("decimal256(50)", pa.decimal256(50, 0)),
    ("fixed_size_binary[16]", pa.binary(16)),
    ("list<item: int32 not null>", pa.list_(pa.int32())),
    ("large_list<utf8>", pa.large_list(pa.utf8())),
    (
        "struct<a: utf8 not null, b: list<struct<c: decimal128(9, 2)>>>",
        pa.struct(
            [
                pa.field("a", pa.utf8(), nullable=False),
                pa.field("b", pa.list_(pa.struct([pa.field("c", pa.decimal128(9, 2))]))),
            ]
        ),
    ),
    ("map<utf8, int64>", pa.map_(pa.utf8(), pa.int64())),
    ("dictionary<values=utf8, indices=int32>", pa.dictionary(pa.int32(), pa.utf8())),
]


@pytest.mark.parametrize("case", VECTORS, ids=[case["name"] for case in VECTORS])
def test_the_mapping_keeps_to_the_shared_vectors(case: dict[str, Any]) -> None:
    if case.get("refused"):
        with pytest.raises(ValueError, match="no columns"):
            mapped_block(case["schema"])
        return
    block = mapped_block(case["schema"])
    assert block["fields"] == case["fields"]
    assert block_of_schema(schema_of_block(block)) == block


@pytest.mark.parametrize(("text", "kind"), TYPES, ids=[text for text, _ in TYPES])
def test_types_are_read_and_told_so_that_they_are_read_again(text: str, kind: pa.DataType) -> None:
    assert type_of(text) == kind
    assert type_of(text_of(kind)) == kind


@pytest.mark.parametrize(
    "text", ["", "int128", "list<>", "timestamp", "timestamp[fortnight]", "decimal128(x)", "a" * 300]
)
def test_what_is_no_type_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(UnknownType):
        type_of(text)


def test_a_type_that_is_nested_without_end_is_refused() -> None:
    with pytest.raises(UnknownType, match="too deeply"):
        type_of("list<" * 100 + "int8" + ">" * 100)


def test_a_documents_own_block_wins_over_the_mapping() -> None:
    document = {"properties": {"size": {"type": "integer"}}, "arrow": {"fields": [{"name": "size", "type": "int32"}]}}
    assert arrow_block(document) == document["arrow"]
    assert arrow_schema(document) == pa.schema([("size", pa.int32())])


def test_blocks_are_read_by_name_by_list_inside_schema_and_in_arrows_own_json() -> None:
    wanted = pa.schema([pa.field("a", pa.int64(), nullable=False), pa.field("l", pa.list_(pa.utf8()))])
    as_list = {"fields": [{"name": "a", "type": "int64", "nullable": False}, {"name": "l", "type": "list<utf8>"}]}
    by_name = {"fields": {"a": {"type": "int64", "nullable": False}, "l": "list<utf8>"}}
    arrows_own = {
        "schema": {
            "fields": [
                {"name": "a", "nullable": False, "type": {"name": "int", "bitWidth": 64, "isSigned": True}},
                {"name": "l", "type": {"name": "list"}, "children": [{"name": "item", "type": {"name": "utf8"}}]},
            ]
        }
    }
    for block in (as_list, by_name, arrows_own):
        assert schema_of_block(block) == wanted
    with pytest.raises(UnknownType, match="no fields"):
        schema_of_block({"fields": 3})


def test_events_become_a_table_and_the_same_events_again() -> None:
    document = {
        "properties": {
            "at": {"type": "string", "format": "date-time"},
            "on": {"type": "string", "format": "date"},
            "size": {"type": "integer", "maximum": 1e30},
            "tags": {"type": "object", "additionalProperties": {"type": "integer"}},
            "who": {"type": "object", "properties": {"id": {"type": "string"}, "rank": {"type": "integer"}}},
            "free": {},
        },
        "required": ["at"],
    }
    events: list[dict[str, Any]] = [
        {
            "at": "2026-01-02T03:04:05.000006Z",
            "on": "2026-01-02",
            "size": 10**20,
            "tags": {"a": 1},
            "who": {"id": "x"},
            "free": [1, {"two": None}],
        },
        {"at": "2026-01-02T03:04:05Z"},
    ]
    table = table_of(events, arrow_schema(document))
    assert table.column("at")[0].as_py() == datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=UTC)
    assert table.column("on")[0].as_py() == date(2026, 1, 2)
    assert events_of(table) == events
