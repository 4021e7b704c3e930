/// The faults that are switched on, in order: a request meets the first that concerns it.
///
/// So `[429 once, 502 once]` is a 429, then a 502, then a good answer.
struct FaultDesk: Sendable {
  private(set) var faults: [Fault] = []

  init(_ faults: [Fault] = []) { self.faults = faults }

  /// The fault of this request, which has then had one of its times.
  mutating func fault(for path: String) -> Fault? {
    guard let index = faults.firstIndex(where: { $0.concerns(path) }) else { return nil }
    faults[index].times = faults[index].times.map { $0 - 1 }
    return faults[index]
  }
}
