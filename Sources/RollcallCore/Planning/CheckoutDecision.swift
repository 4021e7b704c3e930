/// What the tenant says of the owner, as far as a checkout is concerned.
public enum OwnerStanding: String, Hashable, Sendable, CaseIterable {
  /// An active employee of the account has the owner's e-mail address (G1).
  case employee
  /// A person without a matching employee, or without an e-mail address (G4).
  case stranger
  /// Known to be nobody.
  case nobody
  /// Not reported (G5).
  case notReported
}

/// How the asset is assigned, seen from the device's owner.
public enum CheckoutStanding: String, Hashable, Sendable, CaseIterable {
  /// To nobody.
  case free
  /// To a location (G2).
  case location
  /// To the very employee who is the owner.
  case owner
  /// To another employee, by this connection.
  case anotherByUs
  /// To another employee, by a person.
  case anotherByPerson
  /// To another employee, by another connection.
  case anotherByConnection
}

/// All that decides a checkout; every field is a closed set, so that all combinations can be tried.
public struct CheckoutQuestion: Hashable, Sendable {
  /// What the tenant says of the owner.
  public var owner: OwnerStanding
  /// How the asset is assigned.
  public var checkout: CheckoutStanding
  /// Whether the owner changed since the last run (G12).
  public var ownerChange: OwnerChange
  /// Whether the asset is archived (G3).
  public var state: AssetState
  /// Whether this connection governs the asset (F4).
  public var governance: Governance
  /// Switch A.
  public var autoCheckout: Switch
  /// Switch C.
  public var followOwnerChange: Switch
  /// Switch R.
  public var checkinOnOwnerRemoved: Switch
  /// Whether the owner was nobody for long enough (G13).
  public var wait: VacancyWait

  /// A question with all that decides it.
  public init(
    owner: OwnerStanding, checkout: CheckoutStanding, ownerChange: OwnerChange, state: AssetState,
    governance: Governance, autoCheckout: Switch, followOwnerChange: Switch, checkinOnOwnerRemoved: Switch,
    wait: VacancyWait
  ) {
    self.owner = owner
    self.checkout = checkout
    self.ownerChange = ownerChange
    self.state = state
    self.governance = governance
    self.autoCheckout = autoCheckout
    self.followOwnerChange = followOwnerChange
    self.checkinOnOwnerRemoved = checkinOnOwnerRemoved
    self.wait = wait
  }

  /// Whether the owner is another than remembered.
  public enum OwnerChange: String, Hashable, Sendable, CaseIterable {
    case changed
    case same
  }

  /// Whether this connection decides for the asset.
  public enum Governance: String, Hashable, Sendable, CaseIterable {
    case ours
    case elsewhere
  }

  /// Whether a check-in has waited long enough.
  public enum VacancyWait: String, Hashable, Sendable, CaseIterable {
    case over
    case going
  }
}

/// What happens to a checkout, and by which rule.
public enum CheckoutDecision: Hashable, Sendable {
  /// Nothing.
  case leave(Rule)
  /// The asset is handed to the owner.
  case checkOut(Rule, Reason)
  /// The asset comes back and is handed to the owner.
  case reassign(Rule, Reason)
  /// The asset comes back.
  case checkIn(Rule, Reason)
}

extension CheckoutQuestion {
  /// The decision of section G. Pure, and total over all combinations.
  public var decision: CheckoutDecision {
    if governance == .elsewhere { return .leave(.f4) }
    if state == .archived { return .leave(.g3) }
    if checkout == .location { return .leave(.g2) }
    switch owner {
    case .notReported: return .leave(.g5)
    case .stranger: return .leave(.g4)
    case .nobody: return decisionForNobody
    case .employee: return decisionForEmployee
    }
  }

  private var decisionForNobody: CheckoutDecision {
    switch checkout {
    case .free, .location: return .leave(.g11)
    case .owner, .anotherByUs, .anotherByPerson, .anotherByConnection:
      guard checkinOnOwnerRemoved.isOn else { return .leave(.g11) }
      return wait == .over ? .checkIn(.g11, .ownerRemoved) : .leave(.g13)
    }
  }

  private var decisionForEmployee: CheckoutDecision {
    switch checkout {
    case .location: .leave(.g2)
    case .owner: .leave(.g7)
    case .free:
      if autoCheckout.isOn {
        .checkOut(.g6, .ownerChecksOut)
      } else if isFollowedChange {
        .checkOut(.g6, .ownerChanged)
      } else {
        .leave(.g6)
      }
    case .anotherByUs: followOwnerChange.isOn ? .reassign(.g8, .ownerIsAnother) : .leave(.g8)
    case .anotherByPerson: override(.g9, because: .ownerOverridesPerson)
    case .anotherByConnection: override(.g10, because: .ownerOverridesConnection)
    }
  }

  private func override(_ rule: Rule, because reason: Reason) -> CheckoutDecision {
    if autoCheckout.isOn { return .reassign(rule, reason) }
    return isFollowedChange ? .reassign(rule, .ownerChanged) : .leave(rule)
  }

  private var isFollowedChange: Bool { followOwnerChange.isOn && ownerChange == .changed }
}
