import ServiceLifecycle

/// Something that goes on until the process ends.
struct LoopService: Service {
  let body: @Sendable () async -> Void

  func run() async throws {
    await cancelWhenGracefulShutdown { await body() }
  }
}
