/// An employee as people list them.
package struct EmployeeLine: Hashable, Sendable {
  /// The e-mail address, as it was written.
  package var email: String
  /// The name; nil where the list has none.
  package var name: String?

  /// An employee of a list.
  package init(email: String, name: String? = nil) {
    self.email = email
    self.name = name
  }
}
