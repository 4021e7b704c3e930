/// A device of the fetch with the link that it claims (B3).
struct Match {
  /// The device's index in the fetch.
  var device: Int
  /// The index of its link in the snapshot; nil for a device that has none.
  var link: Int?
  /// The serial number that counts for it: its own, or the one its link remembers (B3).
  var serialNumber: SerialNumber?
}

/// Which device is which: every record of a fetch is a match, a duplicate, or set aside; every link is claimed or gone.
struct Matching {
  /// One match for each device, in the order of the reply.
  var matches: [Match] = []
  /// Records that describe a device which another record describes better (B4).
  var duplicates: [Finding] = []
  /// Indices of links that no device claims, in the order of the snapshot.
  var gone: [Int] = []
}
