extension Sequence<UInt8> {
  /// The FNV-1a hash of 64 bits: good against damage and for names, not against anybody's intent.
  package var checksum: UInt64 {
    reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
