import RollcallJSON

/// Asks for each record what its list does not say. One that cannot be had fails the run: a field that is blank by accident would look
/// like a device without owner.
struct DetailStep: Sendable {
  private let detail: Connector.Detail
  private let settings: ConnectorSettings
  private let http: HTTPClient

  init(_ detail: Connector.Detail, _ settings: ConnectorSettings, http: HTTPClient) {
    self.detail = detail
    self.settings = settings
    self.http = http
  }

  /// The records with their details at `@detail`, in their order.
  func completed(_ records: RecordBatch) async throws(IntegrationError) -> RecordBatch {
    let reader = RecordReader([detail.id])
    let ids = records.ranges.map { range in
      reader.read(Array(records.bytes[range])) == .read ? reader.value(0).text : nil
    }
    let answers = try await answers(to: ids)
    var made = RecordBatch()
    for (index, range) in records.ranges.enumerated() {
      let members = answers[index].map { Array("\"@detail\":".utf8) + $0 + [UInt8(ascii: ",")] }
      made.append(records.bytes[range], completedBy: members ?? [])
    }
    return made
  }

  /// What is answered to each id; nothing for a record without one.
  private func answers(to ids: [String?]) async throws(IntegrationError) -> [[UInt8]?] {
    typealias Answer = (place: Int, answer: Result<[UInt8], IntegrationError>)
    let asked = ids.enumerated().compactMap { place, id in id.map { (place, $0) } }
    let answers = await withTaskGroup(of: Answer.self) { tasks -> [Answer] in
      var (rest, answers) = (asked[...], [Answer]())
      func askNext() {
        guard let (place, id) = rest.popFirst() else { return }
        tasks.addTask { (place, await answer(to: id)) }
      }
      for _ in 0..<max(1, detail.concurrency) { askNext() }
      while let answer = await tasks.next() {
        answers.append(answer)
        if case .failure = answer.answer {
          tasks.cancelAll()
          break
        }
        askNext()
      }
      return answers
    }
    var found = [[UInt8]?](repeating: nil, count: ids.count)
    for answer in answers { found[answer.place] = try answer.answer.get() }
    return found
  }

  private func answer(to id: String) async -> Result<[UInt8], IntegrationError> {
    do throws(IntegrationError) {
      let request = try RequestWriter(settings: settings, id: id).request(detail.request)
      let answer = try await http.bytes(request)
      guard RecordReader([]).read(answer) == .read else {
        throw IntegrationError(.notJSON, answering: request)
      }
      return .success(answer)
    } catch {
      return .failure(error)
    }
  }
}
