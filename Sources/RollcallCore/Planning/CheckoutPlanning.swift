extension Planner {
  /// Asks section G about a device and plans what it answers.
  mutating func decideCheckout(of item: DeviceCase, _ owner: OwnerReading, _ vacancy: Vacancy?) {
    let question = question(about: item, owner, vacancy)
    switch question.decision {
    case .leave: break
    case .checkOut(let rule, let reason):
      checkOut(item, to: owner.employee, rule, reason)
    case .reassign(let rule, let reason):
      checkIn(item, rule, reason)
      checkOut(item, to: owner.employee, rule, reason)
    case .checkIn(let rule, let reason):
      checkIn(item, rule, reason)
    }
    addFindings(about: item, question)
  }

  /// What section G is asked about a device.
  func question(about item: DeviceCase, _ owner: OwnerReading, _ vacancy: Vacancy?) -> CheckoutQuestion {
    CheckoutQuestion(
      owner: owner.standing, checkout: standing(of: item.asset?.checkout, owner: owner.employee),
      ownerChange: owner.change, state: item.asset?.state ?? .active, governance: item.governance,
      autoCheckout: context.options.autoCheckout, followOwnerChange: context.options.followOwnerChange,
      checkinOnOwnerRemoved: context.options.checkinOnOwnerRemoved, wait: clock.wait(for: vacancy))
  }

  private func standing(of checkout: Checkout?, owner: Employee?) -> CheckoutStanding {
    guard let checkout else { return .free }
    switch checkout.holder {
    case .location: return .location
    case .employee(let holder):
      if holder == owner?.id { return .owner }
      switch checkout.origin {
      case .manual: return .anotherByPerson
      case .connection(let id): return id == snapshot.connection ? .anotherByUs : .anotherByConnection
      }
    }
  }

  private mutating func checkIn(_ item: DeviceCase, _ rule: Rule, _ reason: Reason) {
    guard case .employee(let holder)? = item.asset?.checkout?.holder else { return }
    plan.checkIns.append(
      CheckIn(
        subject: item.subject, employee: holder, email: employees.email(of: holder), rule: rule,
        reason: reason))
  }

  private mutating func checkOut(_ item: DeviceCase, to employee: Employee?, _ rule: Rule, _ reason: Reason) {
    guard let employee else { return }
    plan.checkOuts.append(
      CheckOut(
        subject: item.subject, employee: employee.id, email: employee.email, rule: rule, reason: reason))
  }

  /// G3 and G4 are told only by the connection that governs the asset, and G4 only where a checkout was wanted.
  private mutating func addFindings(about item: DeviceCase, _ question: CheckoutQuestion) {
    guard question.governance == .ours else { return }
    if question.state == .archived {
      plan.findings.append(
        Finding(
          .archivedSeen, serialNumber: item.serialNumber, assetID: item.finalAssetID,
          detail: "The asset is archived, but its device is in use.", rule: .g3))
      return
    }
    let isWanted = question.autoCheckout.isOn || question.followOwnerChange.isOn
    guard question.owner == .stranger, question.checkout != .location, isWanted else { return }
    plan.findings.append(
      Finding(
        .ownerNotEmployee, serialNumber: item.serialNumber, assetID: item.finalAssetID,
        detail: item.device.owner.label, rule: .g4))
  }
}

extension Owner {
  /// The address, else the name, by which a person recognises the owner.
  fileprivate var label: String {
    switch self {
    case .person(let email, _): email
    case .personWithoutEmail(let name): name ?? "an owner without name and e-mail"
    case .nobody, .notReported: ""
    }
  }
}
