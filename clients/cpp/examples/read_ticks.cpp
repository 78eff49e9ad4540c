// Reads ticks from CSV by the columns of a published schema, and says what it read.
//
//   read-ticks [--schema ticks_v1@1.1.0] [--registry URL] ticks.csv
//   read-ticks --document schema.json            prints the columns of a document on disk
#include <fstream>
#include <iostream>
#include <string>

#include "assay/arrow_schema.hpp"
#include "assay/csv.hpp"
#include "assay/registry.hpp"

namespace {

struct Asked {
  std::string schema = "ticks_v1@1.1.0";
  std::string document;
  std::string file;
  assay::RegistryOptions registry = assay::RegistryOptions::FromEnvironment();
};

arrow::Result<Asked> Read(int count, char** arguments) {
  Asked asked;
  for (int i = 1; i < count; ++i) {
    const std::string argument = arguments[i];
    const bool option = argument.starts_with("--");
    if (option && i + 1 >= count) return arrow::Status::Invalid(argument, " needs a value");
    if (argument == "--schema") asked.schema = arguments[++i];
    else if (argument == "--registry") asked.registry.url = arguments[++i];
    else if (argument == "--document") asked.document = arguments[++i];
    else if (option) return arrow::Status::Invalid("there is no option ", argument);
    else asked.file = argument;
  }
  if (asked.file.empty() && asked.document.empty()) return arrow::Status::Invalid("name a CSV file, or --document");
  return asked;
}

arrow::Status Run(int count, char** arguments) {
  ARROW_ASSIGN_OR_RAISE(Asked asked, Read(count, arguments));
  if (!asked.document.empty()) {
    std::ifstream file(asked.document);
    if (!file) return arrow::Status::IOError(asked.document, " can't be read");
    ARROW_ASSIGN_OR_RAISE(auto columns, assay::ArrowSchema(nlohmann::json::parse(file, nullptr, false)));
    std::cout << columns->ToString(/*show_metadata=*/false) << "\n";
    return arrow::Status::OK();
  }
  assay::Registry registry(asked.registry);
  ARROW_ASSIGN_OR_RAISE(assay::Schema schema, registry.Fetch(asked.schema));
  ARROW_ASSIGN_OR_RAISE(auto columns, assay::ArrowSchema(schema.content));
  ARROW_ASSIGN_OR_RAISE(auto table, assay::ReadCsv(asked.file, columns));
  std::cout << schema.reference.ToString() << "\n" << columns->ToString(false) << "\n" << table->num_rows() << " rows\n";
  return arrow::Status::OK();
}

}  // namespace

int main(int count, char** arguments) {
  const arrow::Status status = Run(count, arguments);
  if (!status.ok()) {
    std::cerr << "read-ticks: " << status.message() << "\n";
    return 1;
  }
  return 0;
}
