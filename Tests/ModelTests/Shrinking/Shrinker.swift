/// Drops steps from a story for as long as it still fails: whole chunks, then single steps, then pairs (a device that
/// comes and goes); then makes the rest plainer.
struct Shrinker {
  /// How often a story may be told again.
  private var tries: Int
  private let fails: ([WorldStep]) throws -> Bool

  init(tries: Int = 2000, fails: @escaping ([WorldStep]) throws -> Bool) {
    self.tries = tries
    self.fails = fails
  }

  /// The shortest failing story that was found: no single step can be dropped from it, unless the tries ran out.
  mutating func shrink(_ story: [WorldStep]) throws -> [WorldStep] {
    var shortest = story
    var size = max(1, story.count / 2)
    while true {
      let shorter = try dropping(chunksOf: size, from: shortest)
      if shorter.count == shortest.count && size == 1 { break }
      if shorter.count == shortest.count { size = max(1, size / 2) }
      shortest = shorter
    }
    return try simplified(try droppingPairs(from: shortest))
  }

  /// One pass from the end, where steps are needed least.
  private mutating func dropping(chunksOf size: Int, from story: [WorldStep]) throws -> [WorldStep] {
    var rest = story
    var end = rest.count
    while end > 0 {
      let start = max(0, end - size)
      var candidate = rest
      candidate.removeSubrange(start..<end)
      if try stillFails(candidate) { rest = candidate }
      end = start
    }
    return rest
  }

  /// Begins again after each pair that could go, because it may have held others.
  private mutating func droppingPairs(from story: [WorldStep]) throws -> [WorldStep] {
    for last in story.indices.reversed() {
      for first in story.indices.prefix(upTo: last).reversed() {
        var candidate = story
        candidate.remove(at: last)
        candidate.remove(at: first)
        if try stillFails(candidate) {
          return try droppingPairs(from: try dropping(chunksOf: 1, from: candidate))
        }
      }
    }
    return story
  }

  private mutating func simplified(_ story: [WorldStep]) throws -> [WorldStep] {
    var story = story
    for index in story.indices {
      var isSimpler = true
      while isSimpler {
        isSimpler = false
        for step in story[index].simpler {
          var candidate = story
          candidate[index] = step
          guard try stillFails(candidate) else { continue }
          story = candidate
          isSimpler = true
          break
        }
      }
    }
    return story
  }

  private mutating func stillFails(_ story: [WorldStep]) throws -> Bool {
    guard tries > 0 else { return false }
    tries -= 1
    return try fails(story)
  }
}
