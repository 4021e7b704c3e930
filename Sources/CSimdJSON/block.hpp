#pragma once
// Looks at 64 bytes of JSON at once: one bit for each byte that matters.

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace rollcall {

struct Block {
  uint64_t quotes, backslashes, opens, closes;
};

#if defined(__SSE2__)
inline uint64_t equal(const __m128i *parts, char c) {
  const __m128i wanted = _mm_set1_epi8(c);
  uint64_t mask = 0;
  for (int i = 0; i < 4; i++)
    mask |= uint64_t(uint32_t(_mm_movemask_epi8(_mm_cmpeq_epi8(parts[i], wanted)))) << (16 * i);
  return mask;
}

// '[' and '{' differ in one bit, as do ']' and '}': with it set, two comparisons do for four.
inline Block look(const uint8_t *bytes) {
  __m128i parts[4], folded[4];
  const __m128i bit = _mm_set1_epi8(0x20);
  for (int i = 0; i < 4; i++) {
    parts[i] = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + 16 * i));
    folded[i] = _mm_or_si128(parts[i], bit);
  }
  return {equal(parts, '"'), equal(parts, '\\'), equal(folded, '{'), equal(folded, '}')};
}
#else
inline Block look(const uint8_t *bytes) {
  Block block = {0, 0, 0, 0};
  for (int i = 0; i < 64; i++) {
    const uint64_t bit = uint64_t(1) << i;
    if (bytes[i] == '"') block.quotes |= bit;
    if (bytes[i] == '\\') block.backslashes |= bit;
    if ((bytes[i] | 0x20) == '{') block.opens |= bit;
    if ((bytes[i] | 0x20) == '}') block.closes |= bit;
  }
  return block;
}
#endif

// The bytes that a backslash takes the meaning from. `carries` says whether the first byte is one, and then
// whether the byte after the block is.
inline uint64_t escaped_bytes(uint64_t backslashes, bool &carries) {
  uint64_t escaped = carries ? 1 : 0;
  backslashes &= ~escaped;
  carries = false;
  while (backslashes != 0) {
    const int at = __builtin_ctzll(backslashes);
    if (at == 63) {
      carries = true;
      break;
    }
    escaped |= uint64_t(2) << at;
    backslashes &= ~(uint64_t(3) << at);
  }
  return escaped;
}

// Each bit becomes the parity of all bits up to it: from an opening quote to before its closing one it is
// set.
inline uint64_t prefix_parity(uint64_t mask) {
  for (int shift = 1; shift < 64; shift <<= 1) mask ^= mask << shift;
  return mask;
}

} // namespace rollcall
