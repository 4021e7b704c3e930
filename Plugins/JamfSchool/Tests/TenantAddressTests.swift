import RollcallKit
import Testing

@testable import JamfSchool

@Suite struct TenantAddressTests {
  @Test(
    arguments: [
      ("riverside", "https://riverside.jamfcloud.com"),
      (" Riverside.JamfCloud.com ", "https://riverside.jamfcloud.com"),
      ("riverside.jamfcloud.com/api/", "https://riverside.jamfcloud.com"),
      ("https://riverside.jamfcloud.com", "https://riverside.jamfcloud.com"),
      ("HTTPS://riverside.jamfcloud.com/api", "https://riverside.jamfcloud.com"),
      ("https://riverside.jamfcloud.com//api//", "https://riverside.jamfcloud.com"),
      ("http://127.0.0.1:8481/api", "http://127.0.0.1:8481"),
      ("http://localhost/", "http://localhost"),
      ("http://[::1]:8481", "http://[::1]:8481"),
    ])
  func `an address in any form is the same address`(_ written: String, _ address: String) throws {
    #expect(JamfSchool.Config.normalized(written, of: "url") == address)
    #expect(JamfSchool.Config.normalized(address, of: "url") == address)

    var config = JamfSchool.Config()
    config.url = written
    #expect(try config.endpoint.base == address + "/api")
  }

  @Test func `the hosts of the former name have no api before their paths`() throws {
    var config = JamfSchool.Config()
    config.url = "https://apiv6.zuludesk.com"

    #expect(try config.endpoint.base == "https://apiv6.zuludesk.com")
  }

  @Test(arguments: [
    "", " ", "https://", "https://riverside.jamfcloud.com/login", "riverside.jamfcloud.com/#/devices",
  ])
  func `what names no server is refused`(_ written: String) {
    var config = JamfSchool.Config()
    config.url = written

    let error = #expect(throws: IntegrationError.self) { try config.endpoint }

    #expect(error?.kind == .configuration)
    #expect(error?.field == "url")
  }

  @Test func `credentials lose the white space around them`() throws {
    var config = JamfSchool.Config()
    config.url = "riverside"
    config.networkID = " 10482058 "
    config.apiKey = Secret(" EXAMPLEKEY0000\n")

    guard case .basic(let user, let password) = try config.endpoint.authentications.first else {
      Issue.record("Jamf School takes Basic credentials")
      return
    }
    #expect(user == "10482058")
    #expect(password.reveal() == "EXAMPLEKEY0000")
    #expect(try config.endpoint.headers == [HTTPRequest.Parameter("X-Server-Protocol-Version", "3")])
  }
}
