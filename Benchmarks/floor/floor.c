/* How fast pages can be made at all: parses Markdown with cmark-gfm and its extensions, renders,
   wraps the pages in a fixed layout and writes them, in two processes. Checks nothing, and trusts
   its input.

     floor CONTENT OUTPUT

   CONTENT holds faq/SECTION/NAME.md with one key of the front matter on each line. */
#define _GNU_SOURCE
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <dirent.h>
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "layout.h"
#include "text.h"

enum { PROCESSES = 2 };

struct page {
  char *section, *name, *body;
  char *title, *description, *answer;
  long weight;
};

static char* read_file(const char* path) {
  int file = open(path, O_RDONLY);
  struct stat status;
  if (file < 0 || fstat(file, &status)) err(1, "%s", path);
  char* bytes = malloc(status.st_size + 1);
  if (read(file, bytes, status.st_size) != status.st_size) err(1, "%s", path);
  bytes[status.st_size] = 0;
  close(file);
  return bytes;
}

/* A value between quotation marks as JSON has it, without them. */
static char* unquoted(char* value) {
  char *to = value, *from = value + 1;
  while (*from && *from != '"') {
    if (*from == '\\') from++;
    *to++ = *from++;
  }
  *to = 0;
  return value;
}

static void read_front_matter(struct page* page, char* text) {
  char* line = text + strlen("---\n");
  while (strncmp(line, "---\n", 4)) {
    char* end = strchr(line, '\n');
    *end = 0;
    if (!strncmp(line, "title: ", 7)) page->title = unquoted(line + 7);
    if (!strncmp(line, "description: ", 13)) page->description = unquoted(line + 13);
    if (!strncmp(line, "answer: ", 8)) page->answer = unquoted(line + 8);
    if (!strncmp(line, "weight: ", 8)) page->weight = atol(line + 8);
    line = end + 1;
  }
  page->body = line + 4;
}

static int by_weight(const void* one, const void* other) {
  long difference = ((const struct page*)one)->weight - ((const struct page*)other)->weight;
  return (difference > 0) - (difference < 0);
}

static int is_visible(const struct dirent* entry) { return entry->d_name[0] != '.'; }

static struct page* read_pages(const char* content, size_t* count) {
  struct page* pages = NULL;
  char path[4096];
  struct dirent **sections, **files;
  snprintf(path, sizeof path, "%s/faq", content);
  int section_count = scandir(path, &sections, is_visible, alphasort);
  if (section_count < 0) err(1, "%s", path);
  *count = 0;
  for (int section = 0; section < section_count; section++) {
    snprintf(path, sizeof path, "%s/faq/%s", content, sections[section]->d_name);
    int file_count = scandir(path, &files, is_visible, NULL);
    if (file_count < 0) err(1, "%s", path);
    pages = realloc(pages, (*count + file_count) * sizeof *pages);
    for (int file = 0; file < file_count; file++) {
      struct page* page = &pages[(*count)++];
      memset(page, 0, sizeof *page);
      page->section = sections[section]->d_name;
      page->name = files[file]->d_name;
      snprintf(path, sizeof path, "%s/faq/%s/%s", content, page->section, page->name);
      read_front_matter(page, read_file(path));
      *strrchr(page->name, '.') = 0;
    }
  }
  qsort(pages, *count, sizeof *pages, by_weight);
  return pages;
}

static char* rendered(const char* markdown, cmark_llist* extensions[], cmark_node** kept) {
  cmark_parser* parser = cmark_parser_new(CMARK_OPT_UNSAFE);
  for (cmark_llist* extension = extensions[0]; extension; extension = extension->next)
    cmark_parser_attach_syntax_extension(parser, extension->data);
  cmark_parser_feed(parser, markdown, strlen(markdown));
  cmark_node* document = cmark_parser_finish(parser);
  char* html = cmark_render_html(document, CMARK_OPT_UNSAFE, extensions[0]);
  cmark_parser_free(parser);
  if (kept)
    *kept = document;
  else
    cmark_node_free(document);
  return html;
}

/* The words of a heading, and their address on the page. */
static void read_heading(cmark_node* heading, char* words, char* anchor, size_t size) {
  size_t length = 0;
  cmark_iter* iterator = cmark_iter_new(heading);
  while (cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
    const char* literal = cmark_node_get_literal(cmark_iter_get_node(iterator));
    if (literal) length += snprintf(words + length, size - length, "%s", literal);
    if (length >= size) errx(1, "a heading is too long");
  }
  cmark_iter_free(iterator);
  for (size_t index = 0; index <= length; index++)
    anchor[index] = words[index] == ' ' ? '-' : words[index] | (words[index] ? 0x20 : 0);
}

/* The body, whose headings get their addresses, and the list of the latter. */
static void add_body(struct text* html, struct text* contents, const char* body,
                     cmark_llist* extensions[]) {
  cmark_node* document;
  char *rendering = rendered(body, extensions, &document), *rest = rendering;
  char words[256], anchor[256];
  for (cmark_node* node = cmark_node_first_child(document); node; node = cmark_node_next(node)) {
    if (cmark_node_get_type(node) != CMARK_NODE_HEADING) continue;
    char* tag = strstr(rest, "<h2>");
    if (!tag) continue;
    read_heading(node, words, anchor, sizeof words);
    add_bytes(html, rest, tag - rest);
    add(html, "<h2 id=\""), add(html, anchor), add(html, "\">");
    rest = tag + strlen("<h2>");
    add(contents, "<li><a href=\"#"), add(contents, anchor), add(contents, "\">");
    add_escaped(contents, words), add(contents, "</a></li>\n");
  }
  add(html, rest);
  free(rendering);
  cmark_node_free(document);
}

static char* without_tags(const char* html) {
  char *plain = strdup(html), *to = plain;
  for (int is_in_tag = 0; *html; html++) {
    if (*html == '<') is_in_tag = 1;
    if (!is_in_tag) *to++ = *html;
    if (*html == '>') is_in_tag = 0;
  }
  *to = 0;
  return plain;
}

static void add_link(struct text* html, const char* before, const struct page* page,
                     const char* relation) {
  add(html, before), add(html, "/faq/"), add(html, page->section), add(html, "/"),
      add(html, page->name);
  add(html, "/\">"), add(html, relation), add_escaped(html, page->title), add(html, "</a>\n");
}

static void make_page(struct text* html, const struct page* pages, size_t number, size_t count,
                      const char* footer, cmark_llist* extensions[]) {
  const struct page* page = &pages[number];
  char address[512];
  static struct text contents;
  char *answer = rendered(page->answer, extensions, NULL), *says = without_tags(answer);
  snprintf(address, sizeof address, "https://help.example/faq/%s/%s/", page->section, page->name);
  html->length = contents.length = 0;
  add(html, HEAD), add_escaped(html, page->title),
      add(html, " · " SITE "</title>\n<meta name=\"description\" content=\"");
  add_escaped(html, page->description), add(html, "\">\n<link rel=\"canonical\" href=\""),
      add(html, address);
  add(html, "\">\n<meta property=\"og:url\" content=\""), add(html, address);
  add(html,
      "\">\n<meta property=\"og:type\" content=\"article\">\n<meta property=\"og:title\" "
      "content=\"");
  add_escaped(html, page->title),
      add(html, "\">\n<meta property=\"og:site_name\" content=\"" SITE "\">\n");
  add(html, "<meta property=\"og:description\" content=\""), add_escaped(html, page->description);
  add(html, "\">\n" HEADER
            "<nav class=\"trail\" aria-label=\"Where you are\">\n<ol>\n<li><a "
            "href=\"/\">Home</a></li>\n<li><a href=\"/#");
  add(html, page->section), add(html, "\">"), add(html, page->section);
  add(html, "</a></li>\n<li><span aria-current=\"page\">"), add_escaped(html, page->title);
  add(html, "</span></li>\n</ol>\n</nav>\n<article data-pagefind-body>\n<h1>"),
      add_escaped(html, page->title);
  add(html, "</h1>\n<div class=\"answer\">"), add(html, answer), add(html, "</div>\n" REPLY);
  add_escaped(html, page->title), add(html, "\n"), add(html, says), add(html, "\nRead more: "),
      add(html, address);
  add(html, "</pre>\n" REPLY_MARKDOWN "**"), add_escaped(html, page->title), add(html, "**\n\n"),
      add(html, says);
  add(html, "\n- [Read more]("), add(html, address), add(html, ")</pre>\n</details>\n" HOLDS_FOR);
  add(html, "<div class=\"prose\">\n");
  add_body(html, &contents, page->body, extensions);
  add(html, "</div>\n" SOURCES);
  int has_previous = number > 0 && pages[number - 1].section == page->section;
  int has_next = number + 1 < count && pages[number + 1].section == page->section;
  if (has_previous) add_link(html, "<a rel=\"prev\" href=\"", page - 1, "<span>Previous</span> ");
  if (has_next) add_link(html, "<a rel=\"next\" href=\"", page + 1, "<span>Next</span> ");
  add(html, "</nav>\n</article>\n</main>\n" ASIDE), add(html, contents.bytes ? contents.bytes : "");
  add(html, "</ul>\n</nav>\n</aside>\n"), add(html, footer);
  free(answer), free(says);
}

static void write_file(const char* path, const struct text* text) {
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (file < 0 || write(file, text->bytes, text->length) != (ssize_t)text->length || close(file))
    err(1, "%s", path);
}

static void write_list(const struct page* pages, size_t count, const char* output,
                       const char* footer) {
  struct text html = {0}, sitemap = {0};
  char path[4096];
  add(&html, HEAD SITE "</title>\n" HEADER "<h1>" SITE "</h1>\n");
  add(&sitemap, "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
  for (size_t number = 0; number < count; number++) {
    const struct page* page = &pages[number];
    if (number == 0 || page[-1].section != page->section)
      add(&html, number ? "</ul>\n<h2>" : "<h2>"), add(&html, page->section),
          add(&html, "</h2>\n<ul class=\"questions\">\n");
    add_link(&html, "<li>\n<h3><a href=\"", page, ""), add(&html, "</h3>\n<p>");
    add_escaped(&html, page->description), add(&html, "</p>\n</li>\n");
    add(&sitemap, "<url><loc>https://help.example/faq/"), add(&sitemap, page->section),
        add(&sitemap, "/");
    add(&sitemap, page->name), add(&sitemap, "/</loc></url>\n");
  }
  add(&html, "</ul>\n</main>\n"), add(&html, footer), add(&sitemap, "</urlset>\n");
  snprintf(path, sizeof path, "%s/index.html", output);
  write_file(path, &html);
  snprintf(path, sizeof path, "%s/sitemap.xml", output);
  write_file(path, &sitemap);
}

static void write_pages(const struct page* pages, size_t count, size_t part, const char* output,
                        const char* footer) {
  cmark_llist* extensions[] = {NULL};
  const char* names[] = {"table", "strikethrough", "autolink"};
  for (size_t index = 0; index < sizeof names / sizeof *names; index++)
    extensions[0] = cmark_llist_append(cmark_get_default_mem_allocator(), extensions[0],
                                       cmark_find_syntax_extension(names[index]));
  struct text html = {0};
  char path[4096];
  for (size_t number = part * count / PROCESSES; number < (part + 1) * count / PROCESSES;
       number++) {
    make_page(&html, pages, number, count, footer, extensions);
    snprintf(path, sizeof path, "%s/faq/%s/%s", output, pages[number].section, pages[number].name);
    mkdir(path, 0777);
    strcat(path, "/index.html");
    write_file(path, &html);
  }
}

int main(int argument_count, char* arguments[]) {
  if (argument_count != 3) errx(2, "usage: floor CONTENT OUTPUT");
  const char* output = arguments[2];
  size_t count;
  struct page* pages = read_pages(arguments[1], &count);
  struct text footer = {0};
  char path[4096];
  snprintf(path, sizeof path, "%s/faq", output);
  mkdir(output, 0777), mkdir(path, 0777);
  add(&footer, FOOTER);
  for (size_t number = 0; number < count; number++) {
    if (number > 0 && pages[number - 1].section == pages[number].section) continue;
    snprintf(path, sizeof path, "%s/faq/%s", output, pages[number].section);
    mkdir(path, 0777);
    add(&footer, "<li><a href=\"/#"), add(&footer, pages[number].section), add(&footer, "\">");
    add(&footer, pages[number].section), add(&footer, "</a></li>\n");
  }
  add(&footer, FOOTER_END);
  cmark_gfm_core_extensions_ensure_registered();
  for (size_t part = 1; part < PROCESSES; part++) {
    pid_t process = fork();
    if (process < 0) err(1, "fork");
    if (process == 0) {
      write_pages(pages, count, part, output, footer.bytes);
      _exit(0);
    }
  }
  write_list(pages, count, output, footer.bytes);
  write_pages(pages, count, 0, output, footer.bytes);
  int status, is_failed = 0;
  while (wait(&status) > 0) is_failed |= status;
  printf("%zu files written\n", count + 2);
  return is_failed ? 1 : 0;
}
