import RollcallConfig
import RollcallCore
import RollcallDocuments
import RollcallKit
import RollcallStore
import RollcallSync

/// Tells what a sync decides about one device (K2).
struct DeviceExplaining {
  let workspace: Workspace
  let name: String
  let serial: String

  /// Asks the tenant, and plans.
  func tell() async throws {
    let settings = try workspace.connection(name)
    if let error = workspace.fileError(of: settings.reference) { throw error }
    let register = try workspace.registerForReading()
    let progress = Progress(settings.reference)
    let run = workspace.syncRun(of: settings, on: try workspace.host(), progress)
    let story = try await run.explain(serial, on: register)
    progress.end()
    if workspace.options.json {
      Terminal.print(story.document(of: serial).text)
    } else {
      Terminal.print(story.lines(of: serial))
    }
  }

  /// Tells what the register remembers: the link, and which rule set each field last.
  func tellOffline() throws {
    let reference = try workspace.connection(name).reference
    guard let memory = try workspace.registerForReading()?.memory(of: serial, in: reference) else {
      throw UsageError(
        "\(reference) is linked to no device \(serial); without --offline the tenant is asked.")
    }
    if workspace.options.json {
      Terminal.print(memory.document(of: serial).text)
    } else {
      Terminal.print(memory.lines(of: serial))
    }
  }
}

extension DeviceStory {
  func document(of serial: String) -> JSON {
    .document(
      ("serial_number", explanation.device.map { .optional($0.serialNumber?.text) } ?? .string(serial)),
      ("device", explanation.device.map { $0.json(schema: schema) } ?? .null),
      (
        "match",
        .object([
          ("rule", .string(explanation.match.rule.rawValue)), ("asset_id", .optional(explanation.assetID)),
          ("reason", .string(explanation.match.reason)),
        ])
      ),
      ("decisions", .array(explanation.decisions.map(\.json))),
      ("findings", .array(explanation.findings.map { $0.json })),
      ("held", explanation.held.map { $0.json } ?? .null), ("refused", refusal.map { $0.error.json } ?? .null)
    )
  }

  func lines(of serial: String) -> [String] {
    var lines = ["Device \(serial)"]
    if let device = explanation.device {
      lines.append("The tenant says:")
      lines += device.facts(schema: schema).map { "  \($0.name): \($0.value)" }
    }
    lines.append("Recognised: \(explanation.match.reason) [\(explanation.match.rule.rawValue)]")
    lines.append("Asset: \(explanation.assetID ?? "none")")
    lines += explanation.decisions.map(\.line)
    if let held = explanation.held {
      lines.append(
        "The whole plan is held, so that nothing of it happens yet: [\(held.rule.rawValue)] \(held.message)")
    }
    if let refusal { lines.append(refusal.error.message) }
    lines += explanation.findings.map { "finding \($0.kind.rawValue): \($0.detail) [\($0.rule.rawValue)]" }
    return lines
  }
}

extension Explanation.Decision {
  fileprivate var json: JSON {
    var members: [(key: String, value: JSON)] = [
      ("what", .string(what.rawValue)), ("rule", .string(rule.rawValue)), ("reason", .string(reason)),
    ]
    if let movement {
      members += [("from", .optional(movement.from)), ("to", .optional(movement.to))]
    }
    return .object(members)
  }

  fileprivate var line: String {
    let change = movement.map { "\($0.from ?? "nothing") → \($0.to ?? "nothing"). " } ?? "stays. "
    return "\(what.label): \(change)\(reason) [\(rule.rawValue)]"
  }
}

extension Explanation.Decision.Topic {
  /// As people call it.
  fileprivate var label: String {
    switch self {
    case .match: "Recognised"
    case .asset: "Asset"
    case .assetID: "Asset ID"
    case .name: "Name"
    case .serialNumber: "Serial number"
    case .product: "Product"
    case .checkout: "Checkout"
    }
  }
}

extension LinkMemoryRecord {
  func document(of serial: String) -> JSON {
    .document(
      ("serial_number", .string(serialNumber ?? serial)),
      (
        "device",
        .object(
          [("device_id", .optional(link.deviceID)), ("last_seen", .optional(link.lastSeen))]
            + link.details.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
      ),
      (
        "match",
        .object([
          ("rule", .string(rule.rawValue)), ("asset_id", .string(assetID)),
          ("reason", .string(reason)),
        ])
      ),
      (
        "decisions",
        .array(
          lastEvents.map { what, event in
            .object([
              ("what", .string(what.rawValue)), ("rule", .optional(event.rule)),
              ("reason", .optional(event.reason)), ("from", .optional(event.from)),
              ("to", .optional(event.to)),
              ("at", .string(event.at.text)), ("actor", .string(event.actor)),
            ])
          })
      ), ("findings", .array(findings.map { $0.json })))
  }

  func lines(of serial: String) -> [String] {
    ["Device \(serialNumber ?? serial), as the register remembers it"]
      + link.details.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)" }
      + ["Recognised: \(reason) [\(rule.rawValue)]", "Asset: \(assetID)"]
      + lastEvents.map { "\($0.what.rawValue): \($0.event.line)" }
  }

  private var rule: Rule { link.notSeenSince == nil ? (serialNumber == nil ? .b2 : .b1) : .h1 }

  private var reason: String {
    if let since = link.notSeenSince {
      return "Its device is not seen since \(since.text); its asset stays as it is."
    }
    return serialNumber == nil
      ? "Its asset is linked to its device id." : "Its asset is linked to its serial number."
  }
}
