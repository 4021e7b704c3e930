import RollcallCore

/// Whose doing a plan is.
enum PlanActor {
  /// A run of a connection (A7); what it overwrites is kept, so that it can be undone (I4).
  case run(Int64, of: ConnectionReference)
  /// A person, by hand.
  case person(Hand)

  /// As the journal names it.
  var text: String {
    switch self {
    case .run(let run, let connection): "\(connection)#\(run)"
    case .person(let hand): hand.actor
    }
  }

  /// The number of the run; nil for a person.
  var run: Int64? {
    switch self {
    case .run(let run, _): run
    case .person: nil
    }
  }
}
