import Foundation
import RollcallCore
import RollcallKit

/// Reads one integration of one account.
struct ConnectionReading {
  let reference: ConnectionReference
  let plugin: Plugin
  let collector: IssueCollector

  func read(_ node: YAMLNode, path: String) -> ConnectionSettings? {
    guard var section = SectionReader(node, path: path, collector) else { return nil }
    let isEnabled = section.bool("enabled") ?? true
    var settings = PluginSettings()
    if let own = section.require("connection"),
      var inner = SectionReader(own, path: section.path("connection"), collector)
    {
      settings = inner.pluginSettings(of: plugin)
    }
    let options = options(&section)
    let connection = ConnectionSettings(
      reference: reference, plugin: plugin, mark: node.mark, isEnabled: isEnabled, settings: settings,
      options: options, interval: section.duration("interval", atLeast: 1000) ?? 600_000,
      isSharedTenant: section.bool("shared_tenant") ?? false, mapping: mapping(&section),
      timeZone: timeZone(&section))
    readUnserved(&section)
    section.finish()
    return connection
  }

  private func options(_ section: inout SectionReader) -> SyncOptions {
    var options = SyncOptions()
    options.assetID = section.choice("asset_id") ?? options.assetID
    options.assetName = nameSource(&section) ?? options.assetName
    options.autoCheckout = Switch(section.bool("auto_checkout") ?? false)
    options.mergeExisting = Switch(section.bool("merge_existing") ?? false)
    options.followOwnerChange = Switch(section.bool("follow_owner_change") ?? false)
    options.checkinOnOwnerRemoved = Switch(section.bool("checkin_on_owner_removed") ?? false)
    options.checkinAfter = delay(&section) ?? options.checkinAfter
    if var safety = section.section("safety") {
      options.maxCheckoutChanges = limit(&safety) ?? options.maxCheckoutChanges
      safety.finish()
    }
    return options
  }

  /// `none` and the words for off mean the same.
  private func nameSource(_ section: inout SectionReader) -> AssetNameSource? {
    guard let node = section.take("asset_name"), let text = section.text(of: node, "asset_name") else {
      return nil
    }
    if ["off", "no", "false"].contains(text.lowercased()) { return AssetNameSource.none }
    if let source = AssetNameSource(rawValue: text) { return source }
    collector.add(
      .choice, at: node.mark, section.path("asset_name"),
      "'\(text)' is not a value of '\(section.path("asset_name"))'",
      hint: Suggestion.hint(for: text, among: AssetNameSource.allCases.map(\.rawValue)))
    return nil
  }

  private func delay(_ section: inout SectionReader) -> CheckinDelay? {
    guard let node = section.take("checkin_after"), let text = section.text(of: node, "checkin_after") else {
      return nil
    }
    if text == "0" || ["off", "no", "false"].contains(text.lowercased()) { return .atOnce }
    let words = text.split(separator: " ")
    if words.count == 2, words[1] == "runs" || words[1] == "run", let runs = Int(words[0]) {
      if (1...1000).contains(runs) { return .runs(runs) }
      collector.add(
        .range, at: node.mark, section.path("checkin_after"),
        "'\(section.path("checkin_after"))' must be 1 to 1000 runs")
      return nil
    }
    if let milliseconds = DurationText.milliseconds(text) { return .time(milliseconds: milliseconds) }
    collector.add(
      .type, at: node.mark, section.path("checkin_after"),
      "'\(section.path("checkin_after"))' must be 0, a number of runs or a duration",
      hint: "for example 2 runs, or 6h")
    return nil
  }

  private func limit(_ section: inout SectionReader) -> CheckoutLimit? {
    let key = "max_checkout_changes"
    guard let node = section.take(key), let text = section.text(of: node, key) else { return nil }
    if ["off", "no", "false"].contains(text.lowercased()) { return .off }
    if text.hasSuffix("%"), let share = Int(text.dropLast()) {
      if (0...100).contains(share) { return .percent(share) }
    } else if let count = Int(text) {
      if count >= 0 { return .count(count) }
    } else {
      collector.add(
        .type, at: node.mark, section.path(key), "'\(section.path(key))' must be a count, a share or off",
        hint: "for example 50, or 20%")
      return nil
    }
    collector.add(
      .range, at: node.mark, section.path(key),
      "'\(section.path(key))' must be 0 or more, and a share at most 100%")
    return nil
  }

  private func timeZone(_ section: inout SectionReader) -> String? {
    guard let node = section.take("time_zone"), let text = section.text(of: node, "time_zone") else {
      return nil
    }
    if TimeZone(identifier: text) != nil { return text }
    collector.add(
      .choice, at: node.mark, section.path("time_zone"), "'\(text)' is not a time zone",
      hint: "for example Europe/Oslo")
    return nil
  }

  private func mapping(_ section: inout SectionReader) -> FieldMapping {
    guard let node = section.take("mapping"),
      let inner = SectionReader(node, path: section.path("mapping"), collector)
    else { return FieldMapping(fields: [:]) }
    return MappingReading(section: inner).read()
  }

  private func readUnserved(_ section: inout SectionReader) {
    if section.bool("import_employees") == true {
      collector.addNotServed(
        section.path("import_employees"), at: section.mark, "employees are not imported from the tenant yet")
    }
    let isolation: Isolation? = section.choice("isolation")
    if isolation == .process {
      collector.addNotServed(
        section.path("isolation"), at: section.mark, "plugins run in Rollcall's own process for now")
    }
  }

  private enum Isolation: String, CaseIterable {
    case none
    case process
  }
}
