import Testing

/// The list of faults that `script/mutate` tries; it cannot rot while the sources change.
struct MutantTests {
  @Test func `every mutant still fits the sources, in exactly one place`() {
    expectNone(Mutant.all.flatMap(\.offences))
  }

  @Test func `no two mutants have one name`() {
    let names = Mutant.all.map(\.name)

    expectNone(
      Mutant.all.filter { mutant in names.count { $0 == mutant.name } > 1 }
        .map { $0.list.offence(line: $0.line, "another mutant is called \($0.name)") })
  }

  @Test func `there are mutants at all`() {
    #expect(Mutant.all.count >= 40)
  }
}
