import Foundation

#if canImport(Glibc)
  import Glibc

  /// What the system tells of changes in folders (inotify).
  struct ChangeNotices {
    private let queue: Int32

    /// - Returns: `nil` if the system gives no more of them.
    init?() {
      queue = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      if queue < 0 { return nil }
    }

    /// Watches a folder; again is no harm.
    ///
    /// - Returns: Whether it is watched.
    func watch(_ folder: String) -> Bool {
      // A file counts once it is written, not while it is: nobody wants half of it.
      let events =
        IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF
        | IN_MOVE_SELF | IN_ATTRIB | IN_ONLYDIR
      return inotify_add_watch(queue, folder, UInt32(events)) >= 0
    }

    /// Waits for a change.
    ///
    /// - Returns: Whether there was one in this time.
    func wait(milliseconds: Int32) -> Bool {
      var request = pollfd(fd: queue, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, milliseconds) > 0 else { return false }
      var bytes = [UInt8](repeating: 0, count: 65_536)
      while read(queue, &bytes, bytes.count) > 0 {}
      return true
    }
  }
#else
  /// What the system tells of changes in folders: here it tells nothing.
  struct ChangeNotices {
    init?() { return nil }

    func watch(_ folder: String) -> Bool { false }

    func wait(milliseconds: Int32) -> Bool { false }
  }
#endif
