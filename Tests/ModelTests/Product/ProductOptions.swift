import RollcallCore

extension ModelSettings {
  /// The choices in the words of the product.
  var options: SyncOptions {
    var options = SyncOptions()
    options.assetID = idFrom.assetIDSource
    options.assetName = nameFrom.assetNameSource
    options.autoCheckout = Switch(handsOut)
    options.followOwnerChange = Switch(follows)
    options.checkinOnOwnerRemoved = Switch(takesBack)
    options.mergeExisting = Switch(merges)
    options.checkinAfter = patience.delay
    options.maxCheckoutChanges = limit?.checkoutLimit ?? .off
    return options
  }
}

extension ModelSource {
  fileprivate var assetIDSource: AssetIDSource {
    switch self {
    case .serial, .nothing: .serialNumber
    case .name: .name
    case .tag: .assetTag
    }
  }

  fileprivate var assetNameSource: AssetNameSource {
    switch self {
    case .serial: .serialNumber
    case .name: .name
    case .tag: .assetTag
    case .nothing: .none
    }
  }
}

extension ModelPatience {
  fileprivate var delay: CheckinDelay {
    switch self {
    case .none: .atOnce
    case .runs(let runs): .runs(runs)
    case .hours(let hours): .time(milliseconds: hours * 3_600_000)
    }
  }
}

extension ModelLimit {
  fileprivate var checkoutLimit: CheckoutLimit {
    switch self {
    case .count(let count): .count(count)
    case .share(let percent): .percent(percent)
    }
  }
}
