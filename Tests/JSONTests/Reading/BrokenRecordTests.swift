import RollcallJSON
import Testing

/// A record is checked throughout, also where no path leads.
struct BrokenRecordTests {
  static let fine = #"{"a":[1,-0.5e-7,true,{"b":"\u00e6\ud83c\udf92"}],"c":{"d":null,"e":[]},"f":""}"#

  @Test func `a record that is cut anywhere is broken`() {
    let bytes = Array(Self.fine.utf8)
    for reader in [RecordReader([]), RecordReader(["c", "a[3].b", "f"])] {
      #expect(reader.read(bytes) == .read)
      for end in 1..<bytes.count {
        #expect(reader.read(Array(bytes[..<end])).isBroken, "\(Self.fine.prefix(end))")
      }
    }
  }

  @Test(arguments: [
    #"{"x":{"a" 1}}"#, #"{"x":{"a":1]}"#, #"{"x":[1}}"#, #"{"x":[1 2]}"#, #"{"x":[1,]}"#, #"{"x":{"a":1,}}"#,
    #"{"x":{,}}"#, #"{"x":tru}"#, #"{"x":truex}"#, #"{"x":nul}"#, #"{"x":01}"#, #"{"x":-}"#, #"{"x":1.}"#,
    #"{"x":.5}"#, #"{"x":1e}"#, #"{"x":+1}"#, #"{"x":NaN}"#, #"{"x":0x10}"#, #"{"x":"\q"}"#, #"{"x":"\u12"}"#,
    #"{"x":"\u12g4"}"#, #"{"x":"\ud83c"}"#, #"{"x":"\ud83c\u0041"}"#, #"{"x":"\udf92"}"#, #"{"x":"a"b}"#,
    #"{"x":"a""b"}"#, #"{"\q":1}"#, #"{"x":1}}"#, #"{"x":1}{}"#, #"{"x":1} x"#, #"{x:1}"#, #"{1:1}"#,
    #"{"x"}"#, #"{"x":}"#, #"{"x":'a'}"#, "{\"x\":\"a\nb\"}", "", "   ", "[1,2", "tru", "1 2", #""a"#,
    "<html>",
  ])
  func `a record that is not JSON is broken`(record: String) {
    for reader in [RecordReader([]), RecordReader(["x", "x.a", "x[0]"])] {
      #expect(reader.read(Array(record.utf8)).isBroken)
    }
  }

  @Test func `bad UTF-8 is broken`() {
    let reader = RecordReader(["y"])
    for bad: [UInt8] in [[0xFF], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]] {
      #expect(reader.read(Array(#"{"x":""#.utf8) + bad + Array(#""}"#.utf8)).isBroken)
      #expect(reader.read(Array(#"{""#.utf8) + bad + Array(#"":1}"#.utf8)).isBroken)
    }
  }

  @Test func `a record may be deep, but not endlessly`() {
    func nested(_ depth: Int) -> [UInt8] {
      let (open, close) = (String(repeating: #"[{"a":"#, count: depth), String(repeating: "}]", count: depth))
      return Array((#"{"x":"# + open + "1" + close + "}").utf8)
    }
    let reader = RecordReader(["x"])

    #expect(reader.read(nested(100)) == .read)
    #expect(reader.read(nested(200)).isBroken)
    #expect(reader.read(nested(100_000)).isBroken)
    #expect(reader.read(nested(1)) == .read)
  }

  @Test(arguments: ["[]", "[1,{}]", "1", #""text""#, "null", "true", " [ ] "])
  func `JSON that is no object is no object`(record: String) {
    #expect(RecordReader(["a"]).read(Array(record.utf8)) == .noObject)
  }
}

extension RecordReader.Outcome {
  var isBroken: Bool {
    switch self {
    case .broken: true
    case .read, .noObject: false
    }
  }
}
