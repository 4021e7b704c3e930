/// The columns of one kind of sheet; the raw values are our names for them.
package protocol SheetColumn: CaseIterable, Hashable, RawRepresentable, Sendable where RawValue == String {
  /// The column without which a row means nothing.
  static var required: Self { get }

  /// What we and other programs call it, the best first.
  var names: [String] { get }
}
