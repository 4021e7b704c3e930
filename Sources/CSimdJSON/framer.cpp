#include "CSimdJSON.h"
#include "block.hpp"

#include <string>

using namespace rollcall;

namespace {

// What the next byte belongs to.
enum class Phase {
  document,       // before the document
  key_or_end,     // after '{', or after ',' in the document's object
  key,            // within a key
  colon,          // after it
  value,          // before a member's value
  member,         // within a member beside the array
  after_member,   // before ',' or '}'
  element_or_end, // after '[', or after ',' in the array
  element,        // within an object or array
  scalar,         // within any other element
  comma,          // before ',' or ']'
  done            // after the document
};

constexpr size_t envelope_limit = 64 << 10;

bool is_space(uint8_t c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

} // namespace

struct rc_framer {
  std::string key;
  Phase phase = Phase::document;
  std::string name;     // the key of the member that is being read
  std::string envelope; // the members beside the array, with commas between them
  std::string handed;   // the envelope as it was last handed out
  size_t kept = 0;      // how much of the envelope is complete members
  size_t depth = 0;     // of brackets within an element or member
  size_t start = 0;     // of the element that is being read
  bool in_string = false;
  bool escaped = false;
  bool after_comma = false;
  bool is_member_blank = false;
  bool is_member_long = false;
  bool has_array = false;
  bool has_other = false; // the key is there, but what it names is no array

  // Follows a string byte by byte; true when it ends with this byte.
  bool ends_string(uint8_t c) {
    if (escaped) escaped = false;
    else if (c == '\\') escaped = true;
    else if (c == '"') return true;
    return false;
  }

  void begin_element(size_t i, uint8_t c) {
    start = i;
    depth = 0;
    in_string = escaped = false;
    phase = c == '{' || c == '[' ? Phase::element : Phase::scalar;
  }

  // Goes to the byte at which the depth comes to 0. Returns its index, or length.
  size_t skip(const uint8_t *bytes, size_t from, size_t length) {
    size_t i = from;
    for (; i + 64 <= length; i += 64) {
      const Block block = look(bytes + i);
      const uint64_t live = ~escaped_bytes(block.backslashes, escaped);
      uint64_t inside = prefix_parity(block.quotes & live);
      if (in_string) inside = ~inside;
      in_string = inside >> 63;
      const uint64_t opens = block.opens & ~inside, closes = block.closes & ~inside;
      const size_t closing = size_t(__builtin_popcountll(closes));
      if (depth > closing) {
        depth += size_t(__builtin_popcountll(opens)) - closing;
      } else if (const size_t end = step_through(opens, closes); end < 64) {
        in_string = escaped = false;
        return i + end;
      }
    }
    return skip_slowly(bytes, i, length);
  }

  // Walks the brackets of a block in order. Returns the bit of the one that closes the element, or 64.
  size_t step_through(uint64_t opens, uint64_t closes) {
    for (uint64_t brackets = opens | closes; brackets != 0; brackets &= brackets - 1) {
      const int bit = __builtin_ctzll(brackets);
      if (opens >> bit & 1) depth++;
      else if (--depth == 0) return size_t(bit);
    }
    return 64;
  }

  size_t skip_slowly(const uint8_t *bytes, size_t from, size_t to) {
    for (size_t i = from; i < to; i++) {
      const uint8_t c = bytes[i];
      if (in_string) {
        if (ends_string(c)) in_string = false;
      } else if (c == '"') {
        in_string = true;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if ((c == '}' || c == ']') && --depth == 0) {
        return i;
      }
    }
    return to;
  }

  rc_framing begin_value(uint8_t c) {
    if (name == key) {
      if (has_array || has_other) return RC_TWICE;
      has_array = c == '[';
      has_other = !has_array;
    }
    if (name == key && has_array) {
      after_comma = false;
      phase = Phase::element_or_end;
      return RC_FRAMED;
    }
    kept = envelope.size();
    if (kept > 0) envelope += ',';
    envelope += '"';
    envelope += name;
    envelope += "\":";
    depth = 0;
    in_string = escaped = false;
    is_member_blank = true;
    is_member_long = false;
    phase = Phase::member;
    return RC_FRAMED;
  }

  // A member beside the array, byte by byte; true when this byte no longer belongs to it.
  bool ends_member(uint8_t c) {
    if (in_string) {
      if (ends_string(c)) in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      depth++;
    } else if (depth > 0 && (c == '}' || c == ']')) {
      depth--;
    } else if (depth == 0 && (c == ',' || c == '}')) {
      return true;
    }
    is_member_blank = is_member_blank && is_space(c);
    if (is_member_long) return false;
    envelope += char(c);
    is_member_long = envelope.size() > envelope_limit;
    return false;
  }

  // A member that makes the envelope too long is left out of it: what is asked of an envelope is short.
  rc_framing end_member() {
    if (is_member_blank) return RC_UNEXPECTED;
    if (is_member_long) envelope.resize(kept);
    kept = envelope.size();
    phase = Phase::after_member;
    return RC_FRAMED;
  }

  // What a byte between values means; most of the grammar is here.
  rc_framing step(uint8_t c) {
    switch (phase) {
    case Phase::document:
      if (c != '{' && c != '[') return c == '<' ? RC_WEB_PAGE : RC_NOT_JSON;
      if ((c == '[') != key.empty()) return RC_NOT_ARRAY;
      phase = c == '[' ? Phase::element_or_end : Phase::key_or_end;
      has_array = c == '[';
      return RC_FRAMED;
    case Phase::key_or_end:
      if (c == '}' && !after_comma) {
        phase = Phase::done;
        return RC_FRAMED;
      }
      if (c != '"') return RC_UNEXPECTED;
      name.clear();
      escaped = false;
      phase = Phase::key;
      return RC_FRAMED;
    case Phase::colon:
      if (c != ':') return RC_UNEXPECTED;
      phase = Phase::value;
      return RC_FRAMED;
    case Phase::after_member:
      if (c != ',' && c != '}') return RC_UNEXPECTED;
      after_comma = c == ',';
      phase = c == ',' ? Phase::key_or_end : Phase::done;
      return RC_FRAMED;
    case Phase::comma:
      if (c != ',' && c != ']') return RC_UNEXPECTED;
      after_comma = c == ',';
      phase = c == ',' ? Phase::element_or_end : after_array();
      return RC_FRAMED;
    default:
      return RC_UNEXPECTED;
    }
  }

  Phase after_array() const { return key.empty() ? Phase::done : Phase::after_member; }
};

extern "C" {

rc_framer *rc_framer_new(const char *key, size_t length) {
  rc_framer *framer = new rc_framer;
  framer->key.assign(key, length);
  return framer;
}

void rc_framer_free(rc_framer *framer) { delete framer; }

rc_framing rc_framer_scan(rc_framer *f, const uint8_t *bytes, size_t from, size_t length,
                          rc_range *ranges, size_t capacity, size_t *count, size_t *scanned) {
  size_t i = from, found = 0;
  rc_framing failure = RC_FRAMED;
  while (i < length && found < capacity && failure == RC_FRAMED) {
    const uint8_t c = bytes[i];
    switch (f->phase) {
    case Phase::element: {
      const size_t end = f->skip(bytes, i, length);
      i = end;
      if (end == length) continue;
      ranges[found++] = {f->start, end + 1};
      f->phase = Phase::comma;
      break;
    }
    case Phase::scalar:
      if (f->in_string) f->in_string = !f->ends_string(c);
      else if (c == '"') f->in_string = true;
      else if (c == ',' || c == ']' || is_space(c)) {
        ranges[found++] = {f->start, i};
        f->phase = Phase::comma;
        continue;
      }
      break;
    case Phase::element_or_end:
      if (is_space(c)) break;
      if (c == ']' && !f->after_comma) f->phase = f->after_array();
      else if (c == ']' || c == ',' || c == '}' || c == ':') failure = RC_UNEXPECTED;
      else {
        f->begin_element(i, c);
        continue;
      }
      break;
    case Phase::key:
      if (f->ends_string(c)) f->phase = Phase::colon;
      else if (f->name.size() < envelope_limit) f->name += char(c);
      else failure = RC_UNEXPECTED;
      break;
    case Phase::value:
      if (is_space(c)) break;
      failure = f->begin_value(c);
      if (f->phase == Phase::member) continue;
      break;
    case Phase::member:
      if (!f->ends_member(c)) break;
      failure = f->end_member();
      continue;
    default:
      if (!is_space(c)) failure = f->step(c);
      break;
    }
    if (failure == RC_FRAMED) i++;
  }
  *count = found;
  *scanned = i;
  return failure;
}

size_t rc_framer_open(const rc_framer *framer, size_t length) {
  return framer->phase == Phase::element || framer->phase == Phase::scalar ? framer->start : length;
}

void rc_framer_rebase(rc_framer *framer) { framer->start = 0; }

rc_ending rc_framer_end(const rc_framer *framer) {
  if (framer->phase == Phase::document) return RC_NOTHING;
  if (framer->phase != Phase::done) return RC_TRUNCATED;
  if (framer->has_array) return RC_COMPLETE;
  return framer->has_other ? RC_OTHER_KIND : RC_NO_ARRAY;
}

const char *rc_framer_envelope(rc_framer *framer, size_t *length) {
  const bool is_open = framer->phase == Phase::member;
  framer->handed = "{" + framer->envelope.substr(0, is_open ? framer->kept : std::string::npos) + "}";
  *length = framer->handed.size();
  return framer->handed.data();
}
}
