import RollcallKit

extension IntegrationError {
  /// The same error, with what to click in Jamf School to be rid of it.
  var explained: IntegrationError {
    var error = self
    switch kind {
    case .authentication:
      error.hint = """
        Compare the Network ID with Devices > Enroll device(s), and the key with Organization > Settings > \
        API. A key that was deleted there stops working at once.
        """
    case .permission:
      error.hint = """
        In Jamf School, open Organization > Settings > API, edit the key, and switch Read on. Add, Edit and \
        Delete can stay off.
        """
    case .configuration, .malformed:
      if httpStatus == 404 {
        error.hint = """
          Check that url is your Jamf School server, as in https://NAME.jamfcloud.com. Jamf Pro lives on the \
          same domain and is another product.
          """
      }
    case .rateLimited, .transient, .incomplete, .unsupported, .cancelled: break
    }
    return error
  }
}
