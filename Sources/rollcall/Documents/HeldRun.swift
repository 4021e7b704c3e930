/// A run whose plan waits for a person (I1, I3).
struct HeldRun {
  let number: Int64

  /// What that person can do.
  var advice: String {
    """
    → `rollcall runs show \(number)` shows all of it. `rollcall runs approve \(number)` carries it out, \
    `rollcall runs discard \(number)` drops it.
    """
  }
}
