/// The columns of a list of employees. A user name is none of them: people are matched by e-mail (G1).
package enum EmployeeColumn: String, SheetColumn {
  case email
  case name
  case firstName = "first_name"
  case lastName = "last_name"

  package static var required: EmployeeColumn { .email }

  package var names: [String] {
    switch self {
    case .email: [rawValue, "E-mail Address", "Mail", "Employee Email", "User Email"]
    case .name: [rawValue, "Full Name", "Display Name", "Employee Name", "Employee"]
    case .firstName: [rawValue, "Given Name", "Forename"]
    case .lastName: [rawValue, "Surname", "Family Name"]
    }
  }
}
