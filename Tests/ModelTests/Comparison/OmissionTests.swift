import Testing

/// The stories have teeth: whatever rule is forgotten, one of them shows it.
@Suite struct OmissionTests {
  @Test(arguments: ModelOmission.allCases)
  func `a model that forgets a rule is found out`(omission: ModelOmission) {
    #expect(ToldStory.all.contains { $0.difference(forgetting: omission) != nil })
  }
}
