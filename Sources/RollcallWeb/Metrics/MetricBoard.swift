package import Metrics
import RollcallSync
import Synchronization

/// Keeps what is counted, for whoever asks. Only metrics of ``MetricName`` are kept, so that no label can grow without bounds.
package final class MetricBoard: MetricsFactory {
  private let cells = Mutex<[MetricSeries: MetricCell]>([:])

  /// An empty board.
  package init() {}

  /// Everything that is kept, in no order.
  func readings() -> [(series: MetricSeries, reading: MetricCell.Reading)] {
    cells.withLock { cells in cells.map { ($0.key, $0.value.reading) } }
  }

  package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    cell(label, dimensions)
  }

  package func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    cell(label, dimensions)
  }

  package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    cell(label, dimensions)
  }

  // A series lives as long as the process: a counter that began anew would look like a restart.
  package func destroyCounter(_ handler: any CounterHandler) {}
  package func destroyRecorder(_ handler: any RecorderHandler) {}
  package func destroyTimer(_ handler: any TimerHandler) {}

  private func cell(_ label: String, _ dimensions: [(String, String)]) -> MetricCell {
    guard let series = MetricSeries(label: label, dimensions: dimensions) else { return MetricCell() }
    return cells.withLock { cells in
      let cell = cells[series] ?? MetricCell()
      cells[series] = cell
      return cell
    }
  }
}
