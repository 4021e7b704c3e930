#pragma once
// What RollcallJSON needs of JSON, over the system's simdjson: an incremental framer of the records of a
// listing, and a reader that picks values by path out of one record. Plain C, so that Swift can call it.

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// The framer: fed a document piece by piece, it says where the elements of one array begin and end.

typedef struct rc_framer rc_framer;

typedef struct {
  size_t start;
  size_t end;
} rc_range;

typedef enum {
  RC_FRAMED = 0,
  RC_NOT_JSON = 1,   // the document does not begin as an object or array
  RC_WEB_PAGE = 2,   // it begins as HTML or XML does
  RC_UNEXPECTED = 3, // a character that cannot stand here
  RC_NOT_ARRAY = 4,  // the document is an object where it should be the array, or the other way round
  RC_TWICE = 5       // the member is there twice
} rc_framing;

typedef enum {
  RC_COMPLETE = 0,
  RC_TRUNCATED = 1,  // the document ends in the middle
  RC_NO_ARRAY = 2,   // the member was not in it
  RC_OTHER_KIND = 3, // the member was in it, but is no array
  RC_NOTHING = 4     // nothing came but white space
} rc_ending;

// `key` names the array in the document's object; an empty one means that the document itself is the array.
rc_framer *rc_framer_new(const char *key, size_t length);
void rc_framer_free(rc_framer *framer);

// Scans bytes[from..<length]. What precedes `from` was scanned before; an open element among it is at
// rc_framer_open. Writes complete elements to `ranges` until `capacity` is reached or the bytes are used up;
// `*scanned` says how far it came. On a failure `*scanned` is the offending byte.
rc_framing rc_framer_scan(rc_framer *framer, const uint8_t *bytes, size_t from, size_t length,
                          rc_range *ranges, size_t capacity, size_t *count, size_t *scanned);

// Where the element began that is not complete yet; `length` when there is none. A caller that moves those
// bytes to the front of its buffer says so with rc_framer_rebase.
size_t rc_framer_open(const rc_framer *framer, size_t length);
void rc_framer_rebase(rc_framer *framer);

// What it means if no more bytes come.
rc_ending rc_framer_end(const rc_framer *framer);

// The complete members beside the array, as a JSON object; together at most 64 KiB, longer ones are left out.
// Valid until the next call.
const char *rc_framer_envelope(rc_framer *framer, size_t *length);

// The reader: a set of paths, and one pass over a record that finds the value of each.

typedef struct rc_reader rc_reader;

typedef enum {
  RC_MISSING = 0,
  RC_NULL = 1,
  RC_FALSE = 2,
  RC_TRUE = 3,
  RC_NUMBER = 4,
  RC_STRING = 5,
  RC_OBJECT = 6,
  RC_EMPTY_OBJECT = 7,
  RC_ARRAY = 8,
  RC_EMPTY_ARRAY = 9
} rc_kind;

// Pointers are valid until the next record.
typedef struct {
  rc_kind kind;
  const char *text; // a string without escapes, a number's digits, or an array's texts with ", " between them
  size_t length;
  const char *raw; // an object or array as it is written
  size_t raw_length;
} rc_value;

typedef enum {
  RC_READ = 0,
  RC_NO_OBJECT = 1, // JSON, but no object
  RC_BROKEN = 2     // not JSON
} rc_reading;

// Steps of a path: a key, an index, or the first element whose member equals a text.
typedef enum { RC_STEP_KEY = 0, RC_STEP_INDEX = 1, RC_STEP_WHERE = 2 } rc_step_kind;

rc_reader *rc_reader_new(void);
void rc_reader_free(rc_reader *reader);

// Adds a path step by step; rc_reader_end gives its number, in the order of the calls from 0.
void rc_reader_begin(rc_reader *reader);
void rc_reader_step(rc_reader *reader, rc_step_kind kind, const char *text, size_t length, size_t index,
                    const char *equals, size_t equals_length);
size_t rc_reader_end(rc_reader *reader);

// Reads a record, and checks all of it, whatever the paths ask for. `values` has room for all paths and is
// filled anew.
rc_reading rc_reader_read(rc_reader *reader, const uint8_t *bytes, size_t length, rc_value *values);

// Why the last record was RC_BROKEN.
const char *rc_reader_error(const rc_reader *reader);

#ifdef __cplusplus
}
#endif
