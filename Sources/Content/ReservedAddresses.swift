import Diagnostics

extension HelpCentre {
  /// What the content brings to the site that cannot be there beside something else, or at all: a build
  /// could not write it, or one of two files would be lost.
  func takenAddresses() -> [Finding] {
    var taken = ReservedAddresses()
    for file in SiteFile.allCases.map(\.rawValue) + SiteFile.ofHosts { taken.add(file) }
    for page in pages { taken.add(page: page.address, Location(file: page.source.path)) }
    for entry in attributes?.entries ?? [] {
      taken.add(page: SiteAddress.attribute(entry.id), entry.location)
    }
    for table in tables {
      for row in table.rows {
        taken.add(page: SiteAddress.row(table: table.id, row: row.id), table.location)
      }
    }
    for scenario in scenarios {
      taken.add(page: SiteAddress.scenario(scenario.id), scenario.location)
    }
    for system in identitySystems {
      taken.add(page: SiteAddress.identitySystem(system.id), system.location)
    }
    for claim in claims { taken.add(page: SiteAddress.claim(claim.id.value), claim.location) }
    for attachment in attachments { taken.add(attachment.address, attachment.location) }
    for name in site.formerNames {
      guard let address = name.kind.address(of: name.old.value) else { continue }
      taken.add(page: address, name.old.location)
    }
    for former in pages.flatMap(\.formerAddresses) {
      taken.add(page: former.value, former.location)
    }
    return taken.findings
  }
}

extension RenamedKind {
  /// The page about such a thing; `nil` for pages, which say themselves where they were.
  fileprivate func address(of id: String) -> String? {
    switch self {
    case .attribute: SiteAddress.attribute(ExactString(id))
    case .claim: SiteAddress.claim(id)
    case .scenario: SiteAddress.scenario(id)
    case .identitySystem: SiteAddress.identitySystem(id)
    case .page: nil
    }
  }
}

/// The files of a site, as far as the content decides about their names.
private struct ReservedAddresses {
  /// Common file systems have no longer names.
  private static let nameBytesMax = 255

  private struct Entry {
    let path: String
    /// `nil` if every site has it.
    let place: Location?
  }

  /// By their paths as file systems and hosts see them that know neither letter case nor normalisation.
  private var files: [String: Entry] = [:]
  /// The first file in each folder.
  private var folders: [String: Entry] = [:]
  private(set) var findings: [Finding] = []

  mutating func add(page address: String, _ place: Location?) { add(address + "index.html", place) }

  mutating func add(_ path: String, _ place: Location? = nil) {
    if let place, let long = path.split(separator: "/").first(where: isTooLong) {
      findings.append(
        .unsafePath, at: place,
        "a file of the site would have a name of \(long.utf8.count) bytes, more than "
          + "\(Self.nameBytesMax): '\(long.prefix(20))…'", hint: "choose a shorter name")
      return
    }
    let entry = Entry(path: path, place: place)
    let key = path.lowercased()
    if let other = files[key] ?? folders[key] { return refuse(entry, for: other) }
    var inner = key[...]
    while let slash = inner.lastIndex(of: "/") {
      inner = inner[..<slash]
      let folder = String(inner)
      if let other = files[folder] { return refuse(entry, for: other) }
      if folders[folder] != nil { break }
      folders[folder] = entry
    }
    files[key] = entry
  }

  private func isTooLong(_ name: Substring) -> Bool { name.utf8.count > Self.nameBytesMax }

  private mutating func refuse(_ entry: Entry, for other: Entry) {
    guard let place = entry.place else { preconditionFailure("what every site has is apart") }
    // Files of the content that are twins have that finding already.
    if let there = other.place, !there.file.utf8.elementsEqual(place.file.utf8),
      there.file.lowercased() == place.file.lowercased()
    {
      return
    }
    let address = entry.path.hasSuffix("/index.html") ? entry.path.dropLast(10) : entry.path[...]
    let isSame =
      entry.path.utf8.elementsEqual(other.path.utf8)
      || entry.path.lowercased() != other.path.lowercased()
    findings.append(
      .duplicateID, at: place,
      "the address '\(address)' is taken"
        + (isSame ? "" : " by one that differs in letter case or Unicode normalisation only"),
      hint: other.place == nil
        ? "choose another one: a file of the site, or of its host, is there"
        : "remove it here, or there",
      related: other.place.map { [Finding.Related("it belongs to this", at: $0)] } ?? [])
  }
}
