// Asks an Assay registry for schemas, over HTTP by libcurl.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <utility>

#include <arrow/result.h>
#include <arrow/status.h>
#include <curl/curl.h>
#include <nlohmann/json.hpp>

#include "assay/reference.hpp"

namespace assay {

/// One version of a schema, as the registry has it.
struct Schema {
  Reference reference;
  std::string sha256;
  bool deprecated = false;
  nlohmann::json content;
};

/// Where the registry is, and how patiently it is asked.
struct RegistryOptions {
  std::string url = "http://127.0.0.1:8081";
  std::string token;
  std::chrono::milliseconds timeout{5000};
  int tries = 3;

  /// REGISTRY_URL and REGISTRY_TOKEN, where they are set.
  static RegistryOptions FromEnvironment() {
    RegistryOptions options;
    if (const char* url = std::getenv("REGISTRY_URL"); url != nullptr && *url != '\0') options.url = url;
    if (const char* token = std::getenv("REGISTRY_TOKEN"); token != nullptr) options.token = token;
    return options;
  }
};

namespace internal {

constexpr std::size_t kMaxAnswerBytes = std::size_t{16} << 20;

struct Answer {
  long status = 0;
  std::string body;
};

inline std::size_t Append(char* bytes, std::size_t size, std::size_t count, void* to) {
  auto& body = *static_cast<std::string*>(to);
  const std::size_t length = size * count;
  if (body.size() + length > kMaxAnswerBytes) return 0;  // libcurl then ends with a write error
  body.append(bytes, length);
  return length;
}

struct HandleCloser {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct ListFreer {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

}  // namespace internal

/// Asks one registry. A Registry may be used by one thread at a time; make one for each.
class Registry {
 public:
  explicit Registry(RegistryOptions options) : options_(std::move(options)), random_(std::random_device{}()) {
    static const CURLcode once = curl_global_init(CURL_GLOBAL_DEFAULT);
    static_cast<void>(once);
    while (!options_.url.empty() && options_.url.back() == '/') options_.url.pop_back();
  }

  /// The schema of a reference, pinned or latest, with everything that it refers to.
  /// KeyError if there is none, IOError if the registry can't be reached, Invalid if it is no registry.
  arrow::Result<Schema> Fetch(const Reference& reference) {
    const std::string version = reference.version.empty() ? "" : "&version=" + Escaped(reference.version);
    const std::string path = "/schemas/" + reference.track + "/" + reference.name + "?bundled=true" + version;
    ARROW_ASSIGN_OR_RAISE(internal::Answer answer, Ask(path));
    const auto body = nlohmann::json::parse(answer.body, nullptr, false);
    if (answer.status != 200) return Refusal(reference, answer, body);
    if (!body.is_object() || !body.contains("content") || !body.value("core_version", nlohmann::json()).is_string()) {
      return arrow::Status::Invalid("what answers at ", options_.url, " is no registry; see REGISTRY_URL");
    }
    Schema schema;
    schema.reference = Reference{reference.track, reference.name, body["core_version"].get<std::string>()};
    schema.sha256 = body.value("sha256", "");
    schema.deprecated = body.value("deprecated", false);
    schema.content = body["content"];
    return schema;
  }

  arrow::Result<Schema> Fetch(const std::string& reference) {
    ARROW_ASSIGN_OR_RAISE(Reference parsed, Reference::Parse(reference));
    return Fetch(parsed);
  }

 private:
  arrow::Result<internal::Answer> Ask(const std::string& path) {
    for (int tries = 1;; ++tries) {
      auto answer = AskOnce(path);
      const bool again = !answer.ok() || answer->status == 429 || answer->status >= 502;
      if (!again || tries >= options_.tries) return answer;
      const double bound_ms = 100.0 * static_cast<double>(1 << (tries - 1));
      const std::chrono::duration<double, std::milli> pause(std::uniform_real_distribution<>(0, bound_ms)(random_));
      std::this_thread::sleep_for(pause);
    }
  }

  arrow::Result<internal::Answer> AskOnce(const std::string& path) {
    const std::unique_ptr<CURL, internal::HandleCloser> handle(curl_easy_init());
    if (!handle) return arrow::Status::OutOfMemory("libcurl has no handle");
    curl_slist* list = curl_slist_append(nullptr, "Accept: application/json");
    if (!options_.token.empty()) list = curl_slist_append(list, ("Authorization: Bearer " + options_.token).c_str());
    const std::unique_ptr<curl_slist, internal::ListFreer> headers(list);
    const std::string url = options_.url + path;
    internal::Answer answer;
    curl_easy_setopt(handle.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(handle.get(), CURLOPT_TIMEOUT_MS, static_cast<long>(options_.timeout.count()));
    curl_easy_setopt(handle.get(), CURLOPT_NOSIGNAL, 1L);
#if LIBCURL_VERSION_NUM >= 0x075500
    curl_easy_setopt(handle.get(), CURLOPT_PROTOCOLS_STR, "http,https");
#else
    curl_easy_setopt(handle.get(), CURLOPT_PROTOCOLS, static_cast<long>(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, &internal::Append);
    curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &answer.body);
    const CURLcode code = curl_easy_perform(handle.get());
    if (code != CURLE_OK) {
      return arrow::Status::IOError(options_.url, " can't be reached: ", curl_easy_strerror(code),
                                    "; see whether the registry is up");
    }
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &answer.status);
    return answer;
  }

  static arrow::Status Refusal(const Reference& reference, const internal::Answer& answer, const nlohmann::json& body) {
    if (!body.is_object()) {
      return arrow::Status::IOError(reference.ToString(), ": ", answer.status, " without a reason");
    }
    const std::string said = reference.ToString() + ": " + body.value("detail", body.value("title", "refused")) + "; " +
                             body.value("remedy", "look at the registry's log");
    return answer.status == 404 || answer.status == 410 ? arrow::Status::KeyError(said) : arrow::Status::IOError(said);
  }

  static std::string Escaped(const std::string& text) {
    const std::unique_ptr<char, decltype(&curl_free)> escaped(
        curl_easy_escape(nullptr, text.c_str(), static_cast<int>(text.size())), &curl_free);
    return escaped ? escaped.get() : text;
  }

  RegistryOptions options_;
  std::mt19937_64 random_;
};

}  // namespace assay
