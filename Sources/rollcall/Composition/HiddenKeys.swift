import RollcallKit
import RollcallStore

extension Vault {
  /// From now on nothing that leaves this process shows a key that is kept here.
  func hideKeys() {
    for line in lines { _ = Secret(line) }
  }
}
