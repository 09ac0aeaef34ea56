import Diagnostics

@testable import Site

/// A template with its partials, compiled for one model.
struct CompiledTemplate {
  let findings: [Finding]
  private let program: TemplateProgram
  private let instructions: Range<Int>

  init(
    _ text: String, partials: [String: String] = [:], for shape: TemplateShape,
    words: [String: String] = [:]
  ) {
    var findings: [Finding] = []
    let sources = partials.merging(["main": text]) { own, _ in own }
    var templates: [String: [TemplatePart]] = [:]
    for (name, text) in sources {
      let parsed = TemplateParser.parse(SourceFile(path: name, text: text))
      findings += parsed.findings
      templates[name] = parsed.value
    }
    var compiler = TemplateCompiler(templates: templates, words: words)
    let code = compiler.compile("main", for: shape)
    self.findings = findings + compiler.findings
    var program = TemplateProgram(partials: compiler.partials)
    instructions = program.add(code)
    self.program = program
  }

  func bytes(_ model: any TemplateModel) -> [UInt8] { rendered(model).bytes }

  /// Returns the renderer after it has run.
  func rendered(_ model: any TemplateModel) -> TemplateRenderer {
    var renderer = TemplateRenderer(model, program, capacity: 64)
    renderer.run(instructions)
    return renderer
  }

  func text(_ model: any TemplateModel) -> String {
    String(decoding: bytes(model), as: UTF8.self)
  }

  /// `3:7 what is wrong (hint)`
  var messages: [String] {
    findings.map {
      "\($0.location.start.line):\($0.location.start.column) \($0.message) (\($0.hint ?? ""))"
    }
  }
}

/// A model with a field of each kind, which contains models of its own type.
struct Tree: TemplateModel {
  var title = "tree"
  var note: String?
  var html = "<b>bold</b>"
  var isOld = false
  var leaf: Leaf?
  var children: [Tree] = []

  static let fields: TemplateFields<Self> = [
    "title": .text { $0.title }, "note": .text { $0.note }, "html": .html { $0.html },
    "isOld": .flag { $0.isOld }, "leaf": .model { $0.leaf }, "children": .list { $0.children },
    "size": .number { $0.children.count }, "words": .words,
  ]
}

struct Leaf: TemplateModel {
  var name = "leaf"
  var note: String?

  static let fields: TemplateFields<Self> = [
    "name": .text { $0.name }, "note": .text { $0.note },
  ]
}
