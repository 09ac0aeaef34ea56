/// The kinds of findings. Codes are stable; the name of a case, in kebab case, names the fault.
package enum FindingCode: String, CaseIterable, Sendable {
  // Files
  case unreadableFile = "D001"
  case invalidEncoding = "D002"
  case fileTooLarge = "D003"
  case linkedFile = "D004"
  case controlCharacter = "D005"
  case missingFile = "D006"
  case unexpectedFile = "D007"
  case collidingName = "D008"
  case irregularFile = "D009"
  case emptyFile = "D010"

  // YAML and its fields
  case invalidYAML = "D101"
  case duplicateKey = "D102"
  case unknownKey = "D103"
  case missingKey = "D104"
  case wrongType = "D105"
  case unknownWord = "D106"
  case invalidDuration = "D107"
  case deepNesting = "D108"
  case invalidValue = "D109"
  case formerName = "D110"

  // Names and what they stand for
  case duplicateID = "D201"
  case unknownAttribute = "D202"
  case unknownIdentitySystem = "D203"
  case unknownSource = "D204"
  case unknownUser = "D205"
  case conflictingRules = "D206"
  case invalidRule = "D207"
  case missingSchedule = "D208"
  case unknownPlaceholder = "D209"
  case missingEvidence = "D220"
  case unknownEvidencePath = "D221"
  case readOnlyRule = "D222"

  // Scenarios and tables
  case unplayableStep = "D301"
  case failedExpectation = "D302"
  case missingPhrase = "D303"
  case ambiguousPhrase = "D304"

  // Pages
  case wrongWords = "D401"
  case wrongTable = "D402"
  case wrongTrace = "D403"
  case unknownBinding = "D404"
  case invalidImage = "D405"
  case missingBlock = "D406"
  case staleSource = "D407"
  case deadLink = "D408"
  case rawHTML = "D409"
  case unsafePath = "D410"
  case unprovedStatement = "D412"
  case unboundStatement = "D413"
  case duplicateEvidence = "D421"
  case unknownPath = "D422"
  case onlyCited = "D423"
  case missingReason = "D424"
  case noPublishedPage = "D425"
  case titledBinding = "D426"
  case activeContent = "D427"

  // The record
  case missingRecord = "D501"
  case changedRecord = "D502"
  case unreadableRecord = "D503"
  case risenUnbound = "D504"

  // Templates and output
  case missingTemplate = "D601"
  case invalidTemplate = "D602"
  case unmarkedTemplate = "D603"
  case foreignOutput = "D701"
  case unwritableOutput = "D702"
  case differingPage = "D703"
  case unfinishedChange = "D704"

  // Claims
  case invalidClaim = "D801"
  case unknownPhrase = "D802"
  case refutedClaim = "D803"
  case vacuousClaim = "D804"
  case unprovedClaim = "D805"
  case needlessAssumption = "D806"

  // Imported files
  case invalidJSON = "D901"
  case unknownExport = "D902"
  case missingUserMapping = "D903"
  case notCarriedOver = "D904"

  package var severity: Finding.Severity {
    switch self {
    case .formerName, .staleSource, .unexpectedFile, .unboundStatement, .duplicateEvidence,
      .onlyCited,
      .notCarriedOver:
      .warning
    default: .error
    }
  }

  /// The name that says what is wrong, such as `wrong-words`.
  package var name: String {
    var name = ""
    var previousWasUppercase = true
    for character in "\(self)" {
      if character.isUppercase, !previousWasUppercase { name += "-" }
      previousWasUppercase = character.isUppercase
      name += character.lowercased()
    }
    return name
  }
}
