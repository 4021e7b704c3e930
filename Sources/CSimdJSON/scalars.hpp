#pragma once
// The parts of JSON's grammar within a token: numbers, and the escapes of strings.

#include "CSimdJSON.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rollcall {

inline bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

inline std::string_view trimmed(std::string_view token) {
  while (!token.empty() && is_space(token.back())) token.remove_suffix(1);
  return token;
}

inline rc_kind literal(std::string_view text) {
  if (text == "true") return RC_TRUE;
  if (text == "false") return RC_FALSE;
  return text == "null" ? RC_NULL : RC_MISSING;
}

// The quote that ends a string; null when none does. `is_plain` turns false when there is an escape before
// it.
inline const char *closing_quote(const char *p, const char *end, bool &is_plain) {
  for (; p < end && *p != '"'; p++) {
    if (*p != '\\') continue;
    is_plain = false;
    p++;
  }
  return p < end ? p : nullptr;
}

inline size_t digits(const char *&p, const char *end) {
  const char *start = p;
  while (p != end && *p >= '0' && *p <= '9') p++;
  return size_t(p - start);
}

inline bool is_number(std::string_view text) {
  const char *p = text.data(), *end = p + text.size();
  if (p != end && *p == '-') p++;
  const char *whole = p;
  const size_t count = digits(p, end);
  if (count == 0 || (count > 1 && *whole == '0')) return false;
  if (p != end && *p == '.' && digits(++p, end) == 0) return false;
  if (p != end && (*p == 'e' || *p == 'E')) {
    p++;
    if (p != end && (*p == '+' || *p == '-')) p++;
    if (digits(p, end) == 0) return false;
  }
  return p == end;
}

// Four hexadecimal digits, or -1.
inline int32_t hex4(const char *p, const char *end) {
  if (end - p < 4) return -1;
  int32_t value = 0;
  for (int i = 0; i < 4; i++) {
    const char c = p[i], folded = char(c | 0x20);
    if (c >= '0' && c <= '9') value = value << 4 | (c - '0');
    else if (folded >= 'a' && folded <= 'f') value = value << 4 | (folded - 'a' + 10);
    else return -1;
  }
  return value;
}

inline char *write_utf8(char *out, int32_t c) {
  if (c < 0x80) {
    *out++ = char(c);
    return out;
  }
  if (c < 0x800) {
    *out++ = char(0xC0 | c >> 6);
  } else {
    if (c < 0x10000) {
      *out++ = char(0xE0 | c >> 12);
    } else {
      *out++ = char(0xF0 | c >> 18);
      *out++ = char(0x80 | (c >> 12 & 0x3F));
    }
    *out++ = char(0x80 | (c >> 6 & 0x3F));
  }
  *out++ = char(0x80 | (c & 0x3F));
  return out;
}

// A \u escape, of which `p` is behind the 'u'; half of a surrogate pair alone is no character. False when it
// is none.
inline bool read_unicode(const char *&p, const char *end, char *&out) {
  int32_t c = hex4(p, end);
  if (c < 0 || (c >= 0xDC00 && c <= 0xDFFF)) return false;
  p += 4;
  if (c >= 0xD800 && c <= 0xDBFF) {
    const bool is_pair = end - p >= 6 && p[0] == '\\' && p[1] == 'u';
    const int32_t low = is_pair ? hex4(p + 2, end) : -1;
    if (low < 0xDC00 || low > 0xDFFF) return false;
    c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    p += 6;
  }
  out = write_utf8(out, c);
  return true;
}

// Writes what stands between a string's quotes without its escapes, which never is longer. Returns the end of
// what it wrote, or null when an escape is none of JSON's.
inline char *unescape(std::string_view written, char *out) {
  const char *p = written.data(), *end = p + written.size();
  while (p != end) {
    if (*p != '\\') {
      *out++ = *p++;
      continue;
    }
    if (++p == end) return nullptr;
    switch (*p++) {
    case '"': *out++ = '"'; break;
    case '\\': *out++ = '\\'; break;
    case '/': *out++ = '/'; break;
    case 'b': *out++ = '\b'; break;
    case 'f': *out++ = '\f'; break;
    case 'n': *out++ = '\n'; break;
    case 'r': *out++ = '\r'; break;
    case 't': *out++ = '\t'; break;
    case 'u':
      if (!read_unicode(p, end, out)) return nullptr;
      break;
    default: return nullptr;
    }
  }
  return out;
}

} // namespace rollcall
