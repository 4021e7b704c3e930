import CustomDump
import Testing

struct AssertionTests {
  /// On Linux a difference is only printed, and the test passes, unless `IssueReportingTestSupport` is
  /// linked.
  @Test func `a difference between two values fails a test`() {
    withKnownIssue {
      expectNoDifference("held by Ada", "held by Grace")
    }
  }
}
