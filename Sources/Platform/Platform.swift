// The C library, under one name on each system.
#if canImport(Darwin)
  @_exported package import Darwin
#elseif canImport(Musl)
  @_exported package import Musl
#else
  @_exported package import Glibc
#endif
