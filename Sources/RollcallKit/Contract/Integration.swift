/// What knows one MDM. A plugin is a type that conforms, and a folder that holds it.
///
///     settings ─► init ─► check() ─► devices() ─► streams of records ─► mapping ─► devices
///                 │       who answered,  │          the vendor's bytes   the host's work
///                 no I/O  what is allowed one request after another
///
/// A connection lives like this:
///
/// 1. The host reads the settings that ``PluginConfig`` declares and resolves its secrets.
/// 2. `init` builds the connection. It does no I/O.
/// 3. ``TenantClient/check()`` proves credentials and permissions (J4), and says whose tenant answered.
/// 4. Each run calls ``TenantClient/devices()`` once and pulls each stream to its end. Only a `nil` page is a clean end (A3).
/// 5. The host maps each record by ``Manifest/mapping``, with the operator's overrides.
///
/// A plugin only reads (A1): its HTTP client refuses whatever the manifest does not declare as reading.
public protocol Integration: TenantClient {
  /// The plugin's own settings.
  associatedtype Config: PluginConfig

  /// What the plugin is and needs.
  static var manifest: Manifest { get }

  /// Builds a connection from checked settings. Does no I/O.
  ///
  /// - Throws: `configuration` when the settings cannot work together.
  init(config: Config, host: HostServices) throws(IntegrationError)
}
