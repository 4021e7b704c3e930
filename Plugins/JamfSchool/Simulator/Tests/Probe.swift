import Foundation
import Glibc
import JamfSchoolSimulator

/// A client that reports what came over the wire, byte by byte, and how the connection ended.
struct Probe: Sendable {
  let port: Int
  var key = TenantConfiguration().key

  func send(
    _ method: String = "GET", _ target: String, _ headers: [String: String] = [:], body: String = ""
  ) async -> Reply {
    var fields = [
      "Host": "127.0.0.1", "Connection": "close", "Content-Length": String(body.utf8.count),
      "Authorization": "Basic " + Data("\(key.networkID):\(key.key)".utf8).base64EncodedString(),
    ]
    fields.merge(headers) { _, new in new }
    let head = fields.map { "\($0): \($1)\r\n" }.joined()
    let request = "\(method) \(target) HTTP/1.1\r\n\(head)\r\n\(body)"
    let port = port
    // A thread of its own: the blocking reads must not take one from the tenant.
    return await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: Self.exchange(request, port: port)) }
    }
  }

  private static func exchange(_ request: String, port: Int) -> Reply {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { Glibc.close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { return Reply([], .refused) }
    let bytes = Array(request.utf8)
    guard Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
      return Reply([], .reset)
    }
    return read(from: socket)
  }

  private static func read(from socket: Int32) -> Reply {
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      if count > 0 {
        received += buffer.prefix(count)
      } else {
        return Reply(received, count == 0 ? .closed : .reset)
      }
    }
  }
}

/// What the probe saw.
struct Reply: Sendable {
  enum Ending: Sendable { case closed, reset, refused }

  /// Nil if not even a head arrived.
  let status: Int?
  /// By lower-case name.
  let headers: [String: String]
  let body: [UInt8]
  let ending: Ending

  init(_ bytes: [UInt8], _ ending: Ending) {
    let text = String(decoding: bytes, as: UTF8.self)
    let head = text.components(separatedBy: "\r\n\r\n")[0]
    let lines = head.components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ")
    self.status = words.count > 1 ? Int(words[1]) : nil
    self.headers = Dictionary(
      lines.dropFirst().compactMap { line in
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        return (parts[0].lowercased(), parts[1].trimmingCharacters(in: .whitespaces))
      }, uniquingKeysWith: { first, _ in first })
    self.body = Array(bytes.dropFirst(head.utf8.count + 4))
    self.ending = ending
  }

  var text: String { String(decoding: body, as: UTF8.self) }

  /// The body, or null if it is no JSON.
  var json: JSONValue { (try? JSONValue(parsing: text)) ?? .null }
}
