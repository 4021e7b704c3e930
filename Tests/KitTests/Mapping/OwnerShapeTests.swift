import CustomDump
import RollcallCore
import RollcallJSON
import RollcallKit
import Testing

/// An owner has exactly four shapes; what cannot be read is not reported, and never nobody.
struct OwnerShapeTests {
  @Test(arguments: [
    (
      #""owner":{"id":7,"email":"ada@school.example","name":"Ada"}"#,
      Owner.person(email: "ada@school.example", name: "Ada")
    ),
    (#""owner":{"id":7,"email":"  Ada@School.Example "}"#, .person(email: "Ada@School.Example", name: nil)),
    (
      #""owner":[{"id":7,"email":"ada@school.example","name":"Ada"}]"#,
      .person(email: "ada@school.example", name: "Ada")
    ),
    (#""owner":{"id":0,"email":"ada@school.example"}"#, .person(email: "ada@school.example", name: nil)),
    (#""owner":{"email":"ada@school.example"}"#, .person(email: "ada@school.example", name: nil)),
    (#""owner":{"id":7,"email":"","name":"Ada"}"#, .personWithoutEmail(name: "Ada")),
    (#""owner":{"id":"7","email":null}"#, .personWithoutEmail(name: nil)),
    (#""owner":[{"id":7}]"#, .personWithoutEmail(name: nil)),
    (#""owner":{"id":7,"email":{"x":1}}"#, .personWithoutEmail(name: nil)),
    (
      #""owner":{"id":7,"email":"ada@school.example","inTrash":true}"#,
      .person(email: "ada@school.example", name: nil)
    ),
    (#""owner":{"id":0,"locationId":0,"name":"","vpp":[]}"#, .nobody),
    (#""owner":{"id":"0","email":""}"#, .nobody),
    (#""owner":{"id":null,"name":"x"}"#, .personWithoutEmail(name: "x")),
    (#""owner":{"name":"nobody"}"#, .nobody),
    (#""owner":[{"id":0}]"#, .nobody),
    (#""owner":null"#, .nobody), (#""owner":"""#, .nobody), (#""owner":{}"#, .nobody),
    (#""owner":[]"#, .nobody),
    (#""owner":[{}]"#, .nobody), (#""owner":[null]"#, .nobody), (#""owner":[""]"#, .nobody),
    (#""owner":[[]]"#, .nobody),
    (#""x":1"#, .notReported), (#""owner":"Ada""#, .notReported), (#""owner":" ""#, .notReported),
    (#""owner":7"#, .notReported), (#""owner":false"#, .notReported), (#""owner":[7]"#, .notReported),
    (#""owner":[{"id":7},{"id":8}]"#, .notReported), (#""owner":[null,null]"#, .notReported),
    (#""owner":{"id":0,"email":{"x":1}}"#, .notReported), (#""owner":{"email":true}"#, .notReported),
  ])
  func `an owner block has a shape`(members: String, owner: Owner) throws {
    let device = try MappingDesk().device(#"{"serial":"S1",\#(members)}"#)

    expectNoDifference(device?.owner, owner)
  }

  @Test(arguments: [
    (
      #""user":"ada@school.example","userName":"Ada""#, Owner.person(email: "ada@school.example", name: "Ada")
    ),
    (#""user":"""#, .nobody), (#""user":null"#, .nobody), (#""user":{}"#, .nobody), (#""user":[]"#, .nobody),
    (#""x":1"#, .notReported), (#""user":7"#, .notReported), (#""user":true"#, .notReported),
    (#""user":{"email":"x"}"#, .notReported), (#""user":["ada@school.example"]"#, .notReported),
    (#""user":"  ""#, .notReported),
  ])
  func `an owner without a block is an e-mail address`(members: String, owner: Owner) throws {
    var desk = MappingDesk()
    desk.mapping.owner = OwnerMapping(at: nil, email: "user", name: "userName")

    let device = try desk.device(#"{"serial":"S1",\#(members)}"#)

    expectNoDifference(device?.owner, owner)
  }

  @Test(arguments: [
    (#""mail":"a@b.example","upn":"c@d.example""#, Owner.person(email: "a@b.example", name: nil)),
    (#""mail":"","upn":"c@d.example""#, .person(email: "c@d.example", name: nil)),
    (#""upn":"c@d.example""#, .person(email: "c@d.example", name: nil)),
    (#""mail":null,"upn":"""#, .nobody), (#""upn":null"#, .nobody), (#""mail":7,"upn":"""#, .notReported),
    (#""other":1"#, .notReported),
  ])
  func `an address may stand in one of several places`(members: String, owner: Owner) throws {
    var desk = MappingDesk()
    desk.mapping.owner = OwnerMapping(at: nil, email: "mail", otherEmails: ["upn"])

    expectNoDifference(try desk.device(#"{"serial":"S1",\#(members)}"#)?.owner, owner)
  }

  @Test(arguments: [
    (#""user":{"id":1},"mail":"a@b.example""#, Owner.person(email: "a@b.example", name: "Ada")),
    (#""user":{"id":1},"mail":"""#, .personWithoutEmail(name: "Ada")), (#""user":{},"mail":"""#, .nobody),
    (#""mail":"a@b.example""#, .notReported),
  ])
  func `an address may stand beside the object that says whether there is anybody`(
    members: String, owner: Owner
  ) throws {
    var desk = MappingDesk()
    desk.mapping.owner = OwnerMapping(at: "user", email: "@record.mail", name: "@record.called")

    expectNoDifference(try desk.device(#"{"serial":"S1","called":"Ada",\#(members)}"#)?.owner, owner)
  }

  @Test(arguments: [
    (#""owner":null"#, Owner.notReported), (#""owner":{}"#, .nobody),
    (#""owner":{"login":"","email":""}"#, .nobody),
    (#""owner":{"login":"ada","email":""}"#, .personWithoutEmail(name: nil)),
    (#""owner":{"login":null,"email":null}"#, .personWithoutEmail(name: nil)),
    (#""owner":{"login":"ada","email":"a@b.example"}"#, .person(email: "a@b.example", name: nil)),
  ])
  func `null may be silence, and an empty login nobody`(members: String, owner: Owner) throws {
    var desk = MappingDesk()
    desk.mapping.owner = OwnerMapping(
      at: "owner", email: "email", nobody: NobodyMark(path: "login", equals: [""]))
    desk.mapping.owner?.isSilentWhenNull = true

    expectNoDifference(try desk.device(#"{"serial":"S1",\#(members)}"#)?.owner, owner)
  }

  @Test func `without a mark, any object with something in it is a person`() throws {
    var desk = MappingDesk()
    desk.mapping.owner?.nobody = nil

    expectNoDifference(
      try desk.device(#"{"serial":"S","owner":{"id":0}}"#)?.owner, .personWithoutEmail(name: nil))
    expectNoDifference(try desk.device(#"{"serial":"S","owner":{}}"#)?.owner, .nobody)
  }

  @Test func `a mark may say nothing of a missing value`() throws {
    var desk = MappingDesk()
    desk.mapping.owner?.nobody = NobodyMark(path: "kind", equals: ["none", "shared"])

    expectNoDifference(try desk.device(#"{"serial":"S","owner":{"kind":"shared"}}"#)?.owner, .nobody)
    expectNoDifference(
      try desk.device(#"{"serial":"S","owner":{"name":"Ada"}}"#)?.owner, .personWithoutEmail(name: "Ada"))
  }

  @Test func `a vendor that never says has no owners to report`() throws {
    var desk = MappingDesk()
    desk.mapping.owner = nil

    expectNoDifference(try desk.device(#"{"serial":"S","owner":null}"#)?.owner, .notReported)
  }
}
