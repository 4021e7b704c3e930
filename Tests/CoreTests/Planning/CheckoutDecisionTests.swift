import RollcallCore
import Testing

/// Section G as a table: what the tenant says, how the asset is assigned, which switches are on, and what follows.
@Suite struct CheckoutDecisionTests {
  struct Row: CustomTestStringConvertible {
    var testDescription: String
    var owner: OwnerStanding
    var checkout: CheckoutStanding
    var switches: String
    var change: CheckoutQuestion.OwnerChange = .same
    var wait: CheckoutQuestion.VacancyWait = .over
    var state: AssetState = .active
    var governance: CheckoutQuestion.Governance = .ours
    var expected: CheckoutDecision

    init(
      _ name: String, _ owner: OwnerStanding, _ checkout: CheckoutStanding, _ switches: String,
      change: CheckoutQuestion.OwnerChange = .same, wait: CheckoutQuestion.VacancyWait = .over,
      state: AssetState = .active, governance: CheckoutQuestion.Governance = .ours,
      _ expected: CheckoutDecision
    ) {
      testDescription = name
      self.owner = owner
      self.checkout = checkout
      self.switches = switches
      self.change = change
      self.wait = wait
      self.state = state
      self.governance = governance
      self.expected = expected
    }

    var question: CheckoutQuestion {
      CheckoutQuestion(
        owner: owner, checkout: checkout, ownerChange: change, state: state, governance: governance,
        autoCheckout: Switch(switches.contains("A")), followOwnerChange: Switch(switches.contains("C")),
        checkinOnOwnerRemoved: Switch(switches.contains("R")), wait: wait)
    }
  }

  static let rows: [Row] = [
    Row("G6: A hands out a free asset", .employee, .free, "A", .checkOut(.g6, .ownerChecksOut)),
    Row(
      "G6: C hands out after a change", .employee, .free, "C", change: .changed, .checkOut(.g6, .ownerChanged)
    ),
    Row("G6: C alone does nothing without a change", .employee, .free, "C", .leave(.g6)),
    Row("G6: R alone never hands out", .employee, .free, "R", change: .changed, .leave(.g6)),
    Row("G7: the owner has it already", .employee, .owner, "ACR", change: .changed, .leave(.g7)),
    Row("G8: C follows", .employee, .anotherByUs, "C", .reassign(.g8, .ownerIsAnother)),
    Row("G8: A alone does not follow", .employee, .anotherByUs, "A", change: .changed, .leave(.g8)),
    Row("G9: A overrides a person", .employee, .anotherByPerson, "A", .reassign(.g9, .ownerOverridesPerson)),
    Row(
      "G9: C follows a change", .employee, .anotherByPerson, "C", change: .changed,
      .reassign(.g9, .ownerChanged)),
    Row("G9: C leaves a state alone", .employee, .anotherByPerson, "C", .leave(.g9)),
    Row(
      "G10: A overrides a connection", .employee, .anotherByConnection, "A",
      .reassign(.g10, .ownerOverridesConnection)),
    Row("G10: C leaves a state alone", .employee, .anotherByConnection, "C", .leave(.g10)),
    Row("G11: R takes back from the last owner", .nobody, .anotherByUs, "R", .checkIn(.g11, .ownerRemoved)),
    Row("G11: R takes back a manual checkout", .nobody, .anotherByPerson, "R", .checkIn(.g11, .ownerRemoved)),
    Row("G11: without R nothing", .nobody, .anotherByUs, "AC", .leave(.g11)),
    Row("G11: nothing to take back", .nobody, .free, "R", .leave(.g11)),
    Row("G13: the wait is going on", .nobody, .anotherByUs, "R", wait: .going, .leave(.g13)),
    Row("G2: a location is never touched", .employee, .location, "ACR", change: .changed, .leave(.g2)),
    Row("G2: nor when the owner is removed", .nobody, .location, "R", .leave(.g2)),
    Row("G3: an archived asset is never touched", .employee, .free, "A", state: .archived, .leave(.g3)),
    Row("G4: a stranger changes nothing", .stranger, .anotherByUs, "ACR", .leave(.g4)),
    Row("G5: not reported changes nothing", .notReported, .anotherByUs, "ACR", .leave(.g5)),
    Row("F4: another connection decides", .employee, .free, "A", governance: .elsewhere, .leave(.f4)),
  ]

  @Test(arguments: rows) func `a checkout is decided by its row of the table`(row: Row) {
    #expect(row.question.decision == row.expected)
  }

  @Test func `whatever is not ours, active and assignable stays as it is`() {
    for owner in OwnerStanding.allCases {
      for checkout in CheckoutStanding.allCases {
        for change in CheckoutQuestion.OwnerChange.allCases {
          var question = Row("", owner, checkout, "ACR", change: change, .leave(.g5)).question
          question.state = .archived
          #expect(question.decision == .leave(.g3))
          question.governance = .elsewhere
          #expect(question.decision == .leave(.f4))
        }
      }
    }
  }
}
