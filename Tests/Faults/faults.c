// Makes one operation on files fail, or ends the process at it, as a power cut or a full disk would. It is
// loaded before the C library with LD_PRELOAD, and counts what changes files.
//
//   FAULT_KIND   kill: the process is killed before the operation, in the midst of it if it is a write
//                fail: the operation fails once, with EIO
//                full: from the operation on, whatever needs room fails with ENOSPC
//   FAULT_AT     the number of the operation, from 1 on; 0 for none
//   FAULT_COUNT  a file that is told at the end how many operations there were
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum { NONE, KILL, FAIL, FULL } kind;
static long at;
static char *counted;
static atomic_long operations;

__attribute__((constructor)) static void begin(void) {
  const char *name = getenv("FAULT_KIND");
  const char *number = getenv("FAULT_AT");
  const char *file = getenv("FAULT_COUNT");
  if (name)
    kind = !strcmp(name, "kill") ? KILL : !strcmp(name, "fail") ? FAIL : !strcmp(name, "full") ? FULL : NONE;
  at = number ? atol(number) : 0;
  counted = file ? strdup(file) : NULL;
  // Programs that this one starts are left alone.
  unsetenv("LD_PRELOAD");
}

__attribute__((destructor)) static void end(void) {
  if (!counted) return;
  FILE *file = fopen(counted, "w");
  if (!file) return;
  fprintf(file, "%ld\n", atomic_load(&operations));
  fclose(file);
}

static void die(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

// Returns an error to return, 0 for none, or -1 to end the process.
static int fault(int needsRoom) {
  long number = atomic_fetch_add(&operations, 1) + 1;
  if (at == 0 || number < at) return 0;
  if (kind == FULL) return needsRoom ? ENOSPC : 0;
  if (number > at) return 0;
  return kind == KILL ? -1 : kind == FAIL ? EIO : 0;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define INTERPOSE(needsRoom, name, parameters, arguments) \
  int name parameters { \
    int code = fault(needsRoom); \
    if (code < 0) die(); \
    if (code > 0) { errno = code; return -1; } \
    return REAL(name) arguments; \
  }

INTERPOSE(1, mkdir, (const char *path, mode_t mode), (path, mode))
INTERPOSE(1, mkdirat, (int folder, const char *path, mode_t mode), (folder, path, mode))
INTERPOSE(1, link, (const char *from, const char *to), (from, to))
INTERPOSE(0, rename, (const char *from, const char *to), (from, to))
INTERPOSE(0, unlink, (const char *path), (path))
INTERPOSE(0, unlinkat, (int folder, const char *path, int flags), (folder, path, flags))
INTERPOSE(0, rmdir, (const char *path), (path))
INTERPOSE(0, fsync, (int file), (file))
INTERPOSE(0, fchmod, (int file, mode_t mode), (file, mode))
INTERPOSE(0, ftruncate, (int file, off_t length), (file, length))

#define INTERPOSE_OPEN(name) \
  int name(const char *path, int flags, ...) { \
    mode_t mode = 0; \
    if (flags & O_CREAT) { \
      va_list rest; \
      va_start(rest, flags); \
      mode = va_arg(rest, mode_t); \
      va_end(rest); \
      int code = fault(1); \
      if (code < 0) die(); \
      if (code > 0) { errno = code; return -1; } \
    } \
    return REAL(name)(path, flags, mode); \
  }

INTERPOSE_OPEN(open)
INTERPOSE_OPEN(open64)

ssize_t write(int file, const void *bytes, size_t count) {
  struct stat status;
  // What is shown is another matter.
  if (file <= 2 || fstat(file, &status) != 0 || !S_ISREG(status.st_mode))
    return REAL(write)(file, bytes, count);
  int code = fault(1);
  if (code != 0 && count > 1) {
    // A part of it is written before.
    ssize_t written = REAL(write)(file, bytes, count / 2);
    if (code < 0) die();
    if (kind == FULL) return written;
  }
  if (code < 0) die();
  if (code > 0) { errno = code; return -1; }
  return REAL(write)(file, bytes, count);
}
