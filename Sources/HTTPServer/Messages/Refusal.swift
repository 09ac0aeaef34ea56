/// The reason why a request is refused; the connection ends with it.
struct Refusal: Error, Equatable {
  let status: StatusCode
  /// What is wrong, without text from the request.
  let reason: String

  init(_ status: StatusCode, _ reason: String) {
    self.status = status
    self.reason = reason
  }

  var response: Response {
    Response(status, text: "\(status.rawValue) \(status.reason): \(reason)\n")
  }
}
