#pragma once
// Memory for the texts of one record. What it gives out stays where it is until it is cleared.

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

namespace rollcall {

class Arena {
  struct Chunk {
    std::unique_ptr<char[]> bytes;
    size_t size;
  };
  std::vector<Chunk> chunks;
  size_t current = 0, used = 0;

public:
  void clear() { current = used = 0; }

  // Room for so many bytes; `take` keeps what was used of it.
  char *room(size_t wanted) {
    while (current < chunks.size() && chunks[current].size - used < wanted) {
      current++;
      used = 0;
    }
    if (current == chunks.size()) {
      const size_t size = std::max(wanted, size_t(4096));
      chunks.push_back({std::make_unique<char[]>(size), size});
    }
    return chunks[current].bytes.get() + used;
  }

  void take(size_t count) { used += count; }
};

} // namespace rollcall
