#pragma once
// One record, opened with simdjson.

#include "scalars.hpp"

#include <cstring>
#include <simdjson.h>
#include <string_view>
#include <vector>

namespace rollcall {

class Document {
  simdjson::ondemand::parser parser;
  std::vector<char> padded; // the record, with the room behind it that simdjson needs

public:
  simdjson::ondemand::document json;
  const char *end = nullptr; // of the record

  simdjson::error_code open(const uint8_t *bytes, size_t length) {
    const size_t wanted = length + simdjson::SIMDJSON_PADDING;
    if (padded.size() < wanted) padded.resize(2 * wanted);
    std::memcpy(padded.data(), bytes, length);
    std::memset(padded.data() + length, 0, simdjson::SIMDJSON_PADDING);
    end = padded.data() + length;
    return parser.iterate(padded.data(), length, padded.size()).get(json);
  }

  const char *bytes() const { return padded.data(); }

  // What was written from an opening bracket to where simdjson now stands.
  std::string_view written_since(const char *bracket) {
    const char *here = end;
    if (json.current_location().get(here) != simdjson::SUCCESS) here = end;
    return trimmed(std::string_view(bracket, size_t(here - bracket)));
  }

  // An error when something is left.
  simdjson::error_code check_end() {
    const bool is_at_end = json.current_location().error() == simdjson::OUT_OF_BOUNDS;
    return is_at_end ? simdjson::SUCCESS : simdjson::TRAILING_CONTENT;
  }
};

} // namespace rollcall
