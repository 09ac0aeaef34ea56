/// A number with the form of the noun that fits it, for messages: "1 error", "2 errors".
///
/// - Parameter plural: The noun's plural where it is not made with an "s".
package func counted(_ number: Int, _ noun: String, plural: String? = nil) -> String {
  "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
}
