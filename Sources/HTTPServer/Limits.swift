/// What a client may ask for at most, and how long it may take.
package struct Limits: Sendable {
  /// Of a request line, without its end.
  package var requestLineBytesMax = 8_192
  /// Of one header or trailer line, without its end.
  package var headerLineBytesMax = 8_192
  /// Of all header and trailer lines of a request, and of its chunk extensions.
  package var headerBytesMax = 32_768
  package var headersMax = 100
  package var bodyBytesMax = 1_048_576

  /// Open at once; never more than half of the file descriptors that the process may have. Further ones
  /// wait to be accepted.
  package var connectionsMax = 512
  /// From the first byte of a request, or from the connection, to the end of the headers.
  package var headTimeMax: Duration = .seconds(10)
  /// From the end of the headers to the end of the body.
  package var bodyTimeMax: Duration = .seconds(30)
  /// Between a response and the next request.
  package var idleTimeMax: Duration = .seconds(60)
  /// The same while no further connection can be accepted.
  package var idleTimeMaxWhenFull: Duration = .seconds(5)
  /// For a client to take the next bytes of a response.
  package var stallTimeMax: Duration = .seconds(30)
  /// To discard what a client still sends after the last response, which it might lose otherwise.
  package var lingerTimeMax: Duration = .seconds(2)
  package var lingerBytesMax = 16_777_216
  /// Between two signs of life on an event stream.
  package var eventStreamPause: Duration = .seconds(15)

  package init() {}
}
