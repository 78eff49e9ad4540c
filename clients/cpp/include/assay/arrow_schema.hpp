// The `arrow` block of a document as an arrow::Schema.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include <arrow/result.h>
#include <arrow/status.h>
#include <arrow/type.h>
#include <arrow/util/key_value_metadata.h>
#include <nlohmann/json.hpp>

#include "assay/type_text.hpp"

namespace assay {
namespace internal {

inline arrow::Result<std::shared_ptr<arrow::Field>> ReadField(const std::string& name, const nlohmann::json& said);

inline arrow::Result<std::shared_ptr<arrow::DataType>> ReadChildren(const std::string& name, const nlohmann::json& children) {
  arrow::FieldVector fields;
  for (const auto& child : children) {
    ARROW_ASSIGN_OR_RAISE(auto field, ReadField(child.value("name", "item"), child));
    fields.push_back(std::move(field));
  }
  const std::string canonical = CanonicalTypeName(name);
  if (canonical == "struct") return arrow::struct_(std::move(fields));
  if (canonical == "list" && fields.size() == 1) return arrow::list(fields[0]->type());
  if (canonical == "largelist" && fields.size() == 1) return arrow::large_list(fields[0]->type());
  return arrow::Status::Invalid("'", name, "' with ", fields.size(), " children is no Arrow type known here");
}

/// Arrow's own JSON as text: {"name": "int", "bitWidth": 64, "isSigned": true} is int64.
inline std::string ArrowsJsonAsText(const nlohmann::json& type) {
  const std::string name = type.value("name", "");
  const auto number = [&type](const char* member, int otherwise) { return std::to_string(type.value(member, otherwise)); };
  const std::string unit = type.value("unit", "MICROSECOND");
  const std::string shortened = unit == "SECOND" ? "s" : unit == "MILLISECOND" ? "ms" : unit == "NANOSECOND" ? "ns" : "us";
  if (name == "int") return (type.value("isSigned", true) ? "int" : "uint") + number("bitWidth", 0);
  if (name == "floatingpoint") {
    const std::string precision = type.value("precision", "DOUBLE");
    return precision == "HALF" ? "float16" : precision == "SINGLE" ? "float32" : "float64";
  }
  if (name == "decimal") return "decimal" + number("bitWidth", 128) + "(" + number("precision", 0) + ", " + number("scale", 0) + ")";
  if (name == "timestamp") {
    const std::string zone = type.value("timezone", "");
    return "timestamp[" + shortened + (zone.empty() ? "]" : ", tz=" + zone + "]");
  }
  if (name == "time") return "time" + number("bitWidth", 64) + "[" + shortened + "]";
  if (name == "duration") return "duration[" + shortened + "]";
  if (name == "date") return unit == "MILLISECOND" ? "date64" : "date32";
  if (name == "fixedsizebinary") return "fixed_size_binary[" + number("byteWidth", 0) + "]";
  return name;
}

inline arrow::Result<std::shared_ptr<arrow::DataType>> ReadFieldType(const nlohmann::json& said) {
  if (said.is_string()) return TypeOf(said.get<std::string>());
  const auto type = said.value("type", nlohmann::json());
  const std::string name = type.is_string() ? type.get<std::string>() : type.is_object() ? type.value("name", "") : "";
  if (name.empty()) return arrow::Status::Invalid("a column has no type: ", said.dump());
  const auto children = said.value("children", nlohmann::json::array());
  if (children.is_array() && !children.empty()) return ReadChildren(name, children);
  return TypeOf(type.is_string() ? name : ArrowsJsonAsText(type));
}

inline arrow::Result<std::shared_ptr<arrow::Field>> ReadField(const std::string& name, const nlohmann::json& said) {
  if (!said.is_string() && !said.is_object()) return arrow::Status::Invalid("column '", name, "' can't be read: ", said.dump());
  ARROW_ASSIGN_OR_RAISE(auto type, ReadFieldType(said));
  const bool nullable = !said.is_object() || said.value("nullable", true);
  const bool is_json = said.is_object() && said.value("encoding", "") == "json";
  const auto metadata = is_json ? arrow::key_value_metadata({"assay.encoding"}, {"json"}) : nullptr;
  return arrow::field(name, std::move(type), nullable, metadata);
}

}  // namespace internal

/// The columns of a block: `fields` as a list or by name, types as text or as in Arrow's own JSON.
inline arrow::Result<std::shared_ptr<arrow::Schema>> SchemaOfBlock(const nlohmann::json& block) try {
  const auto inner = block.is_object() && block.contains("schema") ? block["schema"] : block;
  const auto listed = inner.is_object() && inner.contains("fields") ? inner["fields"] : inner;
  arrow::FieldVector fields;
  if (listed.is_array()) {
    for (const auto& each : listed) {
      if (!each.is_object() || !each.value("name", nlohmann::json()).is_string()) {
        return arrow::Status::Invalid("a column of the 'arrow' block has no name: ", each.dump());
      }
      ARROW_ASSIGN_OR_RAISE(auto field, internal::ReadField(each["name"].get<std::string>(), each));
      fields.push_back(std::move(field));
    }
  } else if (listed.is_object()) {
    for (const auto& [name, each] : listed.items()) {
      ARROW_ASSIGN_OR_RAISE(auto field, internal::ReadField(name, each));
      fields.push_back(std::move(field));
    }
  } else {
    return arrow::Status::Invalid("the 'arrow' block has no fields; write {\"fields\": [{\"name\": …, \"type\": …}]}");
  }
  return arrow::schema(std::move(fields));
} catch (const nlohmann::json::exception& problem) {
  return arrow::Status::Invalid("the 'arrow' block can't be read: ", problem.what());
}

/// The columns of a document with an `arrow` block.
inline arrow::Result<std::shared_ptr<arrow::Schema>> ArrowSchema(const nlohmann::json& document) {
  if (!document.is_object() || !document.contains("arrow")) {
    return arrow::Status::Invalid("the document has no 'arrow' block; publish it with one, such as {\"fields\": […]}");
  }
  return SchemaOfBlock(document["arrow"]);
}

}  // namespace assay
