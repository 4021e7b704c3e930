import CustomDump
import RollcallCore
import RollcallTesting
import Testing

/// A plan as people read it.
@Suite struct PlanTextTests {
  let plan = Planner.plan(
    .of([.iPad("S1"), .iPad("S2"), .iPad("S3"), .iPad(nil, id: "u")]), on: .empty, in: .jamfSchool())

  @Test func `of each kind so many lines are shown, and the rest is counted`() {
    let lines = PlanText(plan, limit: 2).lines

    let assets = lines.drop { $0 != "3 assets are added" }.prefix(4)
    expectNoDifference(
      Array(assets),
      [
        "3 assets are added",
        "  S1: new asset for device S1  [C1] The device has no asset yet, and its Asset ID is free.",
        "  S2: new asset for device S2  [C1] The device has no asset yet, and its Asset ID is free.",
        "  … and 1 more",
      ])
  }

  @Test func `nothing is left out without a limit`() {
    #expect(!PlanText(plan).lines.contains { $0.contains("more") })
  }

  @Test func `a plan that is held says so first`() {
    var held = plan
    held.held = Hold(rule: .i1, message: "Too many.")

    expectNoDifference(PlanText(held).lines.first, "Held by rule I1: Too many.")
    expectNoDifference(Array(PlanText(held).lines.dropFirst()), PlanText(plan).lines)
  }
}
