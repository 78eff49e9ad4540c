// Reads CSV into the columns of a schema.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include <arrow/array.h>
#include <arrow/csv/api.h>
#include <arrow/io/file.h>
#include <arrow/result.h>
#include <arrow/status.h>
#include <arrow/table.h>
#include <arrow/type.h>

namespace assay {
namespace internal {

/// A column that must hold values, and doesn't in this row.
inline arrow::Status MissingValue(const arrow::Field& field, const arrow::ChunkedArray& column) {
  int64_t row = 0;
  for (const auto& chunk : column.chunks()) {
    for (int64_t i = 0; i < chunk->length(); ++i, ++row) {
      if (chunk->IsNull(i)) {
        return arrow::Status::Invalid("row ", row + 1, " has no value for '", field.name(), "', which must have one");
      }
    }
  }
  return arrow::Status::OK();
}

}  // namespace internal

/// Reads a CSV file with a header line. Columns are found by name and converted to the schema's types; one that
/// may hold nulls may be missing, columns that the schema doesn't have are passed over. Invalid names column and row.
inline arrow::Result<std::shared_ptr<arrow::Table>> ReadCsv(const std::string& path, const std::shared_ptr<arrow::Schema>& schema) {
  ARROW_ASSIGN_OR_RAISE(auto file, arrow::io::ReadableFile::Open(path));
  auto convert = arrow::csv::ConvertOptions::Defaults();
  convert.strings_can_be_null = true;
  convert.include_missing_columns = true;
  for (const auto& field : schema->fields()) {
    convert.column_types[field->name()] = field->type();
    convert.include_columns.push_back(field->name());
  }
  ARROW_ASSIGN_OR_RAISE(auto reader,
                        arrow::csv::TableReader::Make(arrow::io::default_io_context(), std::move(file),
                                                      arrow::csv::ReadOptions::Defaults(),
                                                      arrow::csv::ParseOptions::Defaults(), convert));
  ARROW_ASSIGN_OR_RAISE(auto read, reader->Read());
  for (int i = 0; i < schema->num_fields(); ++i) {
    if (!schema->field(i)->nullable() && read->column(i)->null_count() > 0) {
      return internal::MissingValue(*schema->field(i), *read->column(i));
    }
  }
  return arrow::Table::Make(schema, read->columns(), read->num_rows());
}

}  // namespace assay
