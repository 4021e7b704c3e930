import CustomDump
import NIOCore
import NIOPosix
import RollcallKit
import RollcallStore
import RollcallTesting
import ServiceLifecycle
import Testing

@testable import RollcallWeb

struct ListenTests {
  @Test(arguments: [
    ("127.0.0.1:8480", "127.0.0.1", 8480, true), ("[::1]:80", "::1", 80, true),
    ("localhost:1", "localhost", 1, true), ("0.0.0.0:8480", "0.0.0.0", 8480, false),
    ("[2001:db8::1]:8480", "2001:db8::1", 8480, false), ("rollcall.example:0", "rollcall.example", 0, false),
  ])
  func `an address is a host and a port`(text: String, host: String, port: Int, isLoopback: Bool) throws {
    let address = try #require(ListenAddress(text))

    #expect(address.host == host && address.port == port && address.isLoopback == isLoopback)
    expectNoDifference(address.description, text)
  }

  @Test(arguments: [
    "", ":80", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "::1:80", "[]:80",
  ])
  func `anything else is none`(text: String) {
    #expect(ListenAddress(text) == nil)
  }

  @Test func `a port that is taken is told with what to do`() async throws {
    let (service, port) = try await WebStage.serve(try context(), LogLines().logger)
    defer { service.cancel() }
    let lines = LogLines()
    let address = try #require(ListenAddress("127.0.0.1:\(port)"))

    let fault = await #expect(throws: ListenFault.self) {
      try await WebServer(address, context: try context(), log: lines.logger).run()
    }

    #expect(fault?.message == "127.0.0.1:\(port) is taken by another program.")
    #expect(fault?.hint.contains("`web.listen`") == true)
    #expect(lines.all.contains { $0.hasPrefix("error web_not_listening") && $0.contains("is taken") })
  }

  @Test func `an address of another machine is told with what to do`() async throws {
    let address = try #require(ListenAddress("192.0.2.1:8480"))

    let fault = await #expect(throws: ListenFault.self) {
      try await WebServer(address, context: try context(), log: LogLines().logger).run()
    }

    #expect(fault?.message == "192.0.2.1:8480 is not an address of this machine.")
  }

  @Test(
    arguments: [("0.0.0.0", nil, 1), ("0.0.0.0", "TOKEN", 0), ("127.0.0.1", nil, 0)]
      as [(String, String?, Int)])
  func `others are let near without a token only with a warning`(
    host: String, token: String?, warnings: Int
  ) async throws {
    let lines = LogLines()
    var context = try context()
    context.token = { token.map { Secret($0) } }

    let (service, _) = try await WebStage.serve(context, lines.logger, on: host)
    service.cancel()
    _ = await service.result

    #expect(lines.all.count { $0.hasPrefix("warning web_without_token") } == warnings)
  }

  @Test(.timeLimit(.minutes(10)))
  func `a server that is told to end does so, however long clients stay`() async throws {
    let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
    let address = try #require(ListenAddress("127.0.0.1:0"))
    let server = WebServer(address, context: try context(), log: LogLines().logger) { continuation.yield($0) }
    let group = ServiceGroup(services: [server], logger: LogLines().logger)
    let service = Task { try await group.run() }
    var iterator = ports.makeAsyncIterator()
    let port = try #require(await iterator.next())
    let client = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .connect(host: "127.0.0.1", port: port).get()

    await group.triggerGracefulShutdown()
    try await service.value

    try await client.closeFuture.get()
  }

  private func context() throws -> WebContext {
    WebContext(
      version: "1.2.3", register: try Register.inMemory(), board: MetricBoard(), connections: { [] },
      readiness: { .ready }, syncNow: { _ in true }, token: { nil })
  }
}
