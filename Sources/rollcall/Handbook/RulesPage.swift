/// The page `docs/rules.md`, which `script/generate` copies here.
enum RulesPage {
  static let markdown = #"""
    # The rules of the register

    What a sync does is a pure function of four things: the devices fetched, the register as it is, the settings, and one
    instant. Each rule has a number. Plans, findings, the journal and the tests cite it, so that "why did it do that?" always has an answer.
    Where a rule marked ● comes from a behaviour that users of hosted registers know, it holds to the letter; the others fill the gaps,
    always in the direction of *nothing lost, nobody wrongly checked in*.

    ## Words

    | Word | Meaning |
    |---|---|
    | account | the customer: owns assets, employees, catalogue and connections; a sub-account is an account with a parent |
    | integration, connection | a plugin that knows one MDM; that plugin enabled in one account |
    | tenant, device | the remote organisation; a record in it |
    | asset | a record of the register: Asset ID, Asset Name, product, serial number, active or archived |
    | product, manufacturer, category | the catalogue |
    | employee, location | whom or what an asset can be checked out to |
    | checkout | the present assignment of an asset; made by a connection or by a person (manual) |
    | link | ties one device of one connection to one asset, and remembers what the device last said |
    | change, note | a plan has changes of the register, which are journalled, and notes: what links remember |
    | run, finding | one sync of one connection; something a run could not do and a person should know |

    ## A. Direction and completeness

    - **A1** ● One way only. The HTTP client refuses, before a byte leaves, whatever the plugin's manifest does not declare as reading.
    - **A2** A run is all or nothing: fetch everything, plan, then apply in one transaction. A failed run leaves its own row and an alert, nothing else.
    - **A3** A fetch is complete when paging ended cleanly, the announced count was reached, no page came twice and every record could be framed. Fewer records than announced fail the run (`incomplete`); more are a warning.
    - **A4** A bad record (no object, or neither a readable serial number nor a device id) is a finding and is skipped. A fetch with bad records marks no device as newly gone; more than half of them bad fail the run.
    - **A5** Planning the same devices again within a day gives no changes and no notes, except where G13 waits. An idle run writes its own row. The order of the reply matters only where a rule says "first".
    - **A6** Two runs of one connection never overlap, whatever starts them.
    - **A7** Every change is one event of the journal: when, which run or person, what, from, to, rule, reason.
    - **A8** ● A sync never deletes and never archives.

    ## B. Which device is which

    - **B1** ● The serial number is the identity, trimmed and upper-cased. Wiped, re-enrolled, renamed or under another UDID, it is the same device; with another serial number it is another device.
    - **B2** A serial number that is empty or a well-known placeholder (`0`, `N/A`, `Unknown`, `To be filled by O.E.M.`, only zeros, …) counts as none; then the tenant's device id is the identity.
    - **B3** A link is claimed once a run: by its serial number; else by a serial number that is new, under the id of a link known only by that id; else, for a record without serial number, by the link known by its id, then by the link that saw this id last.
    - **B4** Of several records of one device the live one is kept (managed first, then the latest check-in, then the first in the reply); the others are `duplicate_serial`.
    - **B5** Records in the tenant's trash are dropped before anything else.
    - **B6** The asset's serial number follows the device. If an asset without a link has the same serial number, that is the finding `serial_exists`; merging goes by Asset ID only.

    ## C. Asset ID

    - **C1** ● Mapped from `serial_number` (the default), `name` or `asset_tag`.
    - **C2** ● Unique in the account, archived assets included; compared trimmed, in Unicode NFC, without case; shown as given.
    - **C3** ● Of several devices that map to one Asset ID the first gets it; the others are not added: `duplicate_asset_id`. An asset with a link of the connection never takes a second one.
    - **C4** A new device whose mapped value is empty is not added: `missing_asset_id`. A linked asset keeps its ID.
    - **C5** The Asset ID of a linked asset follows the mapping when the value is free. All devices are decided together, so swaps and chains work; where one fails, the asset keeps its ID. The spelling follows the tenant.
    - **C6** ● The mapping is locked while an asset has a link of the connection (`REGISTER_LOCKED`): everything else of a changed file applies, the
      mapping stays the old one. The two ways out: disable the connection, delete every asset linked to it, enable it again; or
      `connections rekey`, which shows first which assets would keep their Asset ID (C4, C5) and then changes all the others, or nothing.

    ## D. Name and details

    - **D1** ● The Asset Name is mapped from `serial_number`, `name`, `asset_tag`, or not at all.
    - **D2** ● Mapped, every sync overwrites what a person typed; with `none` the sync never touches it.
    - **D3** An empty value never blanks a name, a serial number or a detail.
    - **D4** Details live on the link, not in the journal. Those that move with use are refreshed once a day at most.

    ## E. Catalogue

    - **E1** ● One category a connection, named after the integration.
    - **E2** ● The manufacturer comes from the device.
    - **E3** ● One product for each model: 100 equal laptops are one product and 100 assets.
    - **E4** ● An existing product is reused with its category; only brand-new products get the integration's. A category that a person changed stays.
    - **E5** The connection remembers which product a model became, so renaming a product makes no twin.
    - **E6** The product is named by the marketing name, else the identifier, else `Unknown model`.
    - **E7** When a device's model changes, the asset moves to the other product; otherwise a product that a person gave it stays. A model that is no longer reported moves nothing.

    ## F. Merging

    - **F1** ● With `merge_existing`, a device whose Asset ID an asset already has is linked to that asset, which keeps history, checkout, product and notes.
    - **F2** ● Without it, such a device is neither merged nor added: `exists_not_merged`. Links that exist stay.
    - **F3** An archived asset can be merged and stays archived.
    - **F4** Of several connections linked to one asset, the one listed first that still sees the device governs it; the others only remember.
    - **F5** Where the Asset ID is not the serial number and the existing asset has another usable one, it is another machine and is not merged.

    ## G. Checkout

    Three switches: **A** `auto_checkout`, **C** `follow_owner_change`, **R** `checkin_on_owner_removed`; all off unless set. An owner is a person with
    an e-mail address, a person without one, nobody, or *not reported*; a missing key or anything unreadable is the last, never the third.
    Every combination has its row in [checkout-decision.md](checkout-decision.md).

    - **G1** ● The employee is found by the exact e-mail address (without case) among the account's active employees. Nothing is fuzzy, and no
      checkout makes an employee. An archived employee is none; archiving one who holds assets is refused with their list.
    - **G2** ● An asset that is checked out to a location is never touched.
    - **G3** An archived asset keeps its checkout, and a sync neither checks it out nor in; the rest of it stays in step. Its device in use is
      the finding `archived_seen`.
    - **G4** The owner is a person without a matching employee, or without an e-mail address: nothing changes. Where a checkout was wanted (A or C
      is on, the asset active and not at a location) it is the finding `owner_not_employee`. As soon as the employee exists the next run decides,
      because the remembered owner (G12) waits meanwhile.
    - **G5** The owner is not reported: nothing changes.
    - **G6** ● The owner is an employee and nobody has the asset. With A it is checked out to the owner. Without A, with C, it is checked out when
      the owner changed since the last run. Otherwise nothing happens.
    - **G7** The owner has the asset already: nothing happens.
    - **G8** ● Another employee has the asset, and this connection checked it out. With C it is checked in and checked out to the owner, because
      the owner is another than the one it was checked out to. Without C nothing happens, whatever A says.
    - **G9** ● Another employee has the asset, and a person checked it out. With A the owner overrides that: check-in, check-out. Without A, with
      C, the same when the owner changed since the last run. Otherwise nothing happens.
    - **G10** Another employee has the asset, and another connection checked it out: as G9.
    - **G11** ● The owner is known to be nobody and an employee has the asset, whoever checked it out. With R it is checked in, a manual checkout
      too. Without R nothing happens. A person without an e-mail address is not nobody.
    - **G12** "The owner changed" compares with the owner that the link remembers, by e-mail address. From nobody to a person is a change; from a
      person to nobody is none that C acts on. A device's first run only remembers. Every applied run remembers what was said, except *not
      reported* and G4, which leave the memory as it is.
    - **G13** With `checkin_after: 2 runs` or `6h` a check-in by G11 waits until the owner was nobody for that long. An owner resets the count; a
      run that lacks the device or does not report an owner neither counts nor resets. Counting begins with the first run that saw nobody,
      whatever the switches are then.

    ## H. Devices that are gone

    - **H1** ● A device missing from a complete fetch changes nothing: the asset stays, and stays checked out.
    - **H2** Such a device is marked as not seen since then, and its active asset is the finding `gone_from_tenant` until a person archives it.
    - **H3** ● A wiped device that kept its owner stays checked out to that owner until the owner changes.
    - **H4** An asset that was deleted by hand loses its links; if its device is still there, the next run adds it as new.

    ## I. Safety

    - **I1** A plan that would check in or reassign more assets than `safety.max_checkout_changes` is *held*: nothing of it is applied, and an
      alert says why. A share is never less than 20 assets. `runs approve` carries out exactly that plan, unless something moved that it decides
      on; `runs discard` drops it. The next run plans anew: an equal plan keeps the held run waiting, another replaces it, and one under the
      limit is applied and supersedes it.
    - **I2** A fetch with less than half of the linked devices that were there at the last applied run raises the alert `tenant_shrank`.
    - **I3** Settings whose test names another tenant than before are tried by a fetch. If less than half of the linked devices are found there,
      the run is held as I1 says, and approving it accepts the settings too. Without links they are accepted.
    - **I4** `runs undo` takes back each change of a run whose field still has the value that the run gave it, the newest first. What the run made
      is deleted if nothing happened to it since; links remember again what they did. What is left alone is listed with the reason. The undo is
      journalled, and pauses the connection, so that the next sync does not do it all again.
    - **I5** If the account moved between planning and applying, the run plans again from the same devices, three times at most, then gives up
      (exit 75).

    ## J. Connections

    - **J1** ● There is one connection for each integration and account; another tenant needs a sub-account.
    - **J2** ● A sub-account has its own tenant, employees, catalogue and Asset IDs.
    - **J3** One tenant in two accounts needs `shared_tenant: true` on both; otherwise it is a configuration error, told from the settings where
      they name the tenant, else at the test.
    - **J4** ● A connection passes its test, credentials and permissions, before its first sync.
    - **J5** ● A changed connection is tested first, beside the running one; a failure leaves the old one running.
    - **J6** ● Everything but the Asset ID mapping can be changed while a connection is enabled.
    - **J7** ● A connection fault opens one alert, however long it lasts. Administrators are told when it begins, after 24 hours, and when it is over.
    - **J8** ● The default interval is ten minutes; a run that takes longer delays the next one and never overlaps it.

    ## K. History

    - **K1** ● An asset keeps its whole history across merges, wipes, check-ins, archiving and changes of integration.
    - **K2** `explain CONNECTION SERIAL` fetches and plans as `plan` does, and tells for one device what the tenant said, how it was recognised,
      and which rule decided each field and the checkout, or why nothing happened. With `--offline` it tells what the register remembers.
    - **K3** `assets custody ASSET --at DATE` tells who had an asset at a time; a bare date means the end of that day, UTC.
    """#
}
