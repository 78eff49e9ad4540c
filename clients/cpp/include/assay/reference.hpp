// How documents are named: ticks_v1, ticks_v1@1.1.0, v1/ticks@1.1.0.
#pragma once

#include <regex>
#include <string>

#include <arrow/result.h>
#include <arrow/status.h>

namespace assay {

/// A schema by name and track; the version is a number, an alias such as 1.1, or empty for the latest.
struct Reference {
  std::string track;
  std::string name;
  std::string version;

  /// Reads `NAME_vN[@VERSION]` or `[vN/]NAME[@VERSION]`; what names no track is on v1.
  static arrow::Result<Reference> Parse(const std::string& text) {
    static const std::regex shape(R"(^(?:(v[1-9][0-9]{0,3})/)?([A-Za-z0-9][A-Za-z0-9._-]{0,199}?)(?:@([0-9A-Za-z.+-]{1,128}))?$)");
    static const std::regex suffixed(R"(^(.+)_(v[1-9][0-9]{0,3})$)");
    std::smatch found;
    if (!std::regex_match(text, found, shape)) {
      return arrow::Status::Invalid("'", text, "' is no reference; write NAME_vN@VERSION, such as ticks_v1@1.1.0");
    }
    Reference reference{found[1].str(), found[2].str(), found[3].str()};
    std::smatch parts;
    if (reference.track.empty() && std::regex_match(reference.name, parts, suffixed)) {
      const std::string name = parts[1].str();
      reference.track = parts[2].str();
      reference.name = name;
    }
    if (reference.track.empty()) {
      reference.track = "v1";
    }
    return reference;
  }

  std::string ToString() const {
    return track + "/" + name + (version.empty() ? "" : "@" + version);
  }
};

}  // namespace assay
