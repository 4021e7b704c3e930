/// The connectors in `Plugins`, which `script/generate` copies here: the path and the text of each.
package let connectorTexts: [(path: String, text: String)] = [
  (
    "Plugins/Addigy/connector.yaml",
    #"""
    # Addigy, API version 2: a list by POST, with the page in the body. Its facts name local accounts, and no owner with an address.
    connector: 1
    id: addigy
    name: Addigy
    version: 1.0.0
    summary: Apple devices of an Addigy organisation. Addigy knows no owners, so nothing is checked out.
    manufacturer: Apple
    settings:
      api_key: {type: secret, required: true, help: "An API key that may read devices, from Account > Integrations."}
      organization: {type: string, required: true, help: The organisation's id., example: 6f3c1a52}
    base: {url: https://api.addigy.com, path: /api/v2}
    auth: {kind: header, name: x-api-key, value: api_key}
    check: {identity: {setting: organization}}
    devices:
      path: /devices
      method: POST
      body: {per_page: 50, sort_field: agentid, sort_direction: asc}
      pagination: {kind: page, param: page, in: body, first: 1}
      stop: [{page_count: metadata.page_count}]
      records: items
      total: metadata.total
      id: [agentid, agent_id]
      fields:
        serial_number: [facts.serial_number.value, facts.serial_number]
        name: [facts.device_name.value, facts.device_name]
        model: [facts.device_model_name.value, facts.device_model_name]
        model_identifier: [facts.hardware_model.value, facts.hardware_model]
        os: [facts.product_name.value, facts.product_name]
        os_version: [facts.os_version.value, facts.os_version]
        managed: [facts.has_mdm.value, facts.has_mdm]
        last_seen: [facts.last_online.value, facts.last_online]
    """#
  ),
  (
    "Plugins/Fleet/connector.yaml",
    #"""
    # Fleet: pages of hosts without a total; a host's user is dependable in its detail only.
    connector: 1
    id: fleet
    name: Fleet
    version: 1.0.0
    summary: Computers and telephones of a Fleet server, with the users that the identity provider knows.
    settings:
      url: {type: url, required: true, help: The address of the server., example: https://fleet.riverside.example}
      token: {type: secret, required: true, help: The token of an API-only user with the role observer.}
    base: {setting: url, path: /api/v1/fleet}
    auth: {kind: bearer, token: token}
    check: {path: /me, identity: host}
    devices:
      path: /hosts
      params: {order_key: id, order_direction: asc}
      pagination: {kind: page, param: page, first: 0, size_param: per_page, size: 500}
      records: hosts
      id: uuid
      fields:
        serial_number: {path: hardware_serial, then: [{blank_if: ["-1"]}]}
        name: [computer_name, display_name, hostname]
        model: hardware_model
        manufacturer: hardware_vendor
        os: {path: os_version, then: [{before_last: " "}]}
        os_version: {path: os_version, then: [{after_last: " "}]}
        enrollment: mdm.enrollment_status
        group: team_name
        # Fleet writes the first of January 2000 for never.
        last_seen: {path: seen_time, then: [{blank_if: ["2000-01-01T00:00:00Z"]}]}
        storage_free_gb: gigs_disk_space_available
        owner: {at: "@detail.host.end_users[0]", email: idp_username, name: idp_full_name}
    detail: {path: "/hosts/{id}", params: {exclude_software: "true"}, id: id, concurrency: 2}
    """#
  ),
  (
    "Plugins/Hexnode/connector.yaml",
    #"""
    # Hexnode: devices by next address, their users by id from a list of their own.
    connector: 1
    id: hexnode
    name: Hexnode
    version: 1.0.0
    summary: Devices of a Hexnode portal, with their users.
    settings:
      url: {type: url, required: true, help: The address of the portal., example: https://riverside.hexnodemdm.com}
      api_key: {type: secret, required: true, help: "The API key, from Admin > API."}
    base: {setting: url, path: /api/v1}
    auth: {kind: header, name: Authorization, value: api_key}
    check: {identity: host}
    devices:
      path: /devices/
      params: {per_page: "100"}
      pagination: {kind: next_url, path: next}
      records: results
      total: count
      id: id
      fields:
        serial_number: serial_number
        name: device_name
        model: model_name
        os: os_name
        os_version: os_version
        enrollment: enrollment_status
        last_seen: last_reported
        # "Default User", number 1, stands for nobody.
        owner: {at: "@users", email: email, name: name, id: id, nobody: {path: id, equals: "1"}}
    lookups:
      users:
        path: /users/
        params: {per_page: "100"}
        pagination: {kind: next_url, path: next}
        records: results
        total: count
        key: id
        by: user.id
    """#
  ),
  (
    "Plugins/Kandji/connector.yaml",
    #"""
    # Kandji, now Iru: one list by offset, with the owner in each record; model identifiers come from Prism in bulk.
    connector: 1
    id: kandji
    name: Kandji
    version: 1.0.0
    summary: Macs, iPhones, iPads, Apple TVs, Windows PCs and Android devices of a Kandji (Iru) tenant, with their users.
    settings:
      url:
        type: url
        required: true
        help: The API address, as Settings > Access > API token shows it.
        example: https://riverside.api.kandji.io
      token: {type: secret, required: true, help: "An API token that may list devices, made under Settings > Access."}
    base: {setting: url, path: /api/v1}
    auth: {kind: bearer, token: token}
    check: {identity: host}
    devices:
      path: /devices
      pagination: {kind: offset, param: offset, size_param: limit, size: 300}
      id: device_id
      filters:
        - {drop: is_removed, equals: "true"}
      fields:
        serial_number: serial_number
        name: device_name
        asset_tag: asset_tag
        model: model
        model_identifier: "@prism.model_identifier"
        manufacturer:
          path: platform
          then: [{map: {Mac: Apple, iPhone: Apple, iPad: Apple, AppleTV: Apple, Vision: Apple}, default: ""}]
        os: platform
        os_version: os_version
        managed: mdm_enabled
        group: blueprint_name
        last_seen: last_check_in
        # "" where nobody is assigned.
        owner: {at: user, email: email, name: name, id: id}
    lookups:
      prism:
        path: /prism/device_information
        pagination: {kind: offset, param: offset, size_param: limit, size: 300}
        records: data
        total: total
        key: device_id
        by: device_id
        optional: true
    """#
  ),
  (
    "Plugins/SimpleMDM/connector.yaml",
    #"""
    # SimpleMDM: a keyset list. It says nothing of owners; where a custom attribute holds the address, a detail per device reads it.
    connector: 1
    id: simplemdm
    name: SimpleMDM
    version: 1.0.0
    summary: Apple devices of a SimpleMDM account. SimpleMDM knows no owners, so nothing is checked out.
    manufacturer: Apple
    settings:
      api_key: {type: secret, required: true, help: "An API key with the role Devices: read, from Settings > API."}
    base: {url: https://a.simplemdm.com, path: /api/v1}
    auth: {kind: basic, username: api_key}
    check: {path: /account, identity: {path: data.attributes.name, name: data.attributes.name}}
    devices:
      path: /devices
      params: {limit: "100"}
      pagination: {kind: keyset, param: starting_after, path: id}
      stop: [{flag_off: has_more}]
      records: data
      id: id
      filters:
        - {drop: attributes.status, equals: awaiting_enrollment}
      fields:
        serial_number: attributes.serial_number
        name: [attributes.name, attributes.device_name]
        model: attributes.model_name
        model_identifier: attributes.product_name
        os_version: attributes.os_version
        managed: {path: attributes.status, then: [{map: {enrolled: "true"}, default: "false"}]}
        supervised: attributes.is_supervised
        enrollment: attributes.status
        wifi_mac: attributes.wifi_mac
        imei: attributes.imei
        battery: {path: attributes.battery_level, then: [{suffix_strip: "%"}]}
        last_seen: attributes.last_seen_at
    """#
  ),
  (
    "Plugins/WorkspaceONE/connector.yaml",
    #"""
    # Workspace ONE UEM: Basic with a tenant code besides; a search by page, which answers 204 when there is nothing.
    connector: 1
    id: workspace-one
    name: Workspace ONE
    version: 1.0.0
    summary: Devices of a Workspace ONE UEM environment, with their users.
    settings:
      url: {type: url, required: true, help: The API host of the environment., example: https://as1234.awmdm.com}
      username: {type: string, required: true, help: An administrator who may read devices by API.}
      password: {type: secret, required: true, help: The administrator's password.}
      tenant_code: {type: secret, required: true, help: "The API key, from Groups & Settings > System > Advanced > API > REST API."}
    base: {setting: url, path: /API}
    headers: {Accept: application/json;version=1}
    auth:
      - {kind: basic, username: username, password: password}
      - {kind: header, name: aw-tenant-code, value: tenant_code}
    check: {identity: host}
    devices:
      path: /mdm/devices/search
      pagination: {kind: page, param: page, first: 0, size_param: pagesize, size: 500}
      stop: [total, {status: 204}]
      records: Devices
      total: Total
      id: [Uuid, Id.Value]
      fields:
        serial_number: SerialNumber
        name: [DeviceFriendlyName, DeviceReportedName, HostName]
        model: Model
        manufacturer: OEMInfo
        os: Platform
        os_version: OperatingSystem
        enrollment: EnrollmentStatus
        supervised: IsSupervised
        group: LocationGroupName
        last_seen: LastSeen
        owner: {email: UserEmailAddress, name: UserName}
    errors:
      - {status: 200, content_type: text/html, kind: authentication, hint: The server sent a page instead of an answer; check the address.}
    """#
  ),
]
