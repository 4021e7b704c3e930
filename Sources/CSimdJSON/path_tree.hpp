#pragma once
// The paths of a reader as a tree: what to look for in an object or array, and what to do with what is found.

#include "CSimdJSON.h"

#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rollcall {

struct Node {
  // What led to it.
  rc_step_kind kind = RC_STEP_KEY;
  std::string text;   // the key, or the member to compare
  size_t index = 0;   // of an array's element
  std::string equals; // what the member must be

  std::vector<size_t> slots;                   // paths that end here
  std::vector<std::unique_ptr<Node>> keys;     // steps into an object
  std::vector<std::unique_ptr<Node>> elements; // steps into an array
  uint64_t record = 0; // in which it was last found: of keys that are there twice, the first counts

  // Records of one vendor have their keys in one order. So the key that stood at a place in the last object
  // is tried first in the next one, and nearly always is it: one comparison instead of a search.
  struct Place {
    std::string key; // as written, with its closing quote
    Node *child;     // null where no path leads
  };
  std::vector<Place> places;

  Node *step(Node &&wanted) {
    auto &siblings = wanted.kind == RC_STEP_KEY ? keys : elements;
    for (const auto &sibling : siblings)
      if (sibling->kind == wanted.kind && sibling->text == wanted.text && sibling->index == wanted.index &&
          sibling->equals == wanted.equals)
        return sibling.get();
    siblings.push_back(std::make_unique<Node>(std::move(wanted)));
    return siblings.back().get();
  }

  Node *child(std::string_view key) const {
    for (const auto &child : keys)
      if (child->text == key) return child.get();
    return nullptr;
  }

  bool knows(size_t place, const char *key, const char *end) const {
    if (place >= places.size()) return false;
    const std::string &known = places[place].key;
    return size_t(end - key) >= known.size() && std::memcmp(key, known.data(), known.size()) == 0;
  }

  void learn(size_t place, std::string_view key_and_quote, Node *child) {
    if (place >= 1024) return;
    if (place >= places.size()) places.resize(place + 1, {"\"\"", nullptr});
    places[place] = {std::string(key_and_quote), child};
  }
};

} // namespace rollcall
