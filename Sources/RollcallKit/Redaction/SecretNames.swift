/// Names of header fields, parameters and keys whose values nobody should see, whether the value is a secret of ours or not.
package enum SecretNames {
  /// The text with the values masked that follow a telling name, as in `Authorization: Basic …`, `"api_key":"…"` and `token=…`.
  package static func maskingValues(in text: String) -> String {
    let named =
      #/(?i)((?:authorization|cookie|api[-_]?key|token|secret|passwor[dt]|passwd|credentials?|signature|session)[\w\-]{0,20}["']?\s{0,3}[:=]\s{0,3}["']?)(?:(?:basic|bearer|digest)\s{1,3})?[^\s"',;&}]+/#
    let alone = #/(?i)\b(basic|bearer)\s{1,3}(?=\S*[0-9=+\/])[\w+\/=.~\-]{12,}/#
    return text.replacing(named) { "\($0.1)\(Redactor.mask)" }.replacing(alone) { "\($0.1) \(Redactor.mask)" }
  }
}
