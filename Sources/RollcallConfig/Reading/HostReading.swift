import Foundation
import RollcallCore
import RollcallKit

/// Reads what concerns the host and no account: register, network, and what later versions serve.
struct HostReading {
  let collector: IssueCollector

  func readVersion(_ section: inout SectionReader) {
    guard let node = section.require("version"), let text = section.text(of: node, "version") else { return }
    guard text == "1" else {
      collector.add(
        .version, at: node.mark, "version", "version \(text) of the file is not known",
        hint: "write version: 1")
      return
    }
  }

  func read(_ section: inout SectionReader, into settings: inout Settings) -> [String] {
    if var register = section.section("register") {
      settings.registerPath = register.text("path") ?? settings.registerPath
      register.finish()
    }
    if var http = section.section("http") { settings.http = self.http(&http) }
    readWeb(&section)
    readMail(&section)
    if var alerts = section.section("alerts") { readAlerts(&alerts) }
    if var retention = section.section("retention") {
      _ = retention.duration("runs")
      retention.finish()
      collector.addNotServed("retention", at: retention.mark, "run details are kept for ever for now")
    }
    return section.section("plugins").map { plugins($0) } ?? []
  }

  private func http(_ section: inout SectionReader) -> HTTPSettings {
    var http = HTTPSettings()
    http.connect = section.duration("connect") ?? http.connect
    http.firstByte = section.duration("first_byte") ?? http.firstByte
    http.idle = section.duration("idle") ?? http.idle
    http.tries = section.integer("tries", in: 1...20) ?? http.tries
    if let node = section.take("ca"), !node.isNull { http.authorities = section.text(of: node, "ca") }
    section.finish()
    return http
  }

  private func readWeb(_ section: inout SectionReader) {
    guard let node = section.take("web") else { return }
    if case .scalar(let text, _) = node.content, ["off", "no", "false"].contains(text.lowercased()) {
      return
    }
    guard var web = SectionReader(node, path: "web", collector) else { return }
    if let listen = web.take("listen"), let text = web.text(of: listen, "listen"), !isAddress(text) {
      collector.add(
        .pattern, at: listen.mark, "web.listen", "'\(text)' is not HOST:PORT",
        hint: "for example 127.0.0.1:8480")
    }
    _ = web.secret("token")
    web.finish()
    collector.addNotServed("web", at: node.mark, "the web pages and the API are not served yet")
  }

  private func isAddress(_ text: String) -> Bool {
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]) else {
      return false
    }
    return (0...65_535).contains(port) && colon > text.startIndex
  }

  private func readMail(_ section: inout SectionReader) {
    guard let node = section.take("mail"), var mail = SectionReader(node, path: "mail", collector) else {
      return
    }
    if let server = mail.require("server"), let text = mail.text(of: server, "server"),
      !text.hasPrefix("smtp://") && !text.hasPrefix("smtps://")
    {
      collector.add(
        .pattern, at: server.mark, "mail.server", "'mail.server' must begin with smtp:// or smtps://")
    }
    _ = mail.text("username")
    _ = mail.secret("password")
    if let from = mail.require("from") { _ = mail.text(of: from, "from") }
    _ = mail.bool("starttls")
    mail.finish()
    collector.addNotServed(
      "mail", at: node.mark, "alerts are not mailed yet; `rollcall alerts list` shows them")
  }

  private func readAlerts(_ section: inout SectionReader) {
    if var hook = section.section("webhook") {
      if let url = hook.require("url"), let text = hook.text(of: url, "url"), !text.hasPrefix("https://") {
        collector.add(
          .pattern, at: url.mark, "alerts.webhook.url", "'alerts.webhook.url' must begin with https://")
      }
      _ = hook.secret("secret")
      hook.finish()
      collector.addNotServed("alerts.webhook", at: hook.mark, "alerts are not sent to a webhook yet")
    }
    section.finish()
  }

  /// The ids of external plugins.
  private func plugins(_ section: SectionReader) -> [String] {
    var section = section
    if let folders = section.texts("connectors"), !folders.isEmpty {
      collector.addNotServed(
        "plugins.connectors", at: section.mark, "declarative connectors are not served yet")
    }
    var ids: [String] = []
    if var external = section.section("external") {
      for member in external.takeAll() {
        ids.append(member.key)
        guard var plugin = SectionReader(member.value, path: external.path(member.key), collector) else {
          continue
        }
        if let command = plugin.texts("command") {
          if command.isEmpty {
            collector.add(
              .missing, at: plugin.mark, plugin.path("command"), "'\(plugin.path("command"))' is empty")
          }
        } else {
          collector.add(
            .missing, at: plugin.mark, plugin.path("command"), "'\(plugin.path("command"))' is missing")
        }
        _ = plugin.texts("env")
        plugin.finish()
      }
      collector.addNotServed("plugins.external", at: external.mark, "external plugins are not served yet")
    }
    section.finish()
    return ids
  }
}
