/// What a client may ask for at most, and how long it may take.
public struct Limits: Sendable {
  /// Of a request line, without its end.
  public var requestLineBytesMax = 8_192
  /// Of one header or trailer line, without its end.
  public var headerLineBytesMax = 8_192
  /// Of all header and trailer lines of a request, and of its chunk extensions.
  public var headerBytesMax = 32_768
  public var headersMax = 100
  public var bodyBytesMax = 1_048_576

  /// Open at once; never more than half of the file descriptors that the process may have. Further ones
  /// wait to be accepted.
  public var connectionsMax = 512
  /// From the first byte of a request, or from the connection, to the end of the headers.
  public var headTimeMax: Duration = .seconds(10)
  /// From the end of the headers to the end of the body.
  public var bodyTimeMax: Duration = .seconds(30)
  /// Between a response and the next request.
  public var idleTimeMax: Duration = .seconds(60)
  /// The same while no further connection can be accepted.
  public var idleTimeMaxWhenFull: Duration = .seconds(5)
  /// For a client to take the next bytes of a response.
  public var stallTimeMax: Duration = .seconds(30)
  /// To discard what a client still sends after the last response, which it might lose otherwise.
  public var lingerTimeMax: Duration = .seconds(2)
  public var lingerBytesMax = 16_777_216
  /// Between two signs of life on an event stream.
  public var eventStreamPause: Duration = .seconds(15)

  public init() {}
}
