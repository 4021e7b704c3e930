import Foundation

extension IncomingRequest {
  /// What a careless service says to a request: its credentials, as it got them and as it took them apart, in all the forms in which
  /// services write.
  var credentialsEchoed: String {
    let header = header("Authorization") ?? ""
    let pair = Data(base64Encoded: String(header.drop { $0 != " " }.dropFirst())) ?? Data()
    let login = String(decoding: pair, as: UTF8.self)
    let password = String(login.drop { $0 != ":" }.dropFirst())
    let inAddress = password.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    let forms = [
      login, password, inAddress, Data(password.utf8).base64EncodedString(), JSONValue.string(password).text,
      JSONValue.string(password).text.escapedToASCII.replacingOccurrences(of: "/", with: "\\/"),
    ]
    return "Bad request. Authorization: \(header); \(forms.joined(separator: "; "))"
  }
}
