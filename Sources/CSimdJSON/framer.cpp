#include "CSimdJSON.h"

#include <string>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace {

enum class Phase { document, key_or_end, key, colon, value, member, element_or_end, element, scalar, comma, after_member, done };

constexpr size_t envelope_limit = 64 << 10;

bool is_space(uint8_t c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// One bit for each of 64 bytes.
struct Masks {
  uint64_t quotes, backslashes, opens, closes;
};

#if defined(__SSE2__)
uint64_t equal(const __m128i *blocks, char c) {
  const __m128i wanted = _mm_set1_epi8(c);
  uint64_t mask = 0;
  for (int i = 0; i < 4; i++)
    mask |= uint64_t(uint32_t(_mm_movemask_epi8(_mm_cmpeq_epi8(blocks[i], wanted)))) << (16 * i);
  return mask;
}

// '[' and '{' differ in one bit, as do ']' and '}': with it set, two comparisons do for four.
Masks masks_of(const uint8_t *bytes) {
  __m128i blocks[4], folded[4];
  const __m128i bit = _mm_set1_epi8(0x20);
  for (int i = 0; i < 4; i++) {
    blocks[i] = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + 16 * i));
    folded[i] = _mm_or_si128(blocks[i], bit);
  }
  return {equal(blocks, '"'), equal(blocks, '\\'), equal(folded, '{'), equal(folded, '}')};
}
#else
Masks masks_of(const uint8_t *bytes) {
  Masks masks = {0, 0, 0, 0};
  for (int i = 0; i < 64; i++) {
    const uint64_t bit = uint64_t(1) << i;
    if (bytes[i] == '"') masks.quotes |= bit;
    if (bytes[i] == '\\') masks.backslashes |= bit;
    if ((bytes[i] | 0x20) == '{') masks.opens |= bit;
    if ((bytes[i] | 0x20) == '}') masks.closes |= bit;
  }
  return masks;
}
#endif

// Each bit becomes the parity of all bits up to it: between two quotes it is set.
uint64_t prefix_parity(uint64_t mask) {
  for (int shift = 1; shift < 64; shift <<= 1) mask ^= mask << shift;
  return mask;
}

} // namespace

struct rc_framer {
  std::string key;
  Phase phase = Phase::document;
  std::string name;     // the key of the member that is being read
  std::string envelope; // members beside the array
  size_t depth = 0;     // of brackets within an element or member
  size_t start = 0;     // of the element that is being read
  bool in_string = false;
  bool escaped = false;
  bool has_array = false;
  bool is_member_empty = false;
  bool after_comma = false;

  bool in_array() const { return phase == Phase::element || phase == Phase::scalar; }

  // Follows a string, byte by byte; true when it ends with this byte.
  bool ends_string(uint8_t c) {
    if (escaped) escaped = false;
    else if (c == '\\') escaped = true;
    else if (c == '"') return true;
    return false;
  }

  // Skips to the byte at which the depth comes to 0, 64 bytes at a time. Returns its index, or length.
  size_t skip(const uint8_t *bytes, size_t from, size_t length) {
    size_t i = from;
    while (i + 64 <= length) {
      const Masks masks = masks_of(bytes + i);
      if (masks.backslashes != 0 || escaped) {
        const size_t end = skip_slowly(bytes, i, i + 64);
        if (depth == 0) return end;
        i += 64;
        continue;
      }
      uint64_t inside = prefix_parity(masks.quotes);
      if (in_string) inside = ~inside;
      in_string = inside >> 63;
      const uint64_t opens = masks.opens & ~inside;
      uint64_t closes = masks.closes & ~inside;
      const size_t closing = size_t(__builtin_popcountll(closes));
      if (depth > closing) {
        depth = depth + size_t(__builtin_popcountll(opens)) - closing;
        i += 64;
        continue;
      }
      const size_t end = step_through(opens, closes);
      if (end < 64) {
        in_string = false;
        return i + end;
      }
      i += 64;
    }
    return skip_slowly(bytes, i, length);
  }

  // Walks the brackets of a block in order; the index of the one that closes the element, or 64.
  size_t step_through(uint64_t opens, uint64_t closes) {
    uint64_t brackets = opens | closes;
    while (brackets != 0) {
      const int bit = __builtin_ctzll(brackets);
      brackets &= brackets - 1;
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
      } else if (c == '}' || c == ']') {
        if (--depth == 0) return i;
      }
    }
    return to;
  }

  rc_framing begin_value(uint8_t c) {
    if (name == key && !key.empty()) {
      if (has_array) return RC_TWICE;
      if (c != '[') return RC_NOT_ARRAY;
      has_array = true;
      after_comma = false;
      phase = Phase::element_or_end;
      return RC_FRAMED;
    }
    if (!envelope.empty()) envelope += ',';
    envelope += '"';
    envelope += name;
    envelope += "\":";
    phase = Phase::member;
    depth = 0;
    is_member_empty = true;
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
    envelope += char(c);
    is_member_empty = is_member_empty && is_space(c);
    return false;
  }
};

extern "C" {

rc_framer *rc_framer_new(const char *key, size_t length) {
  rc_framer *framer = new rc_framer;
  framer->key.assign(key, length);
  return framer;
}

void rc_framer_free(rc_framer *framer) { delete framer; }

rc_framing rc_framer_scan(rc_framer *f, const uint8_t *bytes, size_t from, size_t length, rc_range *ranges,
                          size_t capacity, size_t *count, size_t *scanned) {
  *count = 0;
  size_t i = from;
  rc_framing failure = RC_FRAMED;
  while (i < length && *count < capacity && failure == RC_FRAMED) {
    const uint8_t c = bytes[i];
    switch (f->phase) {
    case Phase::element: {
      const size_t end = f->skip(bytes, i, length);
      if (f->depth != 0) { i = length; continue; }
      ranges[(*count)++] = {f->start, end + 1};
      f->phase = Phase::comma;
      i = end + 1;
      continue;
    }
    case Phase::scalar:
      if (f->in_string) {
        if (f->ends_string(c)) f->in_string = false;
        break;
      }
      if (c == '"') { f->in_string = true; break; }
      if (c != ',' && c != ']' && !is_space(c)) break;
      ranges[(*count)++] = {f->start, i};
      f->phase = Phase::comma;
      continue;
    case Phase::element_or_end:
      if (is_space(c)) break;
      if (c == ']' && !f->after_comma) {
        f->phase = f->key.empty() ? Phase::done : Phase::after_member;
        break;
      }
      if (c == ']' || c == ',' || c == '}' || c == ':') { failure = RC_UNEXPECTED; continue; }
      f->start = i;
      f->depth = 0;
      f->in_string = false;
      f->phase = c == '{' || c == '[' ? Phase::element : Phase::scalar;
      continue;
    case Phase::comma:
      if (is_space(c)) break;
      if (c == ',') { f->phase = Phase::element_or_end; f->after_comma = true; break; }
      if (c != ']') { failure = RC_UNEXPECTED; continue; }
      f->phase = f->key.empty() ? Phase::done : Phase::after_member;
      break;
    case Phase::document:
      if (is_space(c)) break;
      if (c == '{' && !f->key.empty()) { f->phase = Phase::key_or_end; f->after_comma = false; break; }
      if (c == '[' && f->key.empty()) {
        f->phase = Phase::element_or_end;
        f->has_array = true;
        f->after_comma = false;
        break;
      }
      failure = c == '{' || c == '[' ? RC_NOT_ARRAY : RC_NOT_JSON;
      continue;
    case Phase::key_or_end:
      if (is_space(c)) break;
      if (c == '}' && !f->after_comma) { f->phase = Phase::done; break; }
      if (c != '"') { failure = RC_UNEXPECTED; continue; }
      f->name.clear();
      f->escaped = false;
      f->phase = Phase::key;
      break;
    case Phase::key:
      if (f->ends_string(c)) { f->phase = Phase::colon; break; }
      f->name += char(c);
      if (f->name.size() > envelope_limit) failure = RC_ENVELOPE_LONG;
      break;
    case Phase::colon:
      if (is_space(c)) break;
      if (c != ':') { failure = RC_UNEXPECTED; continue; }
      f->phase = Phase::value;
      break;
    case Phase::value:
      if (is_space(c)) break;
      failure = f->begin_value(c);
      if (failure == RC_FRAMED && f->phase == Phase::member) continue;
      if (failure != RC_FRAMED) continue;
      break;
    case Phase::member:
      if (f->ends_member(c)) {
        if (f->is_member_empty) failure = RC_UNEXPECTED;
        f->phase = Phase::after_member;
        continue;
      }
      if (f->envelope.size() > envelope_limit) failure = RC_ENVELOPE_LONG;
      break;
    case Phase::after_member:
      if (is_space(c)) break;
      if (c == ',') { f->phase = Phase::key_or_end; f->after_comma = true; break; }
      if (c != '}') { failure = RC_UNEXPECTED; continue; }
      f->phase = Phase::done;
      break;
    case Phase::done:
      if (!is_space(c)) { failure = RC_UNEXPECTED; continue; }
      break;
    }
    i++;
  }
  *scanned = i;
  return failure;
}

size_t rc_framer_open(const rc_framer *framer, size_t length) { return framer->in_array() ? framer->start : length; }

void rc_framer_rebase(rc_framer *framer) { framer->start = 0; }

int rc_framer_is_complete(const rc_framer *framer) { return framer->phase == Phase::done; }

int rc_framer_has_array(const rc_framer *framer) { return framer->has_array; }

const char *rc_framer_envelope(rc_framer *framer, size_t *length) {
  framer->name = "{" + framer->envelope + "}";
  *length = framer->name.size();
  return framer->name.data();
}
}
