// The floor of a sync: what no program can leave out, written down as plainly as it goes. It receives the listing with libcurl,
// frames it and reads the fields that a sync reads with simdjson on demand, and then either scans the connection's part of the
// register once (unchanged) or inserts the same rows that a first sync inserts, in one transaction (first). It decides nothing.
//
//   floor unchanged|first URL NETWORK-ID:KEY DATABASE

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>
#include <string_view>
#include <unordered_map>

#include <curl/curl.h>
#include <simdjson.h>
#include <sqlite3.h>

using namespace simdjson;
using std::string_view;

namespace {

[[noreturn]] void fail(const char *what, const char *why) {
  std::fprintf(stderr, "floor: %s: %s\n", what, why);
  std::exit(1);
}

// The whole reply, with the bytes behind it that simdjson may read.
struct Body {
  char *bytes = nullptr;
  size_t length = 0;
  size_t capacity = 0;

  void append(const char *more, size_t count) {
    if (length + count + SIMDJSON_PADDING > capacity) {
      capacity = std::max(2 * capacity, length + count + SIMDJSON_PADDING);
      bytes = static_cast<char *>(std::realloc(bytes, capacity));
      if (!bytes) fail("memory", "none left");
    }
    std::memcpy(bytes + length, more, count);
    length += count;
  }
};

struct Transfer {
  CURL *handle;
  Body body;
};

size_t receive(char *bytes, size_t, size_t count, void *context) {
  auto &transfer = *static_cast<Transfer *>(context);
  if (!transfer.body.bytes) {
    curl_off_t announced = 0;
    curl_easy_getinfo(transfer.handle, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &announced);
    transfer.body.capacity = announced > 0 ? size_t(announced) + SIMDJSON_PADDING : 1 << 20;
    transfer.body.bytes = static_cast<char *>(std::malloc(transfer.body.capacity));
    if (!transfer.body.bytes) fail("memory", "none left");
  }
  transfer.body.append(bytes, count);
  return count;
}

Body fetch(const char *url, const char *credentials) {
  Transfer transfer{curl_easy_init(), {}};
  CURL *curl = transfer.handle;
  curl_easy_setopt(curl, CURLOPT_URL, url);
  curl_easy_setopt(curl, CURLOPT_USERPWD, credentials);
  curl_easy_setopt(curl, CURLOPT_BUFFERSIZE, 512L << 10);
  curl_easy_setopt(curl, CURLOPT_FAILONERROR, 1L);
  curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, receive);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
  if (CURLcode code = curl_easy_perform(curl)) fail(url, curl_easy_strerror(code));
  curl_easy_cleanup(curl);
  return transfer.body;
}

// What a sync reads of a record: the fields of the plugin's mapping.
struct Record {
  string_view udid, serial, name, asset_tag, model, model_identifier, os, os_version, managed, supervised, enrollment,
      trash, location, group, last_seen, wifi, ethernet, imei, storage, storage_free, battery, owner_id, owner_email,
      owner_name;
  size_t size() const {
    size_t sum = 0;
    for (auto text : {udid, serial, name, asset_tag, model, model_identifier, os, os_version, managed, supervised,
                      enrollment, trash, location, group, last_seen, wifi, ethernet, imei, storage, storage_free, battery,
                      owner_id, owner_email, owner_name})
      sum += text.size();
    return sum;
  }
};

bool is(ondemand::raw_json_string key, const char *name, size_t length) {
  return std::memcmp(key.raw(), name, length) == 0 && key.raw()[length] == '"';
}
#define IS(key, name) is(key, name, sizeof(name) - 1)

string_view text(ondemand::value value) {
  string_view token = value.raw_json_token();
  if (!token.empty() && token[0] == '"') return value.get_string();
  while (!token.empty() && (token.back() == ' ' || token.back() == '\n')) token.remove_suffix(1);
  return token;
}

void read_network(ondemand::object object, Record &record) {
  for (auto field : object) {
    auto key = field.key().value();
    if (IS(key, "WiFiMAC")) record.wifi = text(field.value());
    else if (IS(key, "EthernetMACs")) record.ethernet = text(field.value());
    else if (IS(key, "ServiceSubscription"))
      for (auto item : field.value().get_array()) {
        for (auto member : item.get_object())
          if (IS(member.key().value(), "IMEI") && record.imei.empty()) record.imei = text(member.value());
      }
  }
}

void read_pair(ondemand::object object, const char *first, string_view &a, const char *second, string_view &b) {
  const size_t first_length = std::strlen(first), second_length = std::strlen(second);
  for (auto field : object) {
    auto key = field.key().value();
    if (is(key, first, first_length)) a = text(field.value());
    else if (is(key, second, second_length)) b = text(field.value());
  }
}

void read_owner(ondemand::object object, Record &record) {
  for (auto field : object) {
    auto key = field.key().value();
    if (IS(key, "id")) record.owner_id = text(field.value());
    else if (IS(key, "email")) record.owner_email = text(field.value());
    else if (IS(key, "name")) record.owner_name = text(field.value());
  }
}

Record read(ondemand::object object) {
  Record record;
  for (auto field : object) {
    auto key = field.key().value();
    switch (key.raw()[0]) {
    case 'U': if (IS(key, "UDID")) record.udid = text(field.value()); break;
    case 's': if (IS(key, "serialNumber")) record.serial = text(field.value()); break;
    case 'n':
      if (IS(key, "name")) record.name = text(field.value());
      else if (IS(key, "networkInformation")) read_network(field.value().get_object(), record);
      break;
    case 'a':
      if (IS(key, "assetTag")) record.asset_tag = text(field.value());
      else if (IS(key, "availableCapacity")) record.storage_free = text(field.value());
      break;
    case 'm':
      if (IS(key, "model")) read_pair(field.value().get_object(), "name", record.model, "identifier", record.model_identifier);
      break;
    case 'o':
      if (IS(key, "os")) read_pair(field.value().get_object(), "prefix", record.os, "version", record.os_version);
      else if (IS(key, "owner")) read_owner(field.value().get_object(), record);
      break;
    case 'i':
      if (IS(key, "isManaged")) record.managed = text(field.value());
      else if (IS(key, "isSupervised")) record.supervised = text(field.value());
      else if (IS(key, "inTrash")) record.trash = text(field.value());
      break;
    case 'e': if (IS(key, "enrollType")) record.enrollment = text(field.value()); break;
    case 'l':
      if (IS(key, "locationId")) record.location = text(field.value());
      else if (IS(key, "lastCheckin")) record.last_seen = text(field.value());
      break;
    case 'g':
      if (IS(key, "groups"))
        for (auto item : field.value().get_array()) {
          string_view name = text(item.value());
          if (record.group.empty()) record.group = name;
        }
      break;
    case 't': if (IS(key, "totalCapacity")) record.storage = text(field.value()); break;
    case 'b': if (IS(key, "batteryLevel")) record.battery = text(field.value()); break;
    }
  }
  return record;
}

template <typename Each> size_t for_each_record(const Body &body, Each each) {
  ondemand::parser parser;
  auto document = parser.iterate(body.bytes, body.length, body.length + SIMDJSON_PADDING).value();
  size_t count = 0;
  for (auto item : document["devices"].get_array()) {
    each(read(item.get_object()));
    count++;
  }
  return count;
}

struct Database {
  sqlite3 *handle = nullptr;

  explicit Database(const char *path) {
    if (sqlite3_open(path, &handle) != SQLITE_OK) fail(path, sqlite3_errmsg(handle));
    run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
  }
  ~Database() { sqlite3_close(handle); }

  void run(const char *sql) {
    if (sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql, sqlite3_errmsg(handle));
  }
  sqlite3_int64 last_row() const { return sqlite3_last_insert_rowid(handle); }
};

struct Statement {
  Database &database;
  sqlite3_stmt *handle = nullptr;

  Statement(Database &database, const char *sql) : database(database) {
    if (sqlite3_prepare_v2(database.handle, sql, -1, &handle, nullptr) != SQLITE_OK)
      fail(sql, sqlite3_errmsg(database.handle));
  }
  ~Statement() { sqlite3_finalize(handle); }

  void bind(int index, string_view text) { sqlite3_bind_text(handle, index, text.data(), int(text.size()), SQLITE_STATIC); }
  void bind(int index, sqlite3_int64 number) { sqlite3_bind_int64(handle, index, number); }
  void run() {
    if (sqlite3_step(handle) != SQLITE_DONE) fail("insert", sqlite3_errmsg(database.handle));
    sqlite3_reset(handle);
  }
  string_view text(int column) {
    auto bytes = reinterpret_cast<const char *>(sqlite3_column_text(handle, column));
    return bytes ? string_view(bytes, size_t(sqlite3_column_bytes(handle, column))) : string_view();
  }
};

// Reads every column of every row, as a snapshot has to.
size_t scan(Database &database, const char *sql) {
  Statement statement(database, sql);
  size_t sum = 0;
  const int columns = sqlite3_column_count(statement.handle);
  while (sqlite3_step(statement.handle) == SQLITE_ROW)
    for (int column = 0; column < columns; column++)
      switch (sqlite3_column_type(statement.handle, column)) {
      case SQLITE_INTEGER: sum += size_t(sqlite3_column_int64(statement.handle, column)); break;
      case SQLITE_TEXT: sum += statement.text(column).size(); break;
      }
  return sum;
}

size_t scan_register(Database &database) {
  database.run("BEGIN");
  size_t sum = scan(database, "SELECT id, email_key, state FROM employees ORDER BY id");
  sum += scan(database, "SELECT id, version, asset_id, asset_key, name, serial_number, product, state FROM assets ORDER BY id");
  sum += scan(database, "SELECT asset, employee, location, origin FROM checkouts ORDER BY asset");
  sum += scan(database, "SELECT id, asset, origin, serial_number, device_id, owner, model, stable_digest, volatile_digest, "
                        "refreshed, not_seen_since, vacant_runs, vacant_since FROM links ORDER BY id");
  database.run("COMMIT");
  return sum;
}

// Inserts what a first sync inserts: an asset, a link, a checkout where the owner is an employee, and an event for each change.
class FirstSync {
public:
  explicit FirstSync(Database &database) : database(database) {
    database.run("BEGIN IMMEDIATE");
    database.run("INSERT OR IGNORE INTO connections (account, integration) VALUES (1, 'jamf-school')");
    Statement read(database, "SELECT id, email_key FROM employees");
    while (sqlite3_step(read.handle) == SQLITE_ROW)
      employees.emplace(std::string(read.text(1)), sqlite3_column_int64(read.handle, 0));
  }

  void add(const Record &record) {
    const sqlite3_int64 model = row_of_model(record);
    lower(record.serial, key);
    asset.bind(1, record.serial);
    asset.bind(2, key);
    asset.bind(3, record.name);
    asset.bind(4, record.serial);
    asset.bind(5, model);
    asset.run();
    const sqlite3_int64 row = database.last_row();

    lower(record.owner_email, owner);
    write_details(record);
    link.bind(1, row);
    link.bind(2, record.serial);
    link.bind(3, record.udid);
    link.bind(4, owner);
    link.bind(5, model);
    link.bind(6, sqlite3_int64(std::hash<string_view>()(details)));
    link.bind(7, record.last_seen);
    link.bind(8, details);
    link.run();
    journal("create_asset", row, record, record.serial);

    auto employee = employees.find(owner);
    if (employee == employees.end()) return;
    checkout.bind(1, row);
    checkout.bind(2, employee->second);
    checkout.run();
    journal("check_out", row, record, record.owner_email);
  }

  void commit() { database.run("COMMIT"); }

private:
  Database &database;
  std::unordered_map<std::string, sqlite3_int64> employees, models;
  std::string key, owner, details, name;
  Statement asset{database, "INSERT INTO assets (account, asset_id, asset_key, name, serial_number, product) "
                            "VALUES (1, ?, ?, ?, ?, ?)"};
  Statement link{database, "INSERT INTO links (connection, asset, origin, serial_number, device_id, owner, model, "
                           "stable_digest, volatile_digest, refreshed, last_seen, details) "
                           "VALUES (1, ?1, 'created', ?2, ?3, ?4, ?5, ?6, ?6, 0, ?7, ?8)"};
  Statement checkout{database, "INSERT INTO checkouts (asset, employee, origin, since) VALUES (?, ?, 1, 0)"};
  Statement event{database, "INSERT INTO events (account, at, actor, run, kind, asset, asset_id, serial_number, to_value, "
                            "rule, reason) VALUES (1, 0, 'bench:jamf-school#1', 1, ?, ?, ?, ?, ?, 'A7', 'floor')"};

  void journal(string_view kind, sqlite3_int64 row, const Record &record, string_view to) {
    event.bind(1, kind);
    event.bind(2, row);
    event.bind(3, record.serial);
    event.bind(4, record.serial);
    event.bind(5, to);
    event.run();
  }

  sqlite3_int64 row_of_model(const Record &record) {
    name.assign(record.model).append("\n").append(record.model_identifier);
    auto known = models.find(name);
    if (known != models.end()) return known->second;
    Statement product(database, "INSERT INTO products (account, name, name_key) VALUES (1, ?1, ?1)");
    product.bind(1, name);
    product.run();
    const sqlite3_int64 row = database.last_row();
    Statement model(database, "INSERT INTO models (id, connection, name, identifier) VALUES (?, 1, ?, ?)");
    model.bind(1, row);
    model.bind(2, record.model);
    model.bind(3, record.model_identifier);
    model.run();
    return models[name] = row;
  }

  static void lower(string_view from, std::string &to) {
    to.assign(from);
    for (char &c : to)
      if (c >= 'A' && c <= 'Z') c |= 0x20;
  }

  void write_details(const Record &record) {
    details = "{";
    member("asset_tag", record.asset_tag);
    member("os", record.os);
    member("os_version", record.os_version);
    member("managed", record.managed);
    member("supervised", record.supervised);
    member("enrollment", record.enrollment);
    member("location", record.location);
    member("group", record.group);
    member("wifi_mac", record.wifi);
    member("ethernet_mac", record.ethernet);
    member("imei", record.imei);
    member("storage_gb", record.storage);
    member("storage_free_gb", record.storage_free);
    member("battery", record.battery);
    details += "}";
  }

  void member(const char *key, string_view value) {
    if (value.empty()) return;
    if (details.size() > 1) details += ',';
    details.append("\"").append(key).append("\":\"").append(value).append("\"");
  }
};

// CPU time, so that what else the machine does is left out.
double cpu_seconds() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

} // namespace

int main(int argc, char **argv) {
  if (argc != 5) fail("usage", "floor unchanged|first URL NETWORK-ID:KEY DATABASE");
  const bool is_first = std::strcmp(argv[1], "first") == 0;
  curl_global_init(CURL_GLOBAL_DEFAULT);
  const Body body = fetch(argv[2], argv[3]);
  Database database(argv[4]);
  size_t sum = 0, count = 0;

  const double start = cpu_seconds();
  if (is_first) {
    FirstSync sync(database);
    count = for_each_record(body, [&](const Record &record) { sync.add(record); });
    sync.commit();
  } else {
    count = for_each_record(body, [&](const Record &record) { sum += record.size(); });
    std::printf("parse_gb_per_second %.3f\n", double(body.length) / 1e9 / (cpu_seconds() - start));
    sum += scan_register(database);
  }
  std::printf("bytes %zu\nrecords %zu\nchecksum %zu\n", body.length, count, sum);
}
