/// Told how far a run is, for a person who waits.
package struct RunObserver: Sendable {
  /// So many devices are mapped by now.
  package var devices: @Sendable (Int) -> Void
  /// So many more bytes have arrived.
  package var bytes: @Sendable (Int) -> Void
  /// Settings are about to be tested.
  package var testing: @Sendable () -> Void
  /// A plan is made and about to be carried out; told again when the register moved meanwhile (I5).
  package var planned: @Sendable () -> Void

  /// An observer that is told by closures.
  package init(
    devices: @escaping @Sendable (Int) -> Void, bytes: @escaping @Sendable (Int) -> Void,
    testing: @escaping @Sendable () -> Void = {}, planned: @escaping @Sendable () -> Void = {}
  ) {
    self.devices = devices
    self.bytes = bytes
    self.testing = testing
    self.planned = planned
  }

  /// Nobody waits.
  package static let silent = RunObserver(devices: { _ in }, bytes: { _ in })
}
