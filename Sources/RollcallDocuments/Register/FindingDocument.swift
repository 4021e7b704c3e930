import RollcallCore
package import RollcallStore

extension JSON {
  /// The work list: the document of `findings`.
  package static func findings(_ findings: some Sequence<FindingRow>) -> JSON {
    .document(("findings", .array(findings.map(\.json))))
  }
}

extension FindingRow {
  fileprivate var json: JSON {
    .object([
      ("connection", .string(connection.description)), ("kind", .string(finding.kind.rawValue)),
      ("serial_number", .optional(finding.serialNumber?.text)), ("asset_id", .optional(finding.assetID)),
      ("detail", .string(finding.detail)), ("since", .string(since.text)),
      ("rule", .string(finding.rule.rawValue)),
      ("advice", .string(finding.kind.advice)),
    ])
  }
}
