import FlyingFox
import FlyingSocks
import Foundation

/// Sockets that send what is written at once. Without it the system waits for the other side's word on
/// an answer's head before it sends the body, and the other side waits some 40 ms with it.
struct PromptSockets: AsyncSocketPool {
  private let sockets: any AsyncSocketPool = HTTPServer.defaultPool()

  func prepare() async throws { try await sockets.prepare() }

  func run() async throws { try await sockets.run() }

  /// All sockets come here before the first answer: they wait for requests.
  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    try? socket.setValue(
      true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
    try await sockets.suspendSocket(socket, untilReadyFor: events)
  }
}
