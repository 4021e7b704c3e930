/// What the host talks to, whoever wrote it: a plugin in Swift, a connector in YAML, or a program of its own.
public protocol TenantClient: Sendable {
  /// The cheapest calls that prove credentials and each permission a run needs.
  ///
  /// A failed probe is part of the report; nothing is thrown, so that all that can be said is said.
  func check() async -> CheckReport

  /// The devices of the tenant. What is fetched besides the streams (names of locations) is fetched here, first.
  func devices() async throws(IntegrationError) -> DeviceListing
}
