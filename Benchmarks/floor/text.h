/* A text that grows. */
#include <err.h>
#include <stdlib.h>
#include <string.h>

struct text {
  char* bytes;
  size_t length, capacity;
};

static void add_bytes(struct text* text, const char* bytes, size_t count) {
  if (text->length + count + 1 > text->capacity) {
    text->capacity = 2 * (text->length + count + 1);
    text->bytes = realloc(text->bytes, text->capacity);
    if (!text->bytes) err(1, "realloc");
  }
  memcpy(text->bytes + text->length, bytes, count);
  text->length += count;
  text->bytes[text->length] = 0;
}

static void add(struct text* text, const char* string) { add_bytes(text, string, strlen(string)); }

static void add_escaped(struct text* text, const char* string) {
  for (; *string; string++) {
    size_t plain = strcspn(string, "<>&\"");
    add_bytes(text, string, plain);
    string += plain;
    switch (*string) {
      case '<':
        add(text, "&lt;");
        break;
      case '>':
        add(text, "&gt;");
        break;
      case '&':
        add(text, "&amp;");
        break;
      case '"':
        add(text, "&quot;");
        break;
      default:
        return;
    }
  }
}
