import Testing

/// Sentences say what happens, and show what the eye would miss.
@Suite struct StepSentenceTests {
  @Test(arguments: [
    (WorldStep.wait(minutes: 30), "30 minutes pass"),
    (.sync(.acme), "sync riverside:acme"),
    (.setting(.jamf, .patience(.hours(6))), "settings of riverside:jamf-school: checkin_after: 6h"),
    (
      .hand(account: "riverside", .checkOut("A\u{308}", .person("ada@school.example"), reassigns: false)),
      "by hand in riverside: check out “A\\u{308}” to “ada@school.example”"
    ),
    (
      .tenant(.north, .add(2, ModelDevice(serial: " S2 ", owner: .nobody))),
      "in the tenant of riverside/north:jamf-school: device 2 comes: serial “ S2 ”, owner nobody"
    ),
  ])
  func `a step is a sentence`(step: WorldStep, sentence: String) {
    #expect(step.description == sentence)
  }
}
