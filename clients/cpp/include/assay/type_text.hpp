// Arrow types as text, as the registry reads them: int64, timestamp[us, tz=UTC], list<utf8>.
#pragma once

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <arrow/result.h>
#include <arrow/status.h>
#include <arrow/type.h>

namespace assay {
namespace internal {

using TypeResult = arrow::Result<std::shared_ptr<arrow::DataType>>;
constexpr int kMaxTypeDepth = 64;

inline std::string Stripped(std::string_view text) {
  const auto blank = [](unsigned char c) { return std::isspace(c) != 0; };
  while (!text.empty() && blank(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
  while (!text.empty() && blank(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
  return std::string(text);
}

/// Lower case, without '_' and blanks, aliases resolved.
inline std::string CanonicalTypeName(std::string_view text) {
  static const std::map<std::string, std::string> aliases = {
      {"string", "utf8"},      {"largestring", "largeutf8"}, {"boolean", "bool"},   {"halffloat", "float16"},
      {"half", "float16"},     {"float", "float32"},         {"double", "float64"}};
  std::string plain;
  for (const char c : text) {
    if (c != '_' && std::isspace(static_cast<unsigned char>(c)) == 0) {
      plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  const auto alias = aliases.find(plain);
  return alias == aliases.end() ? plain : alias->second;
}

inline std::shared_ptr<arrow::DataType> SimpleType(const std::string& name) {
  static const std::map<std::string, std::shared_ptr<arrow::DataType>> types = {
      {"null", arrow::null()},       {"bool", arrow::boolean()},     {"int8", arrow::int8()},
      {"int16", arrow::int16()},     {"int32", arrow::int32()},      {"int64", arrow::int64()},
      {"uint8", arrow::uint8()},     {"uint16", arrow::uint16()},    {"uint32", arrow::uint32()},
      {"uint64", arrow::uint64()},   {"float16", arrow::float16()},  {"float32", arrow::float32()},
      {"float64", arrow::float64()}, {"utf8", arrow::utf8()},        {"largeutf8", arrow::large_utf8()},
      {"binary", arrow::binary()},   {"largebinary", arrow::large_binary()}, {"date32", arrow::date32()},
      {"date64", arrow::date64()}};
  const auto found = types.find(name);
  return found == types.end() ? nullptr : found->second;
}

/// The parts between commas that stand in no brackets.
inline std::vector<std::string> SplitArguments(const std::string& arguments) {
  std::vector<std::string> parts;
  int depth = 0;
  std::string part;
  for (const char c : arguments + ",") {
    depth += c == '<' || c == '[' || c == '(' ? 1 : c == '>' || c == ']' || c == ')' ? -1 : 0;
    if (c == ',' && depth == 0) {
      if (std::string stripped = Stripped(part); !stripped.empty()) parts.push_back(std::move(stripped));
      part.clear();
    } else {
      part += c;
    }
  }
  if (std::string rest = Stripped(part); !rest.empty()) parts.push_back(std::move(rest));
  return parts;
}

inline std::string WithoutLabel(const std::string& argument) {
  for (const std::string label : {"tz", "unit", "values", "indices"}) {
    const auto equals = argument.find('=');
    if (equals != std::string::npos && Stripped(argument.substr(0, equals)) == label) {
      return Stripped(argument.substr(equals + 1));
    }
  }
  return argument;
}

inline std::optional<arrow::TimeUnit::type> TimeUnitOf(const std::string& text) {
  if (text == "s") return arrow::TimeUnit::SECOND;
  if (text == "ms") return arrow::TimeUnit::MILLI;
  if (text == "us") return arrow::TimeUnit::MICRO;
  if (text == "ns") return arrow::TimeUnit::NANO;
  return std::nullopt;
}

inline std::optional<int32_t> NumberOf(const std::string& text) {
  const std::size_t digits = !text.empty() && text.front() == '-' ? 1 : 0;
  const bool plain = text.size() > digits && text.size() <= 9 &&
                     std::all_of(text.begin() + static_cast<std::ptrdiff_t>(digits), text.end(),
                                 [](unsigned char c) { return std::isdigit(c) != 0; });
  return plain ? std::optional<int32_t>(std::stoi(text)) : std::nullopt;
}

inline arrow::Status NoType(const std::string& text) {
  return arrow::Status::Invalid("'", text, "' is no Arrow type known here; write such as int64, utf8 or timestamp[us, tz=UTC]");
}

inline TypeResult ReadType(const std::string& text, int depth);

inline arrow::Result<std::shared_ptr<arrow::Field>> ReadMember(const std::string& text, int depth) {
  static const std::string required_mark = " not null";
  const bool required = text.size() > required_mark.size() && text.ends_with(required_mark);
  const std::string typed = required ? text.substr(0, text.size() - required_mark.size()) : text;
  const auto colon = typed.find(':');
  const bool named = colon != std::string::npos && typed.substr(0, colon).find_first_of("<[(") == std::string::npos;
  ARROW_ASSIGN_OR_RAISE(auto type, ReadType(named ? typed.substr(colon + 1) : typed, depth + 1));
  return arrow::field(named ? Stripped(typed.substr(0, colon)) : "item", std::move(type), !required);
}

inline TypeResult DecimalType(const std::string& text, const std::string& name, const std::vector<std::string>& arguments) {
  const auto precision = NumberOf(arguments.front());
  const auto scale = arguments.size() > 1 ? NumberOf(arguments[1]) : std::optional<int32_t>(0);
  if (!precision || !scale) return NoType(text);
  if (name == "decimal256") return arrow::Decimal256Type::Make(*precision, *scale);
  if (name == "decimal64") return arrow::Decimal64Type::Make(*precision, *scale);
  if (name == "decimal32") return arrow::Decimal32Type::Make(*precision, *scale);
  if (name == "decimal" || name == "decimal128") return arrow::Decimal128Type::Make(*precision, *scale);
  return NoType(text);
}

inline TypeResult TemporalType(const std::string& text, const std::string& name, const std::vector<std::string>& arguments) {
  const auto unit = TimeUnitOf(arguments.front());
  if (!unit) return NoType(text);
  const bool coarse = *unit == arrow::TimeUnit::SECOND || *unit == arrow::TimeUnit::MILLI;
  if (name == "timestamp") {
    return arguments.size() > 1 ? arrow::timestamp(*unit, arguments[1]) : arrow::timestamp(*unit);
  }
  if (name == "duration") return arrow::duration(*unit);
  if (name == "time32" && coarse) return arrow::time32(*unit);
  if (name == "time64" && !coarse) return arrow::time64(*unit);
  return NoType(text);
}

inline TypeResult NestedType(const std::string& text, const std::string& name, const std::vector<std::string>& arguments, int depth) {
  if (name == "struct") {
    arrow::FieldVector fields;
    for (const auto& argument : arguments) {
      ARROW_ASSIGN_OR_RAISE(auto field, ReadMember(argument, depth));
      fields.push_back(std::move(field));
    }
    return arrow::struct_(std::move(fields));
  }
  if (name == "list" || name == "largelist") {
    ARROW_ASSIGN_OR_RAISE(auto field, ReadMember(arguments.front(), depth));
    return name == "list" ? arrow::list(field->type()) : arrow::large_list(field->type());
  }
  if (arguments.size() != 2) return NoType(text);
  ARROW_ASSIGN_OR_RAISE(auto first, ReadType(WithoutLabel(arguments[0]), depth + 1));
  ARROW_ASSIGN_OR_RAISE(auto second, ReadType(WithoutLabel(arguments[1]), depth + 1));
  return name == "map" ? arrow::map(std::move(first), std::move(second)) : arrow::DictionaryType::Make(second, first);
}

inline TypeResult ReadType(const std::string& text, int depth) {
  if (depth > kMaxTypeDepth) return arrow::Status::Invalid("the type is nested too deeply");
  const std::string stripped = Stripped(text);
  const auto open = stripped.find_first_of("<[(");
  const bool has = open != std::string::npos && open > 0 && std::string(">])").find(stripped.back()) != std::string::npos;
  const std::string name = CanonicalTypeName(has ? stripped.substr(0, open) : stripped);
  if (auto simple = SimpleType(name)) return simple;
  const auto arguments = has ? SplitArguments(stripped.substr(open + 1, stripped.size() - open - 2)) : std::vector<std::string>{};
  if (arguments.empty()) return NoType(stripped);
  if (name == "struct" || name == "list" || name == "largelist" || name == "map" || name == "dictionary") {
    return NestedType(stripped, name, arguments, depth);
  }
  std::vector<std::string> plain;
  std::transform(arguments.begin(), arguments.end(), std::back_inserter(plain), WithoutLabel);
  if (name.starts_with("decimal")) return DecimalType(stripped, name, plain);
  if (name == "fixedsizebinary") {
    const auto width = NumberOf(plain.front());
    return width ? TypeResult(arrow::fixed_size_binary(*width)) : TypeResult(NoType(stripped));
  }
  return TemporalType(stripped, name, plain);
}

}  // namespace internal

/// The type of a text.
inline arrow::Result<std::shared_ptr<arrow::DataType>> TypeOf(const std::string& text) {
  return internal::ReadType(text, 0);
}

}  // namespace assay
