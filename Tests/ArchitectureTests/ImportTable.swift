/// Who may import whom: the table of docs/ARCHITECTURE.md, which is its only home.
///
/// A row is a room, its folder, what it holds, the rooms that it may import, and the modules from outside.
/// `each plugin` stands for every folder in `Plugins`, and a `*` for its name.
struct ImportTable {
  struct Room {
    let name: String
    let folder: String
    /// nil for a room that may import anything.
    let mayImport: Set<String>?
  }

  let rooms: [Room]

  /// Of what comes with Swift, the rooms below the core's bar may use these.
  private static let standard: Set<String> = ["Foundation", "Synchronization"]

  init(markdown: String, plugins: [String]) {
    let rows = markdown.split(separator: "\n").filter { $0.hasPrefix("|") }.map(Self.cells)
    let start = rows.firstIndex { $0.first == "Room" } ?? rows.endIndex
    let table = rows[start...].dropFirst(2).prefix { $0.count == 5 }
    rooms = table.flatMap { cells -> [Room] in
      guard cells[1].contains("*") else { return [Self.room(cells, plugin: nil, of: plugins)] }
      return plugins.map { Self.room(cells, plugin: $0, of: plugins) }
    }
  }

  /// The room that a file stands in.
  func room(of path: String) -> Room? {
    rooms.first { path.hasPrefix($0.folder + "/") }
  }

  /// The rooms that may import a module.
  func rooms(importing module: String) -> [String] {
    rooms.filter { $0.mayImport?.contains(module) ?? false }.map(\.name)
  }

  /// What a file imports and must not.
  func offences(in file: SourceFile) -> [Offence] {
    guard let room = room(of: file.path) else {
      return [file.offence(line: 1, "stands in no room of the table in docs/ARCHITECTURE.md")]
    }
    guard let allowed = room.mayImport else { return [] }
    return Import.all(in: file).filter { !allowed.contains($0.module) }.map {
      file.offence(line: $0.line, "\(room.name) must not import \($0.module)")
    }
  }

  private static func room(_ cells: [String], plugin: String?, of plugins: [String]) -> Room {
    let modules = (names(cells[3]) + names(cells[4])).flatMap { name -> [String] in
      switch name {
      case "each plugin": plugins
      case "its service": plugin.map { ["\($0)Simulator"] } ?? []
      default: [name]
      }
    }
    let isCore = cells[0] == "RollcallCore"
    return Room(
      name: plugin.map { cells[0].replacing("each", with: $0) } ?? cells[0],
      folder: cells[1].replacing("*", with: plugin ?? "*"),
      mayImport: modules.contains("anything") ? nil : Set(modules).union(isCore ? [] : standard))
  }

  private static func names(_ cell: String) -> [String] {
    cell.split(separator: ",").map { trimmed($0) }.filter { $0 != "–" && !$0.isEmpty }
  }

  private static func cells(_ row: Substring) -> [String] {
    row.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map {
      trimmed($0).replacing("`", with: "")
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
