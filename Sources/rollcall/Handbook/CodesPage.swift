/// The page `docs/codes.md`, which `script/generate` copies here.
enum CodesPage {
  static let markdown = #"""
    # Codes

    What stands behind the short words that Rollcall uses. `rollcall explain CODE` prints the same.

    ## Problems of the configuration file

    - **SYNTAX** The file is no YAML. Reading ends here; problems above this place are listed too. Look for a missing colon, a quote that
      is not closed, or a tab that indents.
    - **UNKNOWN** There is no setting of this name, or no plugin of this id. The hint names the nearest one there is.
    - **MISSING** A setting that is needed is not there.
    - **TYPE** The value has another form than the setting: a list where a text belongs, or a word where a number does.
    - **PATTERN** The text is not written as the setting wants it; the hint shows an example.
    - **RANGE** The number, share or duration is smaller or larger than the setting allows.
    - **CHOICE** The word is none of those that the setting knows; the hint lists them.
    - **DUPLICATE** The key stands twice in one place. A second connection of one integration belongs in a sub-account (J1).
    - **REF** Something that the file refers to cannot be used: the register, a folder, a certificate.
    - **PATH** A field path of a mapping cannot be read.
    - **MAPPING** A mapping names a field that a device does not have.
    - **SECRET_INLINE** A secret stands in the file itself. Write a reference: an environment variable, a file, a systemd credential or a
      command. The secret is not repeated in the message; treat it as known to everyone who could read the file.
    - **SECRET_USE** A secret reference is not safe, or cannot be used here: a key file that others may read, for example.
    - **CONFLICT** Two settings exclude each other: one tenant in two accounts, for example (J3).
    - **DEPRECATED** The setting still works, and will not in a later version; the hint names its successor.
    - **VERSION** The file is written for another version of the format. This program reads `version: 1`.
    - **REGISTER_LOCKED** The Asset ID mapping cannot change while assets are linked to the connection (C6). Everything else of the file
      applies; the mapping stays the old one. Either disable the connection, delete every asset that is linked to it
      (`rollcall assets delete --linked-by CONNECTION`) and enable it again; or run `rollcall connections rekey CONNECTION`, which shows
      first what would change.

    ## Findings

    - **owner_not_employee** The device's owner is a person who is no active employee of the account, or who has no e-mail address (G4).
      Nothing happens to the checkout until the employee exists: then the next sync decides as if the owner were new. Employees are found by
      their exact e-mail address only.
    - **duplicate_asset_id** Two devices, or a device and an asset, ask for one Asset ID (C3, C5). Give one of them another value in the
      tenant, or map Asset IDs from the serial number. Where the old device is gone, forget its link and give its asset another Asset ID, or
      delete the asset.
    - **missing_asset_id** The field that Asset IDs are mapped from is empty, so that the device gets no asset (C4).
    - **exists_not_merged** An asset with the device's Asset ID exists and is not taken over: merging is off (F2), or it is another machine
      with another serial number (F5).
    - **duplicate_serial** The tenant lists one device twice; the record that is in use is kept (B4).
    - **serial_exists** An asset that the connection is not linked to has the serial number of a device (B6). One of the two is wrong.
    - **bad_record** A record of the reply is no device: no object, or neither a serial number nor an id that can be read (A4).
    - **gone_from_tenant** The device of an active asset is no longer in the tenant (H2). Nothing changes by itself: archive the asset if the
      device has left.
    - **archived_seen** The device of an archived asset is in use (G3). Restore the asset if it is back.

    ## Failures of a run

    - **configuration** A setting leads nowhere: an unknown address, a certificate that is not trusted, a path that is not there. Exit 78.
    - **authentication** The tenant does not accept the credentials: they expired, were revoked, or belong to another tenant. Exit 77.
    - **permission** The credentials are good but lack a right; the message names it. Exit 77.
    - **rate_limited** The tenant asks for a pause. The next run tries again. Exit 75.
    - **transient** A connection broke, timed out, or the server is in trouble. The next run tries again. Exit 75.
    - **malformed** The answer cannot be read as what it should be. The vendor may have changed its interface. Exit 76.
    - **incomplete** Fewer devices arrived than were announced (A3), so that nothing was decided. Exit 76.
    - **unsupported** The tenant lacks a feature. Exit 69.
    - **cancelled** The run was interrupted from this side. Exit 130.

    ## Alerts

    - **connection_fault** A connection cannot be reached or is not let in (J7).
    - **update_refused** Changed settings did not pass their test, so that the old ones run on (J5).
    - **mapping_locked** The Asset ID mapping of the file is not in force (C6); see REGISTER_LOCKED.
    - **held** A plan would check in or reassign more assets than allowed, and waits for `rollcall runs approve` or `discard` (I1).
    - **tenant_changed** The settings lead to another tenant, in which most devices are missing; the plan waits for `rollcall runs approve` or
      `discard` (I3).
    - **tenant_shrank** Less than half of the devices that were there at the last applied run are there now (I2). Nothing is checked in for it.
    - **provider_changed** The vendor's answers cannot be read any more.
    - **no_success** No run has succeeded for a day, and nothing else says why.
    - **duplicate_asset_ids** There are findings duplicate_asset_id.
    - **unmatched_owners** There are findings owner_not_employee.
    - **store_fault** The register cannot be written, or the key that seals settings is not there.
    """#
}
