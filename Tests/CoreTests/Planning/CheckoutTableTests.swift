import CustomDump
import RollcallCore
import RollcallTesting
import Testing

/// The page `docs/checkout-decision.md` against every combination there is, and against the program.
@Suite struct CheckoutTableTests {
  let table: CheckoutTable

  init() throws { table = try .committed() }

  @Test func `exactly one row of the page fits each combination`() {
    let others = CheckoutSituation.all.filter { situation in
      table.rows.count { $0.matches(situation) } != 1
    }

    expectNoDifference(others.map(\.description), [])
  }

  @Test func `no row of the page is idle, and a person can read them all`() {
    let idle = table.rows.filter { row in !CheckoutSituation.all.contains { row.matches($0) } }

    expectNoDifference(idle.map(\.line), [])
    #expect((1...60).contains(table.rows.count))
  }

  @Test func `the bare decision is the row's`() {
    for row in table.rows {
      let other = row.situations.first { $0.question.decision.answer != "\(row.then) by \(row.rule)" }

      let answer = other?.question.decision.answer ?? ""
      #expect(other == nil, "line \(row.line) says \(row.then) by \(row.rule), the program \(answer)")
    }
  }

  @Test func `a whole plan does what the row says, whichever way the situation came about`() {
    for row in table.rows {
      let scenes = row.situations.flatMap { CheckoutScene.all(of: $0) }
      let other = scenes.first { $0.observed != $0.expected(by: row) }

      if let other {
        let difference = diff(other.expected(by: row), other.observed) ?? ""
        Issue.record("line \(row.line) in \(other.situation), \(other.way):\n\(difference)")
      }
    }
  }

  @Test func `a word that its column does not know is refused with its line`() {
    let header =
      "| Owner | Changed | Held by | Asset | Governs | A | C | R | Wait | Then | Rule | Finding | Remembers |"
    let row = "| anyone | any | any | any | no | any | any | any | any | nothing | F4 | none | yes |"

    let error = #expect(throws: CheckoutTable.UnknownWord.self) {
      try CheckoutTable(page: "# Page\n\n\(header)\n|---|\n\(row)")
    }
    #expect(error?.description == "docs/checkout-decision.md, line 5: “anyone” is no word of its column")
  }
}

/// What a plan does for the owner of its only device.
private struct Observation: Hashable {
  var checkIns: [Move] = []
  var checkOuts: [Move] = []
  var otherChanges: Set<ChangeKind> = []
  var findings: [FindingKind] = []
  var remembered: RememberedOwner?

  struct Move: Hashable {
    var employee: RowID<Employee>
    var email: String
    var rule: Rule
  }
}

extension CheckoutScene {
  fileprivate func expected(by row: CheckoutTable.Row) -> Observation {
    var expected = Observation()
    switch row.then {
    case .nothing, .wait: break
    case .checkOut: expected.checkOuts = [move(to: Self.ada, row.rule)]
    case .checkIn: expected.checkIns = [move(to: Self.ben, row.rule)]
    case .reassign:
      expected.checkIns = [move(to: Self.ben, row.rule)]
      expected.checkOuts = [move(to: Self.ada, row.rule)]
    }
    switch way {
    case .linked: break
    case .merged: expected.otherChanges = [.linkAsset]
    case .created:
      expected.otherChanges = [.createCategory, .createManufacturer, .createProduct, .createAsset]
    }
    expected.findings = row.finding.map { [$0] } ?? []
    expected.remembered = row.remembers == .yes ? situation.said : before
    return expected
  }

  private func move(to employee: Employee, _ rule: Rule) -> Observation.Move {
    Observation.Move(employee: employee.id, email: employee.email, rule: rule)
  }

  fileprivate var observed: Observation {
    let plan = plan
    var observed = Observation()
    observed.checkIns = plan.checkIns.map { .init(employee: $0.employee, email: $0.email, rule: $0.rule) }
    observed.checkOuts = plan.checkOuts.map { .init(employee: $0.employee, email: $0.email, rule: $0.rule) }
    observed.otherChanges = Set(plan.changes.map(\.kind)).subtracting([.checkIn, .checkOut])
    observed.findings = plan.findings.map(\.kind)
    observed.remembered = before
    for adoption in plan.adoptions { observed.remembered = adoption.memory.owner }
    for note in plan.notes {
      if case .remember(let memory) = note.action { observed.remembered = memory.owner }
    }
    return observed
  }
}

extension CheckoutSituation {
  /// The situation as the bare decision takes it.
  fileprivate var question: CheckoutQuestion {
    CheckoutQuestion(
      owner: standing, checkout: checkoutStanding, ownerChange: changed == .yes ? .changed : .same,
      state: asset == .active ? .active : .archived, governance: governs == .yes ? .ours : .elsewhere,
      autoCheckout: Switch(autoCheckout == .on), followOwnerChange: Switch(followOwnerChange == .on),
      checkinOnOwnerRemoved: Switch(checkinOnOwnerRemoved == .on), wait: wait == .over ? .over : .going)
  }

  private var standing: OwnerStanding {
    switch owner {
    case .employee: .employee
    case .unknownPerson, .archivedEmployee, .personWithoutEmail: .stranger
    case .nobody: .nobody
    case .notReported: .notReported
    }
  }

  private var checkoutStanding: CheckoutStanding {
    switch heldBy {
    case .free: .free
    case .location: .location
    case .thatEmployee: .owner
    case .anotherByUs: .anotherByUs
    case .anotherByPerson: .anotherByPerson
    case .anotherByConnection: .anotherByConnection
    }
  }
}

extension CheckoutTable.Row {
  fileprivate var situations: [CheckoutSituation] { CheckoutSituation.all.filter { matches($0) } }
}

extension CheckoutDecision {
  /// The outcome and the rule in the words of the page.
  fileprivate var answer: String {
    switch self {
    case .leave(.g13): "wait by g13"
    case .leave(let rule): "nothing by \(rule)"
    case .checkOut(let rule, _): "checkOut by \(rule)"
    case .reassign(let rule, _): "reassign by \(rule)"
    case .checkIn(let rule, _): "checkIn by \(rule)"
    }
  }
}
