/// The limits on a client's requests and time.
package struct Limits: Sendable {
  /// The length of a request line, without its end.
  package var requestLineBytesMax = 8_192
  /// The length of one header or trailer line, without its end.
  package var headerLineBytesMax = 8_192
  /// The length of all header and trailer lines of a request and its chunk extensions.
  package var headerBytesMax = 32_768
  package var headersMax = 100
  package var bodyBytesMax = 1_048_576

  /// The number of open connections, but never more than half of the file descriptors that the process
  /// may have. Further connections wait to be accepted.
  package var connectionsMax = 512
  /// The time from the first byte of a request, or from the connection, to the end of the headers.
  package var headTimeMax: Duration = .seconds(10)
  /// The time from the end of the headers to the end of the body.
  package var bodyTimeMax: Duration = .seconds(30)
  /// The time between a response and the next request.
  package var idleTimeMax: Duration = .seconds(60)
  /// The same while no further connection can be accepted.
  package var idleTimeMaxWhenFull: Duration = .seconds(5)
  /// The time in which a client must receive the next bytes of a response.
  package var stallTimeMax: Duration = .seconds(30)
  /// The time in which the client's remaining input after the last response is discarded. Closing
  /// earlier could lose the response.
  package var lingerTimeMax: Duration = .seconds(2)
  package var lingerBytesMax = 16_777_216
  /// The time between two keep-alive comments on an event stream.
  package var eventStreamPause: Duration = .seconds(15)

  package init() {}
}
