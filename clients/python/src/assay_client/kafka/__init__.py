"""Records that keep their schema: serialised with validation, the schema named in a header."""

from assay_client.kafka.records import (
    SCHEMA_HEADER,
    VERDICT_HEADER,
    RecordReader,
    RecordWriter,
    Written,
    schema_header,
)

__all__ = ["SCHEMA_HEADER", "VERDICT_HEADER", "RecordReader", "RecordWriter", "Written", "schema_header"]
