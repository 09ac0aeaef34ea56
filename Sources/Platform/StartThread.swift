private final class Work: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

/// Runs something that waits for long, on a thread of its own.
///
/// - Parameter stackBytes: The size of its stack; `nil` for the system's default.
/// - Returns: 0, or an error as in `errno`; then it does not run.
@discardableResult
package func startThread(stackBytes: Int? = nil, _ body: @escaping @Sendable () -> Void) -> Int32 {
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  defer { pthread_attr_destroy(&attributes) }
  pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
  if let stackBytes { pthread_attr_setstacksize(&attributes, stackBytes) }
  let work = Unmanaged.passRetained(Work(body))
  #if canImport(Darwin)
    var thread: pthread_t?
    let status = pthread_create(&thread, &attributes, { runWork($0) }, work.toOpaque())
  #else
    var thread = pthread_t()
    let status = pthread_create(
      &thread, &attributes, { $0.flatMap { runWork($0) } }, work.toOpaque())
  #endif
  if status != 0 { work.release() }
  return status
}

private func runWork(_ work: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
  Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
  return nil
}
