/// What this program is called and which one it is, wherever it says so.
enum Product {
  static let name = "driftless"
  static let version = "0.1.0"
}
