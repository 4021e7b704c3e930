/// Hands out the owners of a seeded fleet: teachers and pupils, most with one device, some with two, a few
/// without an e-mail address.
struct SeededPeople {
  struct Person {
    let id: Int
    let firstName: String
    let lastName: String
    let username: String
    let email: String
    let locationID: Int
    let isTeacher: Bool
    /// 7 … 12 for pupils.
    let year: Int
    let modified: String

    var name: String { firstName + " " + lastName }

    /// The owner as a device of the list shows it.
    var asOwner: String {
      """
      {"id":\(id),"locationId":\(locationID),"username":"\(username)","email":"\(email)",\
      "firstName":"\(firstName)","lastName":"\(lastName)","name":"\(name)","vpp":\(vpp),"notes":"",\
      "modified":"\(modified)"}
      """
    }

    var groupIDs: [Int] { isTeacher ? [SeededGroups.staff.id] : [SeededGroups.pupils.id, 14 + year] }

    var record: UserRecord {
      let groups = isTeacher ? "\"Staff\"" : "\"Pupils\",\"Year \(year)\""
      let ids = groupIDs.map(String.init).joined(separator: ",")
      return UserRecord(
        id: id, email: email, locationID: locationID, groupIDs: groupIDs,
        beforeCount: "{\"id\":\(id),\"locationId\":\(locationID),\"status\":\"Active\",\"deviceCount\":",
        afterCount: """
          ,"email":"\(email)","username":"\(username)","domain":"","firstName":"\(firstName)",\
          "lastName":"\(lastName)","name":"\(name)","groupIds":[\(ids)],"groups":[\(groups)],\
          "teacherGroups":[\(isTeacher ? "22" : "")],"children":[],"vpp":\(vpp),"notes":"",\
          "exclude":false,"modified":"\(modified)"}
          """)
    }

    private var vpp: String { id % 9 == 0 ? "[{\"status\":\"Associated\"}]" : "[]" }
  }

  private(set) var people: [Person] = []
  private let domain: String
  private var timesUsed: [String: Int] = [:]

  init(domain: String) { self.domain = domain }

  /// The owner of the next device: now and then the one who came last once more, else somebody new.
  mutating func owner(
    locationID: Int, modified: String, _ generator: inout SeededGenerator
  ) -> Person {
    if generator.chance(9), let last = people.last { return last }
    return newcomer(locationID: locationID, modified: modified, &generator)
  }

  @discardableResult
  mutating func newcomer(
    locationID: Int, modified: String, _ generator: inout SeededGenerator
  ) -> Person {
    let first = generator.pick(SeededNames.first)
    let last = generator.pick(SeededNames.last)
    let base = first.address + "." + last.address
    let times = timesUsed[base, default: 0] + 1
    timesUsed[base] = times
    let username = times == 1 ? base : base + String(times)
    let person = Person(
      id: 101 + people.count, firstName: first.name, lastName: last.name, username: username,
      email: generator.chance(2) ? "" : username + "@" + domain, locationID: locationID,
      isTeacher: generator.chance(15), year: 7 + generator.below(6), modified: modified)
    people.append(person)
    return person
  }
}
