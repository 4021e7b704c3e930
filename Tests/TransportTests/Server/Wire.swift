import Foundation
import Glibc

/// One connection of a scripted server.
struct Wire: Sendable {
  let connection: Int32

  /// No wait is longer, in milliseconds.
  private static let patience: Int32 = 60_000
  /// A peer that takes nothing for so long has stalled, in milliseconds.
  private static let stall: Int32 = 300

  init(_ connection: Int32) {
    self.connection = connection
    var small: Int32 = 64 << 10
    setsockopt(connection, SOL_SOCKET, SO_SNDBUF, &small, socklen_t(MemoryLayout<Int32>.size))
  }

  func end() {
    close(connection)
  }

  /// The next request with its body; nil when the peer is gone.
  func request() -> ReceivedRequest? {
    var bytes: [UInt8] = []
    while !bytes.suffix(4).elementsEqual([13, 10, 13, 10]) {
      guard let byte = read() else { return nil }
      bytes.append(byte)
    }
    let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ").map(String.init)
    guard words.count == 3 else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(
        in: .whitespaces)
    }
    var body: [UInt8] = []
    for _ in 0..<(headers["content-length"].flatMap { Int($0) } ?? 0) {
      guard let byte = read() else { return nil }
      body.append(byte)
    }
    return ReceivedRequest(
      method: words[0], target: words[1], headers: headers, body: String(decoding: body, as: UTF8.self))
  }

  /// Does one step; false when the connection is over.
  func perform(_ step: Answer.Step, emit: (ScriptedServer.Event) -> Void) -> Bool {
    switch step {
    case .send(let bytes): return send(bytes, emit: emit)
    case .flood(let count): return send([UInt8](repeating: UInt8(ascii: "x"), count: count), emit: emit)
    case .silence:
      if read() == nil { emit(.peerClosed) }
      return false
    case .close: return false
    case .reset:
      var now = linger(l_onoff: 1, l_linger: 0)
      setsockopt(connection, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
      return false
    }
  }

  private func send(_ bytes: [UInt8], emit: (ScriptedServer.Event) -> Void) -> Bool {
    var sent = 0
    var hasStalled = false
    while sent < bytes.count {
      switch waits(for: POLLOUT, hasStalled ? Self.patience : Self.stall) {
      case true:
        let piece = bytes[sent..<min(sent + 16 << 10, bytes.count)]
        let count = piece.withUnsafeBytes {
          Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else {
          emit(.peerClosed)
          return false
        }
        sent += count
      case false:
        if hasStalled {
          emit(.gaveUp)
          return false
        }
        hasStalled = true
        emit(.stalled(sent))
      }
    }
    return true
  }

  private func read() -> UInt8? {
    guard waits(for: POLLIN, Self.patience) else { return nil }
    var byte: UInt8 = 0
    return recv(connection, &byte, 1, 0) == 1 ? byte : nil
  }

  private func waits(for event: Int32, _ milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: connection, events: Int16(event), revents: 0)
    return poll(&entry, 1, milliseconds) > 0
  }
}
