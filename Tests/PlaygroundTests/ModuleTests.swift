import Testing

@Suite struct ModuleTests {
  /// Of the module, compressed as a server does.
  static let compressedBytesMax = 24_000

  @Test func isSmallAndNeedsNothing() throws {
    let module = try EqualityTests.run.get().module
    print("The engine's module: \(module.bytes) bytes, \(module.compressedBytes) compressed")
    #expect(module.imports == [])
    #expect(module.exports == ["memory", "play", "reserve"])
    #expect(module.compressedBytes <= Self.compressedBytesMax)
  }
}
