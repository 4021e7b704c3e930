#include "CSimdJSON.h"

#include <cstring>
#include <memory>
#include <simdjson.h>
#include <string>
#include <vector>

using namespace simdjson;

namespace {

// A step of one or more paths: what to look for in an object or array, and what to do with what is found.
struct Node {
  rc_step_kind kind = RC_STEP_KEY;
  std::string text;   // the key, or the member to compare
  size_t index = 0;   // of an array's element
  std::string equals; // what the member must be
  std::vector<size_t> slots; // paths that end here
  std::vector<std::unique_ptr<Node>> keys;
  std::vector<std::unique_ptr<Node>> elements; // steps into an array

  bool is_inner() const { return !keys.empty() || !elements.empty(); }
};

bool same_step(const Node &a, const Node &b) {
  return a.kind == b.kind && a.text == b.text && a.index == b.index && a.equals == b.equals;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// Whether the first thing after an opening bracket is its closing one.
bool is_empty_after(const char *bracket, char closing) {
  const char *p = bracket + 1;
  while (is_space(*p)) p++;
  return *p == closing;
}

} // namespace

struct rc_reader {
  ondemand::parser parser;
  std::vector<char> padded;
  Node root;
  Node *last = &root;
  size_t paths = 0;
  rc_value *values = nullptr;
  error_code error = SUCCESS;

  void fill(const Node &node, rc_kind kind, const char *text = nullptr, size_t length = 0) {
    for (size_t slot : node.slots)
      if (values[slot].kind == RC_MISSING) values[slot] = {kind, text, length};
  }

  error_code read_object(const Node &node, ondemand::object object) {
    for (auto field : object) {
      ondemand::raw_json_string key;
      if (auto e = field.key().get(key)) return e;
      if (const Node *child = find(node, key)) {
        ondemand::value value;
        if (auto e = field.value().get(value)) return e;
        if (auto e = read_value(*child, value)) return e;
      }
    }
    return SUCCESS;
  }

  // Keys are compared as they are written: an escaped key names nothing that a path could.
  static const Node *find(const Node &node, ondemand::raw_json_string key) {
    for (const auto &child : node.keys) {
      const size_t length = child->text.size();
      if (length >= SIMDJSON_PADDING) continue; // the bytes after the record are only so many
      if (std::memcmp(key.raw(), child->text.data(), length) == 0 && key.raw()[length] == '"') return child.get();
    }
    return nullptr;
  }

  error_code read_value(const Node &node, ondemand::value value) {
    const std::string_view token = value.raw_json_token();
    switch (token.empty() ? '\0' : token[0]) {
    case '{': {
      fill(node, is_empty_after(token.data(), '}') ? RC_EMPTY_OBJECT : RC_OBJECT);
      if (node.keys.empty()) return SUCCESS;
      ondemand::object object;
      if (auto e = value.get_object().get(object)) return e;
      return read_object(node, object);
    }
    case '[': {
      const bool is_empty = is_empty_after(token.data(), ']');
      fill(node, is_empty ? RC_EMPTY_ARRAY : RC_ARRAY);
      return is_empty || !node.is_inner() ? SUCCESS : read_array(node, value);
    }
    case '"': {
      std::string_view text;
      if (auto e = value.get_string().get(text)) return e;
      fill(node, RC_STRING, text.data(), text.size());
      return SUCCESS;
    }
    case 't': return literal(node, value, RC_TRUE);
    case 'f': return literal(node, value, RC_FALSE);
    case 'n':
      if (!value.is_null()) return N_ATOM_ERROR;
      fill(node, RC_NULL);
      return SUCCESS;
    default: {
      size_t length = token.size();
      while (length > 0 && is_space(token[length - 1])) length--;
      if (length == 0 || token.find_first_not_of("0123456789+-.eE") < length) return NUMBER_ERROR;
      fill(node, RC_NUMBER, token.data(), length);
      return SUCCESS;
    }
    }
  }

  error_code literal(const Node &node, ondemand::value value, rc_kind kind) {
    bool truth;
    if (auto e = value.get_bool().get(truth)) return e;
    fill(node, kind);
    return SUCCESS;
  }

  // Some vendors wrap an object into an array of one; a key applied to it means the key of that object.
  error_code read_array(const Node &node, ondemand::value value) {
    ondemand::array array;
    if (auto e = value.get_array().get(array)) return e;
    size_t count;
    if (auto e = array.count_elements().get(count)) return e;
    size_t index = 0;
    for (auto item : array) {
      ondemand::value element;
      if (auto e = item.get(element)) return e;
      if (auto e = read_element(node, element, index, count)) return e;
      index++;
    }
    return SUCCESS;
  }

  error_code read_element(const Node &node, ondemand::value element, size_t index, size_t count) {
    for (const auto &child : node.elements)
      if (child->kind == RC_STEP_INDEX && child->index == index) return read_value(*child, element);
    const bool is_object = element.raw_json_token().substr(0, 1) == "{";
    if (!is_object) return SUCCESS;
    ondemand::object object;
    if (auto e = element.get_object().get(object)) return e;
    for (const auto &child : node.elements) {
      if (child->kind != RC_STEP_WHERE) continue;
      std::string_view text;
      const bool matches = object.find_field_unordered(child->text).get_string().get(text) == SUCCESS && text == child->equals;
      if (auto e = object.reset().error()) return e;
      if (matches) return read_object(*child, object);
    }
    return count == 1 && !node.keys.empty() ? read_object(node, object) : SUCCESS;
  }
};

extern "C" {

rc_reader *rc_reader_new(void) { return new rc_reader; }

void rc_reader_free(rc_reader *reader) { delete reader; }

void rc_reader_begin(rc_reader *reader) { reader->last = &reader->root; }

void rc_reader_step(rc_reader *reader, rc_step_kind kind, const char *text, size_t length, size_t index,
                    const char *equals, size_t equals_length) {
  auto step = std::make_unique<Node>();
  step->kind = kind;
  step->text.assign(text, length);
  step->index = index;
  step->equals.assign(equals, equals_length);
  auto &siblings = kind == RC_STEP_KEY ? reader->last->keys : reader->last->elements;
  for (const auto &sibling : siblings) {
    if (same_step(*sibling, *step)) {
      reader->last = sibling.get();
      return;
    }
  }
  siblings.push_back(std::move(step));
  reader->last = siblings.back().get();
}

size_t rc_reader_end(rc_reader *reader) {
  reader->last->slots.push_back(reader->paths);
  return reader->paths++;
}

rc_reading rc_reader_read(rc_reader *reader, const uint8_t *bytes, size_t length, rc_value *values) {
  std::memset(values, 0, reader->paths * sizeof(rc_value));
  reader->values = values;
  if (length == 0 || bytes[0] != '{') return RC_NO_OBJECT;
  if (reader->padded.size() < length + SIMDJSON_PADDING) reader->padded.resize(2 * (length + SIMDJSON_PADDING));
  std::memcpy(reader->padded.data(), bytes, length);
  std::memset(reader->padded.data() + length, 0, SIMDJSON_PADDING);
  ondemand::document document;
  ondemand::object object;
  reader->error = reader->parser.iterate(reader->padded.data(), length, reader->padded.size()).get(document);
  if (!reader->error) reader->error = document.get_object().get(object);
  if (!reader->error) reader->error = reader->read_object(reader->root, object);
  return reader->error ? RC_BROKEN : RC_READ;
}

const char *rc_reader_error(const rc_reader *reader) { return error_message(reader->error); }
}
