import CustomDump
import Testing

struct CodeOnlyTests {
  @Test(arguments: [
    ("let a = 1 // b!", "let a = 1      "),
    ("/* Any /* x */ y */ let a", "                    let a"),
    (#"let a = "it is \"so\"! // no" + b"#, #"let a = "                   " + b"#),
    ("let a = #\"raw \\ ! \"x\"#", "let a = #\"          \"#"),
    ("let a = \"\"\"\n  b!\n  \"\"\" + c", "let a = \"\"\"\n    \n  \"\"\" + c"),
    ("#if os(Linux)\nimport A", "#if os(Linux)\nimport A"),
    (#"let a = "" + b!"#, #"let a = "" + b!"#),
  ])
  func `only code is left of a source`(source: String, code: String) {
    expectNoDifference(CodeOnly.text(of: source), code)
  }
}
