/// Everything that section G looks at, in the words of `docs/checkout-decision.md`.
struct CheckoutSituation: Hashable, CustomStringConvertible {
  var owner: Owner
  var changed: Changed
  var heldBy: HeldBy
  var asset: Asset
  var governs: Answer
  var autoCheckout: Position
  var followOwnerChange: Position
  var checkinOnOwnerRemoved: Position
  var wait: Wait

  enum Owner: String, CaseIterable {
    case employee
    case unknownPerson = "unknown person"
    case archivedEmployee = "archived employee"
    case personWithoutEmail = "person without e-mail"
    case nobody
    case notReported = "not reported"
  }

  enum Changed: String, CaseIterable {
    case first, yes, no
  }

  enum HeldBy: String, CaseIterable {
    case free
    case thatEmployee = "that employee"
    case anotherByUs = "another, by this connection"
    case anotherByPerson = "another, by a person"
    case anotherByConnection = "another, by another connection"
    case location
  }

  enum Asset: String, CaseIterable {
    case active, archived
  }

  enum Answer: String, CaseIterable {
    case yes, no
  }

  enum Position: String, CaseIterable {
    case on, off
  }

  enum Wait: String, CaseIterable {
    case waiting, over
  }

  /// The situation's word in each column.
  var words: [CheckoutColumn: String] {
    [
      .owner: owner.rawValue, .changed: changed.rawValue, .heldBy: heldBy.rawValue, .asset: asset.rawValue,
      .governs: governs.rawValue, .autoCheckout: autoCheckout.rawValue,
      .followOwnerChange: followOwnerChange.rawValue,
      .checkinOnOwnerRemoved: checkinOnOwnerRemoved.rawValue, .wait: wait.rawValue,
    ]
  }

  /// The situation as a row of the table.
  var description: String { CheckoutColumn.allCases.map { words[$0] ?? "" }.joined(separator: " | ") }

  /// Every combination that can be.
  static let all: [CheckoutSituation] = {
    var all: [CheckoutSituation] = []
    for owner in Owner.allCases {
      for changed in Changed.allCases {
        for heldBy in HeldBy.allCases where canBe(owner, changed, heldBy) {
          all += combinations(owner, changed, heldBy)
        }
      }
    }
    return all
  }()

  private static func canBe(_ owner: Owner, _ changed: Changed, _ heldBy: HeldBy) -> Bool {
    if heldBy == .thatEmployee, owner != .employee, owner != .archivedEmployee { return false }
    if owner == .personWithoutEmail, changed == .no { return false }
    if owner == .notReported, changed == .yes { return false }
    return true
  }

  private static func combinations(
    _ owner: Owner, _ changed: Changed, _ heldBy: HeldBy
  ) -> [CheckoutSituation] {
    var all: [CheckoutSituation] = []
    for asset in Asset.allCases {
      for governs in Answer.allCases {
        for a in Position.allCases {
          for c in Position.allCases {
            for r in Position.allCases {
              for wait in Wait.allCases {
                all.append(
                  CheckoutSituation(
                    owner: owner, changed: changed, heldBy: heldBy, asset: asset, governs: governs,
                    autoCheckout: a, followOwnerChange: c, checkinOnOwnerRemoved: r, wait: wait))
              }
            }
          }
        }
      }
    }
    return all
  }
}
