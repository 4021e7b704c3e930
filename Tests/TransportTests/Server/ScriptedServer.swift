import Foundation
import Glibc
import Synchronization

/// A server on this machine that answers from a script, byte by byte: what no well-behaved server would send.
///
/// The first request gets the first answer, on whatever connection it comes; the last answer repeats. Every
/// wait in it is bounded.
final class ScriptedServer: Sendable {
  let port: UInt16
  /// What happened to answers that take their time.
  let events: AsyncStream<Event>
  /// The requests, as they come.
  let arrivals: AsyncStream<ReceivedRequest>

  private let listener: Int32
  private let emit: AsyncStream<Event>.Continuation
  private let announce: AsyncStream<ReceivedRequest>.Continuation
  private let state: Mutex<State>

  private struct State {
    var answers: [Answer]
    var requests: [ReceivedRequest] = []
    var connections: [Int32] = []
    var isStopped = false
  }

  enum Event: Hashable, Sendable {
    /// The peer has not taken a byte for a while, after so many.
    case stalled(Int)
    /// The peer closed the connection before the answer was over.
    case peerClosed
    /// The peer has not taken a byte for so long that the server gave up.
    case gaveUp
  }

  enum Failure: Error { case noSocket(Int32) }

  init(_ answers: [Answer]) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 64) == 0
          && getsockname(listener, $0, &length) == 0
      }
    }
    guard listener >= 0, isListening else { throw Failure.noSocket(errno) }
    self.listener = listener
    port = UInt16(bigEndian: address.sin_port)
    (events, emit) = AsyncStream.makeStream()
    (arrivals, announce) = AsyncStream.makeStream()
    state = Mutex(State(answers: answers))
    Thread.detachNewThread { [weak self] in
      // Only this thread closes the listener, so that its number is never another socket's while it is used
      // here.
      defer { close(listener) }
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        guard let self, self.admit(connection) else {
          close(connection)
          return
        }
        Thread.detachNewThread { [weak self] in self?.serve(connection) }
      }
    }
  }

  deinit {
    stop()
  }

  var url: String { "http://127.0.0.1:\(port)" }
  var requests: [ReceivedRequest] { state.withLock { $0.requests } }
  var connections: Int { state.withLock { $0.connections.count } }

  /// Ends every connection. Called again, does nothing.
  func stop() {
    state.withLock { state in
      guard !state.isStopped else { return }
      state.isStopped = true
      shutdown(listener, Int32(SHUT_RDWR))
      for connection in state.connections { shutdown(connection, Int32(SHUT_RDWR)) }
    }
    emit.finish()
    announce.finish()
  }

  private func admit(_ connection: Int32) -> Bool {
    state.withLock { state in
      guard !state.isStopped, state.connections.count < 64 else { return false }
      state.connections.append(connection)
      return true
    }
  }

  private func serve(_ connection: Int32) {
    let wire = Wire(connection)
    while let request = wire.request() {
      let answer = state.withLock { state -> Answer? in
        state.requests.append(request)
        return state.answers.count > 1 ? state.answers.removeFirst() : state.answers.first
      }
      announce.yield(request)
      guard let answer else { break }
      for step in answer.steps {
        guard wire.perform(step, emit: { emit.yield($0) }) else { return finish(wire) }
      }
    }
    finish(wire)
  }

  /// Closed only here and once; the number stays listed for counting, and `stop` may no longer touch it.
  private func finish(_ wire: Wire) {
    state.withLock { state in
      if let index = state.connections.firstIndex(of: wire.connection) { state.connections[index] = -1 }
      wire.end()
    }
  }
}
