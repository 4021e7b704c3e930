import Hummingbird

/// The reply to a list call, its rows already written: `{"code":200,"count":2,"devices":[…,…]}`.
///
/// Faults bend its count, its key and its rows without reading 100 MB of JSON again.
struct Listing: Sendable {
  /// The top-level key of the array.
  var key: String
  var count: Int
  private var rows: ByteBuffer
  /// Where each row ends in `rows`.
  private var ends: [Int]

  /// A list whose count is the number of rows.
  init(of key: String, _ texts: some Sequence<String>) {
    var joined = ""
    var ends: [Int] = []
    for text in texts {
      if !ends.isEmpty { joined += "," }
      joined += text
      ends.append(joined.utf8.count)
    }
    self.key = key
    self.count = ends.count
    self.rows = ByteBuffer(string: joined)
    self.ends = ends
  }

  /// Leaves the last rows out and the count as it is. A list without rows promises one instead.
  mutating func loseRows() {
    let lost = min(max(1, ends.count / 10), ends.count)
    if lost == 0 { count = 1 }
    ends.removeLast(lost)
    rows = rows.getSlice(at: rows.readerIndex, length: ends.last ?? 0) ?? ByteBuffer()
  }

  /// The body in pieces that share the rows' storage.
  var body: [ByteBuffer] {
    [ByteBuffer(string: "{\"code\":200,\"count\":\(count),\"\(key)\":["), rows, ByteBuffer(string: "]}")]
  }
}
