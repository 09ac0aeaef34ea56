/// Gives each set of phrases a number, in the order in which they come.
struct AtomNumbers: Sendable {
  private(set) var sets: [AtomSet] = []
  /// The numbers of the sets, each at the first free place from the one its bits give; −1 is free.
  private var places = [Int32](repeating: -1, count: 64)

  mutating func number(of set: AtomSet) -> Int {
    var place = self.place(of: set)
    while places[place] >= 0 {
      let number = Int(places[place])
      if sets[number] == set { return number }
      place = (place + 1) & (places.count - 1)
    }
    places[place] = Int32(sets.count)
    sets.append(set)
    if 2 * sets.count > places.count { grow() }
    return sets.count - 1
  }

  private func place(of set: AtomSet) -> Int {
    // The fractional part of the golden ratio spreads sets that differ in few phrases.
    Int((set.bits &* 0x9E37_79B9_7F4A_7C15) >> 40) & (places.count - 1)
  }

  private mutating func grow() {
    places = [Int32](repeating: -1, count: 2 * places.count)
    for number in sets.indices {
      var place = self.place(of: sets[number])
      while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Int32(number)
    }
  }
}
