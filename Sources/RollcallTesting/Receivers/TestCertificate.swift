import Foundation

/// A certificate of this machine that nobody else trusts, made by openssl when it is first needed.
struct TestCertificate: Sendable {
  /// The certificate, which is its own authority.
  let path: String
  let keyPath: String

  /// The one of this process.
  static let shared = Result { try TestCertificate() }

  private init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "rollcall-certificate-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appendingPathComponent("certificate.pem").path
    keyPath = folder.appendingPathComponent("key.pem").path
    let command = [
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-days",
      "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout",
      keyPath,
      "-out", path,
    ]
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var words = command.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    var status: Int32 = 0
    let failure = posix_spawnp(&child, command[0], &actions, nil, &words, environ)
    guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else { throw Receiver.Failure.notStarted("openssl made no certificate") }
  }
}
