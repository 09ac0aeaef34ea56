import Authoring
import Content
import Diagnostics
import LanguageServer
import Verification

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the language server knows about the content in a folder.
struct ContentService: LanguageService {
  /// What the last check found.
  struct Checked: CheckedContent {
    let content: SourceTree
    let centre: HelpCentre
    let claims: [CheckedClaim]
    let findings: [Finding]
    let corrections: [Correction]
  }

  /// What was read and found the last time: what has not changed is taken again.
  struct Memory {
    var readings: [String: ContentFolder.Reading] = [:]
    var centre = HelpCentreMemory()
  }

  let root: String
  private let contentOption: String
  private let outputFolder: String

  /// - Parameter folder: Where relative paths begin; by default where the program was started.
  init(content: String, output: String, in folder: String?) {
    let base = URL(
      fileURLWithPath: folder ?? FileManager.default.currentDirectoryPath, isDirectory: true)
    func path(_ option: String) -> String {
      URL(fileURLWithPath: option, relativeTo: base).standardizedFileURL.path
    }
    contentOption = content
    root = path(content)
    outputFolder = path(output)
  }

  func check(
    _ texts: [String: String], remembering memory: Memory?
  ) async -> (Result<Checked, ServiceFault>, Memory) {
    var memory = memory ?? Memory()
    let recordPath = Workspace.recordPath(below: outputFolder)
    do {
      var findings: [Finding] = []
      let tree = try tree(texts, &memory.readings, &findings)
      let workspace = try await Workspace.open(
        tree, recordPath: recordPath, Workspace.readRecord(recordPath), computesAssumptions: false,
        remembering: &memory.centre)
      let checked = Checked(
        content: tree, centre: workspace.loaded.value, claims: workspace.verification.claims,
        findings: (findings + workspace.contentFindings).report(),
        corrections: workspace.verification.corrections)
      return (.success(checked), memory)
    } catch {
      let fault = error as? UsageError ?? UsageError("the content cannot be checked: \(error)")
      return (.failure(ServiceFault(fault.description)), memory)
    }
  }

  /// The content with the texts that the client has open over those on disk.
  private func tree(
    _ texts: [String: String], _ readings: inout [String: ContentFolder.Reading],
    _ findings: inout [Finding]
  ) throws -> SourceTree {
    let tree = try ContentFolder(path: root).read(remembering: &readings)
    var readable: [String: String] = [:]
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) where ContentFolder.isText(name) {
      // An open text is held to what is asked of files.
      readable[name] = ContentFolder.text(
        Array(text.utf8), at: Location(file: "\(root)/\(name)"), &findings)
    }
    return tree.replacing(readable)
  }

  /// The file in what was loaded last, or in what can be loaded now.
  private func edited(
    _ file: ClientFile, _ state: EditorState<Checked>
  ) async throws(ProtocolFault) -> EditedFile {
    let centre: HelpCentre
    if let checked = state.checked {
      centre = checked.centre
    } else {
      var findings: [Finding] = []
      var readings: [String: ContentFolder.Reading] = [:]
      guard let tree = try? tree(state.texts, &readings, &findings) else {
        throw .requestFailed("there is no folder '\(contentOption)'")
      }
      centre = await HelpCentre.load(tree).value
    }
    return EditedFile(
      name: file.name, source: file.source, in: centre, claims: state.checked?.claims ?? [])
  }

  func hover(
    _ file: ClientFile, at offset: Int, in state: EditorState<Checked>
  ) async throws(ProtocolFault) -> HoverContents? {
    let hover = await (try edited(file, state)).hover(at: offset)
    let paragraphs =
      [hover?.text].compactMap(\.self) + explanations(file, at: offset, state.checked)
    guard !paragraphs.isEmpty else { return nil }
    return HoverContents(
      markdown: paragraphs.joined(separator: "\n\n---\n\n"), range: hover?.range)
  }

  /// What the findings at a place mean.
  private func explanations(_ file: ClientFile, at offset: Int, _ checked: Checked?) -> [String] {
    guard let checked, let source = checked.source(of: file) else { return [] }
    var codes: [FindingCode] = []
    for finding in checked.findings(in: source, offset...offset)
    where !codes.contains(finding.code) { codes.append(finding.code) }
    return codes.map { code in
      let explanation = code.explanation
      return "**\(code.rawValue) \(code.name)**: \(explanation.meaning) \(explanation.remedy)"
    }
  }

  func completions(
    _ file: ClientFile, at offset: Int, in state: EditorState<Checked>
  ) async throws(ProtocolFault) -> [CompletionItem] {
    try await edited(file, state).completions(at: offset).map {
      CompletionItem(
        label: $0.label, kind: $0.kind.item, detail: $0.detail, text: $0.text, range: $0.range)
    }
  }

  func definition(
    _ file: ClientFile, at offset: Int, in state: EditorState<Checked>
  ) async throws(ProtocolFault) -> Location? {
    try await edited(file, state).definition(at: offset)
  }

  func fixes(
    _ file: ClientFile, in range: ClosedRange<Int>, _ state: EditorState<Checked>
  ) -> [CodeAction] {
    // Of a text that is not checked yet nothing is known that could be corrected.
    guard let checked = state.checked, let source = checked.source(of: file) else { return [] }
    return source.quickFixes(
      checked.findings(in: source, range), checked.corrections.filter { $0.file == file.name }
    ).map { CodeAction(title: $0.title, finding: $0.finding, range: $0.range, text: $0.text) }
  }
}

extension ContentService.Checked {
  /// The file as it was checked, if it has not changed since.
  fileprivate func source(of file: ClientFile) -> SourceFile? {
    guard let source = content[file.name],
      source.text.utf8.elementsEqual(file.source.text.utf8)
    else { return nil }
    return source
  }

  /// The findings that touch a range of a file.
  fileprivate func findings(in source: SourceFile, _ range: ClosedRange<Int>) -> [Finding] {
    findings.filter { finding in
      finding.location.file == source.path
        && source.offset(of: finding.location.start) <= range.upperBound
        && source.offset(of: finding.location.end) >= range.lowerBound
    }
  }
}

extension Completion.Kind {
  fileprivate var item: CompletionItem.Kind {
    switch self {
    case .key: .key
    case .word: .word
    case .name: .name
    case .page: .page
    }
  }
}
