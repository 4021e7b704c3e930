import Foundation
import RollcallKit
import RollcallTransport
import Testing

@Suite struct BodyTests {
  static let packed =
    Data(base64Encoded: "H4sIAAAAAAACA6tWSs5PSVWyMjIw0AEyS/NKlKyArJTUsszk1GIlq+jYWgBr2VgAIwAAAA==") ?? Data()

  @Test func `a compressed body is unpacked`() async throws {
    let stage = try Stage(.reply(200, bytes: Array(Self.packed), ["Content-Encoding": "gzip"]))

    #expect(await stage.outcome() == .success(#"{"code":200,"count":0,"devices":[]}"#))
    #expect(stage.progress.bytes == 35)
  }

  @Test func `a compressed body that cannot be unpacked is malformed`() async throws {
    let stage = try Stage(.reply(200, "this is not gzip at all", ["Content-Encoding": "gzip"]))

    #expect(await stage.failure()?.kind == .malformed)
  }

  @Test func `a body in chunks is one body`() async throws {
    let stage = try Stage(
      .raw(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\nX-T: 1\r\n\r\n"
      ))

    #expect(await stage.outcome() == .success("abcde"))
  }

  @Test func `interim answers are not the answer`() async throws {
    let stage = try Stage(
      .raw("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]"))

    #expect(await stage.outcome() == .success("[]"))
  }

  static let broken: [Answer] = [
    .head(length: 100).then(.send(Array("[1,2".utf8)), .close),
    .raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n[1,2\r\n").then(.close),
    .raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n[1,2\r\n").then(.reset),
    .head(length: 100).then(.send(Array("[1,2".utf8)), .reset),
    .head(length: 100).then(.send(Array("[1,2".utf8)), .silence),
  ]

  @Test(arguments: broken)
  func `a body that breaks off or stops is transient, and not asked for again here`(_ answer: Answer)
    async throws
  {
    let stage = try Stage(answer) { $0.idleTimeout = .milliseconds(100) }

    let error = await stage.failure()

    #expect(error?.kind == .transient)
    #expect(error?.recovery == .startOver)
    #expect(stage.server.requests.count == 1)
    #expect(stage.sleeps.seconds.isEmpty)
  }

  @Test func `a body longer than the limit is malformed`() async throws {
    let stage = try Stage(.head(length: 1 << 20).then(.flood(1 << 20))) { $0.bodyLimit = 1000 }

    #expect(await stage.failure()?.kind == .malformed)
  }

  @Test func `a head longer than the limit is malformed`() async throws {
    let stage = try Stage(.reply(200, "[]", ["X-Long": String(repeating: "x", count: 5000)])) {
      $0.headLimit = 1000
    }

    #expect(await stage.failure()?.kind == .malformed)
    #expect(stage.server.requests.count == 1)
  }

  @Test func `what is not HTTP is malformed`() async throws {
    let stage = try Stage(.raw("220 mail.riverside.example ESMTP\r\n").then(.close))

    #expect(await stage.failure()?.kind == .malformed)
    #expect(stage.server.requests.count == 1)
  }

  @Test func `requests one after the other share a connection`() async throws {
    let stage = try Stage(.reply(200, "[]"))

    _ = await stage.outcome()
    _ = await stage.outcome()

    #expect(stage.server.requests.count == 2)
    #expect(stage.server.connections == 1)
  }

  @Test func `a reader that does not read makes the tenant wait, and loses nothing`() async throws {
    let size = 64 << 20
    let stage = try Stage(.head(length: size).then(.flood(size))) { $0.bufferLimit = 256 << 10 }
    let body = try await stage.client.open(HTTPRequest("/devices")).body
    var events = stage.server.events.makeAsyncIterator()

    guard case .stalled(let sent) = await events.next() else {
      Issue.record("the server was never kept waiting")
      return
    }
    var received = 0
    while let piece = try await body.next() {
      #expect(piece.count <= 256 << 10)
      received += piece.count
    }

    // What was sent lies in the buffers of the two sockets and ours.
    #expect(sent < 24 << 20)
    #expect(received == size)
    #expect(stage.progress.bytes == size)
  }

  @Test func `no program that is started meanwhile holds the connection`() async throws {
    let size = 64 << 20
    let stage = try Stage(.head(length: size).then(.flood(size)))
    let body = try await stage.client.open(HTTPRequest("/devices")).body
    _ = try await body.next()

    let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { Int32($0) }
    let ours = open.filter { peerPort(of: $0) == stage.server.port }

    #expect(!ours.isEmpty)
    for socket in ours { #expect(fcntl(socket, F_GETFD) & FD_CLOEXEC != 0, "\(socket)") }
    _ = try await body.next()
  }

  private func peerPort(of socket: Int32) -> UInt16? {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isPeer = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getpeername(socket, $0, &length) == 0 }
    }
    return isPeer && address.sin_family == sa_family_t(AF_INET)
      ? UInt16(bigEndian: address.sin_port) : nil
  }

  @Test func `a body that is dropped gives its connection up`() async throws {
    let size = 64 << 20
    let stage = try Stage(.head(length: size).then(.flood(size)))
    var events = stage.server.events.makeAsyncIterator()

    _ = try await stage.client.open(HTTPRequest("/devices")).body.next()

    var last = await events.next()
    if case .stalled = last { last = await events.next() }
    #expect(last == .peerClosed)
  }

  @Test func `a cancelled task ends a request that waits for its head`() async throws {
    let stage = try Stage(Answer(steps: [.silence]))
    let asking = Task { await stage.failure() }
    var arrivals = stage.server.arrivals.makeAsyncIterator()
    var events = stage.server.events.makeAsyncIterator()
    _ = await arrivals.next()

    asking.cancel()

    #expect(await asking.value?.kind == .cancelled)
    #expect(await events.next() == .peerClosed)
    #expect(stage.server.requests.count == 1)
  }

  @Test func `a cancelled task ends a body that stopped`() async throws {
    let stage = try Stage(.head(length: 100).then(.send([1]), .silence))
    let body = try await stage.client.open(HTTPRequest("/devices")).body
    let first = try await body.next()
    let reading = Task { () async -> IntegrationError.Kind? in
      do throws(IntegrationError) { _ = try await body.next() } catch { return error.kind }
      return nil
    }

    reading.cancel()

    #expect(first == [1])
    #expect(await reading.value == .cancelled)
    // Also keeps the server up to here.
    #expect(stage.server.requests.count == 1)
  }
}
