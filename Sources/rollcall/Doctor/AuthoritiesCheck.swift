import Foundation
import RollcallConfig

/// The authorities that are trusted in place of the system's can be read.
struct AuthoritiesCheck: Check {
  let name = "authorities"

  func faults(at site: Site) -> [Fault]? {
    guard let settings = site.settings else { return nil }
    guard let path = settings.http.authorities else { return [] }
    guard let data = FileManager.default.contents(atPath: site.file(path)) else {
      return [Fault("http.ca: \(path) is not there, or cannot be read.", hint: "Correct the path.")]
    }
    let isPEM = String(decoding: data, as: UTF8.self).contains("-----BEGIN CERTIFICATE-----")
    return isPEM
      ? []
      : [
        Fault(
          "http.ca: \(path) holds no certificate in PEM form.",
          hint: "`openssl x509 -inform der -in FILE -out FILE.pem` makes one of a DER file.")
      ]
  }
}
