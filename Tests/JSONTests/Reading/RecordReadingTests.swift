import CustomDump
import RollcallJSON
import Testing

/// One pass over a record finds the value of each path.
struct RecordReadingTests {
  @Test(arguments: [
    ("missing", RecordValue.Kind.missing, nil),
    ("null", .null, nil), ("yes", .bool(true), nil), ("no", .bool(false), nil),
    ("number", .number, "-12.50e+3"), ("big", .number, "123456789012345678901234567890"),
    ("text", .string, "plain"), ("blank", .string, nil), ("spaced", .string, "in between"),
    ("escaped", .string, "a\"b\\c/d\u{8}\u{C}\n\r\te"), ("unicode", .string, "Bjørn 🎒é"),
    ("raw", .string, "日本語"), ("object", .object, nil), ("empty object", .emptyObject, nil),
    ("array", .array, nil), ("empty array", .emptyArray, nil), ("caf\u{e9}", .string, "key with an escape"),
  ])
  func `a value has a kind, and perhaps a text`(key: String, kind: RecordValue.Kind, text: String?) throws {
    let reader = RecordReader([try RecordPath(parsing: "\"\(key)\"")])

    #expect(
      reader.read(
        Array(
          #"""
          {"null":null,"yes":true,"no" : false,"number":-12.50e+3,"big":123456789012345678901234567890,
          "text":"plain","blank":" \t","spaced":"  in between ","escaped":"a\"b\\c\/d\b\f\n\r\te",
          "unicode":"Bj\u00f8rn \ud83c\udf92\u00E9","raw":"日本語","object":{"a":{}},"empty object":{ },
          "array":[1,"b",null,{"c":[]}],"empty array":[ ],"caf\u00e9":"key with an escape"}
          """#.utf8)) == .read)

    expectNoDifference(reader.value(0).kind, kind)
    expectNoDifference(reader.value(0).text, text)
  }

  @Test(arguments: [
    ("a.b", #"{"a":{"b":"x"}}"#, "x"),
    ("a.b", #"{"a":[{"b":"x"}]}"#, "x"),
    ("a.b.c", #"{"a":[{"b":[{"c":"x"}]}]}"#, "x"),
    ("a.b", #"{"a":[{"b":"x"},{"b":"y"}]}"#, nil),
    ("a.b", #"{"a":"b"}"#, nil),
    ("a.b", #"{"a":[["b"]]}"#, nil),
    ("a[0].b", #"{"a":[{"b":"x"},{"b":"y"}]}"#, "x"),
    ("a[1].b", #"{"a":[{"b":"x"},{"b":"y"}]}"#, "y"),
    ("a[1].b", #"{"a":[{"b":"x"},[{"b":"y"}]]}"#, "y"),
    ("a[2].b", #"{"a":[{"b":"x"},{"b":"y"}]}"#, nil),
    ("a[0]", #"{"a":["x"]}"#, "x"),
    ("a[1][0]", #"{"a":[1,["x"]]}"#, "x"),
    ("a[k=2].v", #"{"a":[{"k":"1","v":"x"},{"v":"y","k":"2"},{"k":"2","v":"z"}]}"#, "y"),
    ("a[k=2].v", #"{"a":[{"k":1,"v":"x"},{"k":2,"v":"y"}]}"#, "y"),
    ("a[k=é].v", #"{"a":[{"k":"\u00e9","v":"x"}]}"#, "x"),
    ("a[k=2].v", #"{"a":[{"k":"2"},{"k":"2","v":"z"}]}"#, nil),
    ("a[k=2].v", #"{"a":[5,null,[],{"k":{}},{"k":"2","v":"z"}]}"#, "z"),
    ("a", #"{"a":"first","a":"second"}"#, "first"),
    ("a.c", #"{"a":{"b":1},"a":{"c":"x"}}"#, nil),
    ("a.b", #"{"A":{"b":"x"}}"#, nil),
    ("a", #"{"ab":"x","a":"y"}"#, "y"),
  ])
  func `a path leads to a value`(path: String, record: String, text: String?) throws {
    let reader = RecordReader([try RecordPath(parsing: path)])

    #expect(reader.read(Array(record.utf8)) == .read)

    expectNoDifference(reader.value(0).text, text)
  }

  @Test func `several paths may lead through one element`() {
    let reader = RecordReader(["o", "o.e", "o[0]", "o[0].e", "o[1]", "o[k=1].e", "o[e=x]"])

    #expect(reader.read(Array(#"{"o":[{"e":"x","k":1}],"z":{}}"#.utf8)) == .read)

    expectNoDifference(
      (0..<7).map { reader.value($0).kind },
      [
        .array, .string, .object, .string, .missing, .string, .object,
      ])
    expectNoDifference(reader.value(2).json, #"{"e":"x","k":1}"#)
  }

  @Test func `a path may be asked for twice`() {
    let reader = RecordReader(["a", "a.b", "a"])

    #expect(reader.read(Array(#"{"a":{"b":7}}"#.utf8)) == .read)

    expectNoDifference(reader.value(0).json, #"{"b":7}"#)
    expectNoDifference(reader.value(1).integer, 7)
    expectNoDifference(reader.value(2).json, #"{"b":7}"#)
  }

  @Test func `an object or array is given as it was written`() {
    let reader = RecordReader(["a", "b", "c"])

    #expect(reader.read(Array(#"{"a" : { "x" : [1, 2] } , "b":[ "\u0041" ] ,"c":{}}"#.utf8)) == .read)

    expectNoDifference((0..<3).map { reader.value($0).json }, [#"{ "x" : [1, 2] }"#, #"[ "\u0041" ]"#, "{}"])
  }

  @Test func `the texts of an array are a list`() {
    let reader = RecordReader(["a"])

    #expect(reader.read(Array(#"{"a":["All iPads","B\u00f8ker",3,null,"",{"x":1}]}"#.utf8)) == .read)

    expectNoDifference(reader.value(0).list, "All iPads, Bøker, 3")
  }

  @Test func `nothing of a record is left in the next one, whatever the order of its keys`() {
    let reader = RecordReader(["a", "b", "c.d"])
    let records = [
      #"{"a":"1","b":"2","c":{"d":"3"}}"#, #"{"b":"4","a":"5"}"#, #"{"c":{"x":1,"d":"6"},"x":"7","b":"8"}"#,
      "{}",
      #"{"a":"1","b":"2","c":{"d":"3"}}"#,
    ]

    let read = records.map { record in
      #expect(reader.read(Array(record.utf8)) == .read)
      return (0..<3).map { reader.value($0).text }
    }

    expectNoDifference(
      read, [["1", "2", "3"], ["5", "4", nil], [nil, "8", "6"], [nil, nil, nil], ["1", "2", "3"]])
  }

  @Test func `a key may be long`() throws {
    let key = String(repeating: "k", count: 300)
    let reader = RecordReader([try RecordPath(parsing: key)])

    #expect(reader.read(Array(#"{"\#(key)":"x"}"#.utf8)) == .read)

    expectNoDifference(reader.value(0).text, "x")
  }
}
