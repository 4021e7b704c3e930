import RollcallCore
import RollcallDocuments
import RollcallStore
import RollcallSync

/// One answer to whoever collects metrics: what was counted since the process started, and what the register says now.
struct Scrape {
  let context: WebContext

  func answer() async -> Answer {
    var text = MetricText()
    text.add(MetricSeries(.buildInfo, context.version), 1)
    text.add(MetricSeries(.ready), await context.readiness() == .ready ? 1 : 0)
    for (series, reading) in context.board.readings().sorted(by: {
      $0.series.values.lexicographicallyPrecedes($1.series.values)
    }) {
      text.add(series, reading)
    }
    await addRegister(to: &text)
    return Answer(status: .ok, form: .metrics, body: text.text)
  }

  /// Only connections of the settings are shown, so that one that was removed ends.
  private func addRegister(to text: inout MetricText) async {
    let names = await context.connections().map(\.connection)
    do throws(StoreError) {
      let (figures, alerts) = try await context.onRegister { register throws(StoreError) in
        (try register.connectionFigures(), try register.openAlerts())
      }
      text.add(MetricSeries(.registerReadable), 1)
      add(alerts, of: names, to: &text)
      let known = Dictionary(figures.map { ($0.connection, $0) }, uniquingKeysWith: { first, _ in first })
      for name in names { if let found = known[name] { add(found, to: &text) } }
    } catch {
      // The figures are missing and the gauge says why; what was counted is shown all the same.
      text.add(MetricSeries(.registerReadable), 0)
    }
  }

  private func add(_ alerts: [AlertRow], of names: [ConnectionReference], to text: inout MetricText) {
    let kinds = Dictionary(grouping: alerts, by: \.kind)
    for kind in AlertKind.allCases {
      text.add(MetricSeries(.alertsOpen, kind.rawValue), Double(kinds[kind]?.count ?? 0))
    }
    let connections = Dictionary(grouping: alerts, by: \.connection)
    for name in names {
      text.add(MetricSeries(.connectionAlertsOpen, name.description), Double(connections[name]?.count ?? 0))
    }
  }

  private func add(_ figures: ConnectionFigures, to text: inout MetricText) {
    let name = figures.connection.description
    if let outcome = figures.lastOutcome {
      text.add(MetricSeries(.connectionUp, name), outcome == .failed ? 0 : 1)
    }
    if let success = figures.lastSuccess {
      text.add(MetricSeries(.connectionLastSuccess, name), Double(success.milliseconds) / 1000)
    }
    if let devices = figures.devices { text.add(MetricSeries(.connectionDevices, name), Double(devices)) }
  }
}
