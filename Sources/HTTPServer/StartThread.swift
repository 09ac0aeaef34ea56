#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

private final class Work: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

/// Runs something that waits for long, on a thread of its own.
///
/// - Returns: 0, or an error as in `errno`; then it does not run.
func startThread(_ body: @escaping @Sendable () -> Void) -> Int32 {
  let work = Unmanaged.passRetained(Work(body))
  #if canImport(Darwin)
    var thread: pthread_t?
    let status = pthread_create(&thread, nil, { runWork($0) }, work.toOpaque())
  #else
    var thread = pthread_t()
    let status = pthread_create(&thread, nil, { $0.flatMap { runWork($0) } }, work.toOpaque())
  #endif
  if status == 0 { pthread_detach(thread) } else { work.release() }
  return status
}

private func runWork(_ work: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
  Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
  return nil
}
