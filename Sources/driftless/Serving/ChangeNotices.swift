import Platform

#if canImport(Glibc)
  import Glibc

  /// What the system tells of changes in folders (inotify).
  struct ChangeNotices {
    private let queue: Int32
    private var folders: [Int32: String] = [:]

    /// - Returns: `nil` if the system gives no more of them.
    init?() {
      queue = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      if queue < 0 { return nil }
    }

    /// Watches a folder; again is no harm.
    ///
    /// - Returns: Whether it is watched.
    mutating func watch(_ folder: String) -> Bool {
      // A file counts once it is written, not while it is: nobody wants half of it.
      let events =
        IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF
        | IN_MOVE_SELF | IN_ATTRIB | IN_ONLYDIR
      let number = inotify_add_watch(queue, folder, UInt32(events))
      guard number >= 0 else { return false }
      folders[number] = folder
      return true
    }

    /// Waits for changes.
    ///
    /// - Returns: `nil` if there was none in this time.
    func wait(milliseconds: Int32) -> FolderChanges? {
      var request = pollfd(fd: queue, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, milliseconds) > 0 else { return nil }
      var changes = FolderChanges()
      var bytes = [UInt8](repeating: 0, count: 65_536)
      while case let count = read(queue, &bytes, bytes.count), count > 0 {
        bytes.withUnsafeBytes { add(UnsafeRawBufferPointer(rebasing: $0[..<count]), to: &changes) }
      }
      return changes
    }

    /// Reads events as the system writes them, one after the other.
    private func add(_ bytes: UnsafeRawBufferPointer, to changes: inout FolderChanges) {
      var rest = bytes[...]
      let headBytes = MemoryLayout<inotify_event>.size
      while rest.count >= headBytes {
        let event = UnsafeRawBufferPointer(rebasing: rest).loadUnaligned(as: inotify_event.self)
        let name = rest.dropFirst(headBytes).prefix(Int(event.len)).prefix { $0 != 0 }
        rest = rest.dropFirst(headBytes + Int(event.len))
        let ofFolders = UInt32(IN_ISDIR) | UInt32(IN_Q_OVERFLOW) | UInt32(IN_IGNORED)
        if let folder = folders[event.wd], !name.isEmpty, event.mask & ofFolders == 0 {
          changes.files.insert("\(folder)/\(String(decoding: name, as: UTF8.self))")
        } else {
          changes.isOfFolders = true
        }
      }
    }
  }
#else
  /// What the system tells of changes in folders: here it tells nothing.
  struct ChangeNotices {
    init?() { return nil }

    func watch(_ folder: String) -> Bool { false }

    func wait(milliseconds: Int32) -> FolderChanges? { nil }
  }
#endif
