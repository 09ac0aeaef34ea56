import Foundation
import Testing

/// What the binary carries with it.
@Suite struct BuiltInTests {
  @Test func aloneInAFolderTheBinaryBuildsTheSameSite() throws {
    let (whole, bare) = (try Binary(), try Binary())
    try FileManager.default.removeItem(at: bare.folder.appending(path: "Templates"))
    // A copy, so that no other file is beside it.
    let copy = bare.folder.appending(path: "driftless")
    try FileManager.default.copyItem(atPath: Binary.path, toPath: copy.path)
    #expect(try whole.run(["build"]).status == 0)
    let result = try bare.run(["build"], executable: copy.path)
    #expect(result.status == 0, "\(result.errors)")
    let files = whole.files(below: "Output/site")
    #expect(files == bare.files(below: "Output/site"))
    #expect(files.contains("assets/engine.wasm"))
    for file in files where file.contains(".") {
      #expect(try whole.data("Output/site/\(file)") == bare.data("Output/site/\(file)"), "\(file)")
    }
  }

  @Test func ownTemplatesReplaceTheBuiltInOnesFileByFile() throws {
    let binary = try Binary()
    let templates = binary.folder.appending(path: "Templates")
    try FileManager.default.moveItem(at: templates, to: binary.folder.appending(path: "All"))
    try binary.write("Templates/assets/site.css", "p { color: red }\n")
    try binary.write("Templates/assets/own.txt", "own\n")
    #expect(try binary.run(["build"]).status == 0)
    #expect(try binary.read("Output/site/assets/site.css") == "p { color: red }\n")
    #expect(try binary.read("Output/site/assets/own.txt") == "own\n")
    #expect(try binary.read("Output/site/index.html").contains("<html"))
    // Another folder instead of the usual one.
    #expect(try binary.run(["build", "--templates", "All"]).status == 0)
    #expect(try binary.read("Output/site/assets/site.css") != "p { color: red }\n")
    #expect(!binary.files(below: "Output/site").contains("assets/own.txt"))
  }

  @Test func aFolderThatIsNamedAndNotThereIsUsedWrongly() throws {
    let result = try Binary().run(["build", "--templates", "nowhere"])
    #expect(result.status == 2)
    #expect(result.errors.contains("there is no folder 'nowhere'"))
    #expect(result.errors.contains("--templates DIR"))
  }

  /// The content may lack a word that a built-in template uses.
  @Test func aFindingInABuiltInTemplateSaysThatItIsOne() throws {
    let binary = try Binary()
    try FileManager.default.removeItem(at: binary.folder.appending(path: "Templates/page.mustache"))
    try binary.replace("\n  contents:", by: "\n  renamed:", in: "Content/phrases.yaml")
    let result = try binary.run(["build"])
    #expect(result.status == 1)
    #expect(result.errors.contains("built-in/Templates/page.mustache:"))
    #expect(result.errors.contains("nothing here is called 'interface.contents'"))
    #expect(result.errors.contains("{{interface.contents}}"))
  }
}
