#include "CSimdJSON.h"
#include "arena.hpp"
#include "document.hpp"
#include "path_tree.hpp"
#include "scalars.hpp"

#include <cstring>
#include <string>
#include <vector>

using namespace simdjson;
using namespace rollcall;

namespace {

// Deeper than any record, and shallow enough for the stack.
constexpr size_t depth_limit = 256;

bool is_scalar(std::string_view token) { return !token.empty() && token[0] != '{' && token[0] != '['; }

} // namespace

// Every value of a record is visited, wanted or not, so that a record that is not JSON is found out. A null
// node means that no path leads here.
struct rc_reader {
  Document document;
  Arena arena;
  Node root;
  Node *last = &root;
  size_t paths = 0;
  uint64_t record = 0;
  rc_value *values = nullptr;
  error_code error = SUCCESS;

  void fill(const Node *node, rc_value value) {
    if (node == nullptr) return;
    for (size_t slot : node->slots)
      if (values[slot].kind == RC_MISSING) values[slot] = value;
  }

  error_code walk(Node *node, ondemand::value value, size_t depth) {
    const std::string_view token = value.raw_json_token();
    if (token.empty()) return TAPE_ERROR;
    if (is_scalar(token)) {
      rc_value found;
      if (auto e = scalar(token, found)) return e;
      fill(node, found);
      return SUCCESS;
    }
    if (depth > depth_limit) return DEPTH_ERROR;
    if (token[0] == '{') return walk_object(node, value, token.data(), depth);
    return walk_array(node, value, token.data(), depth);
  }

  error_code walk_object(Node *node, ondemand::value value, const char *bracket, size_t depth) {
    ondemand::object object;
    size_t count = 0;
    if (auto e = value.get_object().get(object)) return e;
    if (auto e = walk_fields(node, object, count, depth)) return e;
    fill_object(node, count, bracket);
    return SUCCESS;
  }

  void fill_object(const Node *node, size_t count, const char *bracket) {
    if (node == nullptr || node->slots.empty()) return;
    const std::string_view raw = document.written_since(bracket);
    fill(node, {count == 0 ? RC_EMPTY_OBJECT : RC_OBJECT, nullptr, 0, raw.data(), raw.size()});
  }

  error_code walk_fields(Node *node, ondemand::object object, size_t &count, size_t depth) {
    for (auto field : object) {
      ondemand::raw_json_string key;
      if (auto e = field.key().get(key)) return e;
      Node *child = nullptr;
      if (auto e = find(node, count, key.raw(), child)) return e;
      ondemand::value value;
      if (auto e = field.value().get(value)) return e;
      if (auto e = walk(child, value, depth + 1)) return e;
      count++;
    }
    return SUCCESS;
  }

  // Where a key leads; null for one that no path names, or that was there before.
  error_code find(Node *node, size_t place, const char *key, Node *&child) {
    if (node != nullptr && node->knows(place, key, document.end)) {
      child = node->places[place].child;
    } else {
      bool is_plain = true;
      const char *quote = closing_quote(key, document.end, is_plain);
      if (quote == nullptr) return STRING_ERROR;
      std::string_view text(key, size_t(quote - key));
      if (!is_plain && !unescaped(text)) return STRING_ERROR;
      if (node == nullptr) return SUCCESS;
      child = node->child(text);
      if (is_plain) node->learn(place, std::string_view(key, text.size() + 1), child);
    }
    if (child != nullptr && child->record == record) child = nullptr;
    if (child != nullptr) child->record = record;
    return SUCCESS;
  }

  bool unescaped(std::string_view &text) {
    char *out = arena.room(text.size());
    const char *stop = unescape(text, out);
    if (stop == nullptr) return false;
    text = std::string_view(out, size_t(stop - out));
    arena.take(text.size());
    return true;
  }

  error_code scalar(std::string_view token, rc_value &value) {
    std::string_view text = trimmed(token);
    value = {RC_MISSING, nullptr, 0, nullptr, 0};
    if (text[0] == '"') {
      if (text.size() < 2 || text.back() != '"') return STRING_ERROR;
      text = text.substr(1, text.size() - 2);
      if (std::memchr(text.data(), '\\', text.size()) != nullptr && !unescaped(text)) return STRING_ERROR;
      value = {RC_STRING, text.data(), text.size(), nullptr, 0};
    } else if (is_number(text)) {
      value = {RC_NUMBER, text.data(), text.size(), nullptr, 0};
    } else {
      value.kind = literal(text);
    }
    return value.kind == RC_MISSING ? NUMBER_ERROR : SUCCESS;
  }

  error_code walk_array(Node *node, ondemand::value value, const char *bracket, size_t depth) {
    ondemand::array array;
    if (auto e = value.get_array().get(array)) return e;
    const bool is_wanted = node != nullptr && !node->slots.empty();
    // Some vendors wrap an object into an array of one; a key applied to it means the key of that object.
    bool is_wrapped = node != nullptr && !node->keys.empty();
    size_t count = 0;
    if (is_wrapped) {
      if (auto e = array.count_elements().get(count)) return e;
      is_wrapped = count == 1;
    }
    std::string texts;
    count = 0;
    for (auto item : array) {
      ondemand::value element;
      if (auto e = item.get(element)) return e;
      if (is_wanted) join(element.raw_json_token(), texts);
      if (auto e = walk_element(node, element, count, is_wrapped, depth)) return e;
      count++;
    }
    if (is_wanted) fill_array(node, count, texts, document.written_since(bracket));
    return SUCCESS;
  }

  void join(std::string_view token, std::string &texts) {
    rc_value value;
    if (!is_scalar(token) || scalar(token, value) != SUCCESS || value.length == 0) return;
    if (!texts.empty()) texts += ", ";
    texts.append(value.text, value.length);
  }

  void fill_array(const Node *node, size_t count, const std::string &texts, std::string_view raw) {
    char *copy = arena.room(texts.size());
    std::memcpy(copy, texts.data(), texts.size());
    arena.take(texts.size());
    fill(node, {count == 0 ? RC_EMPTY_ARRAY : RC_ARRAY, copy, texts.size(), raw.data(), raw.size()});
  }

  // Several steps may mean one element: its index, what it holds, and a key where it is wrapped.
  error_code walk_element(Node *node, ondemand::value element, size_t index, bool is_wrapped, size_t depth) {
    Node *at_index = nullptr;
    if (node != nullptr)
      for (const auto &child : node->elements)
        if (child->kind == RC_STEP_INDEX && child->index == index) at_index = child.get();
    const std::string_view token = element.raw_json_token();
    const size_t steps = node == nullptr ? 0 : node->elements.size() + (is_wrapped ? 1 : 0);
    const bool has_other_steps = steps > (at_index == nullptr ? 0 : 1);
    if (!has_other_steps || token.empty() || token[0] != '{') return walk(at_index, element, depth + 1);
    if (depth >= depth_limit) return DEPTH_ERROR;
    ondemand::object object;
    if (auto e = element.get_object().get(object)) return e;
    std::vector<Node *> targets;
    for (const auto &child : node->elements) {
      bool matches = child.get() == at_index;
      if (child->kind == RC_STEP_WHERE && child->record != record)
        if (auto e = compare(object, *child, matches)) return e;
      if (matches) targets.push_back(child.get());
    }
    if (is_wrapped) targets.push_back(node);
    if (targets.empty()) targets.push_back(nullptr);
    return walk_targets(targets, node, object, token.data(), depth + 1);
  }

  error_code walk_targets(const std::vector<Node *> &targets, const Node *wrapped, ondemand::object object,
                          const char *bracket, size_t depth) {
    for (size_t i = 0; i < targets.size(); i++) {
      if (i > 0)
        if (auto e = object.reset().error()) return e;
      size_t count = 0;
      if (auto e = walk_fields(targets[i], object, count, depth)) return e;
      if (targets[i] == nullptr || targets[i] == wrapped) continue;
      targets[i]->record = record;
      fill_object(targets[i], count, bracket);
    }
    return SUCCESS;
  }

  error_code compare(ondemand::object &object, const Node &where, bool &matches) {
    ondemand::value member;
    if (object.find_field_unordered(where.text).get(member) == SUCCESS) {
      rc_value value;
      const std::string_view token = member.raw_json_token();
      matches = is_scalar(token) && scalar(token, value) == SUCCESS && value.text != nullptr &&
                std::string_view(value.text, value.length) == where.equals;
    }
    return object.reset().error();
  }

  // Anything but an object is read as the one element of an array: simdjson has other calls for a value on
  // its own.
  error_code check_other(const uint8_t *bytes, size_t length) {
    const std::string array = "[" + std::string(reinterpret_cast<const char *>(bytes), length) + "]";
    ondemand::array elements;
    if (auto e = document.open(reinterpret_cast<const uint8_t *>(array.data()), array.size())) return e;
    if (auto e = document.json.get_array().get(elements)) return e;
    size_t count = 0;
    for (auto item : elements) {
      ondemand::value element;
      if (auto e = item.get(element)) return e;
      if (auto e = walk(nullptr, element, 1)) return e;
      count++;
    }
    return count == 1 ? document.check_end() : TAPE_ERROR;
  }

  error_code read_object(const uint8_t *bytes, size_t length) {
    ondemand::object object;
    size_t count = 0;
    if (auto e = document.open(bytes, length)) return e;
    if (auto e = document.json.get_object().get(object)) return e;
    if (auto e = walk_fields(&root, object, count, 1)) return e;
    fill(&root, {count == 0 ? RC_EMPTY_OBJECT : RC_OBJECT, nullptr, 0, document.bytes(), length});
    return document.check_end();
  }

};

extern "C" {

rc_reader *rc_reader_new(void) { return new rc_reader; }

void rc_reader_free(rc_reader *reader) { delete reader; }

void rc_reader_begin(rc_reader *reader) { reader->last = &reader->root; }

void rc_reader_step(rc_reader *reader, rc_step_kind kind, const char *text, size_t length, size_t index,
                    const char *equals, size_t equals_length) {
  Node step;
  step.kind = kind;
  step.text.assign(text, length);
  step.index = index;
  step.equals.assign(equals, equals_length);
  reader->last = reader->last->step(std::move(step));
}

size_t rc_reader_end(rc_reader *reader) {
  reader->last->slots.push_back(reader->paths);
  return reader->paths++;
}

rc_reading rc_reader_read(rc_reader *reader, const uint8_t *bytes, size_t length, rc_value *values) {
  std::memset(values, 0, reader->paths * sizeof(rc_value));
  reader->values = values;
  reader->arena.clear();
  reader->record++;
  while (length > 0 && is_space(char(*bytes))) bytes++, length--;
  const bool is_object = length > 0 && *bytes == '{';
  reader->error = is_object ? reader->read_object(bytes, length) : reader->check_other(bytes, length);
  if (reader->error) return RC_BROKEN;
  return is_object ? RC_READ : RC_NO_OBJECT;
}

const char *rc_reader_error(const rc_reader *reader) { return error_message(reader->error); }
}
