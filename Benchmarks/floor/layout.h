/* What is the same on all pages, as in the layouts for Hugo. */

#define SITE "Help of ten thousand pages"

#define HEAD \
  "<!doctype html>\n" \
  "<html lang=\"en\">\n" \
  "<head>\n" \
  "<meta charset=\"utf-8\">\n" \
  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" \
  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'\">\n" \
  "<meta name=\"color-scheme\" content=\"light dark\">\n" \
  "<title>"

#define HEADER \
  "<link rel=\"stylesheet\" href=\"/assets/site.css\">\n" \
  "<link rel=\"icon\" type=\"image/svg+xml\" href=\"/assets/favicon.svg\">\n" \
  "<script type=\"module\" src=\"/assets/site.js\"></script>\n" \
  "</head>\n" \
  "<body>\n" \
  "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n" \
  "<header class=\"site\">\n" \
  "<a class=\"brand\" href=\"/\"><svg class=\"sign\" viewBox=\"0 0 24 24\" width=\"24\" height=\"24\" aria-hidden=\"true\" focusable=\"false\"><path d=\"M3 9h18M3 15h18\"/></svg><span>Help of ten thousand pages</span></a>\n" \
  "<div class=\"finder-search\" role=\"search\">\n" \
  "<form action=\"/answers/\" method=\"get\">\n" \
  "<label class=\"unseen\" for=\"search\">Search the answers</label>\n" \
  "<input id=\"search\" name=\"q\" type=\"text\" inputmode=\"search\" maxlength=\"200\" autocomplete=\"off\" spellcheck=\"false\" placeholder=\"Search: mobile number\">\n" \
  "<kbd aria-hidden=\"true\">/</kbd>\n" \
  "</form>\n" \
  "</div>\n" \
  "<a class=\"find\" href=\"/answers/\">Find an answer</a>\n" \
  "</header>\n" \
  "<div class=\"frame\">\n" \
  "<main id=\"main\">\n"

#define REPLY \
  "<details class=\"reply\" data-pagefind-ignore>\n" \
  "<summary>Copy as reply</summary>\n" \
  "<p>As plain text <button type=\"button\" data-copy=\"reply-text\" data-done=\"Copied\">Copy</button></p>\n" \
  "<pre id=\"reply-text\">"

#define REPLY_MARKDOWN \
  "<p>As Markdown <button type=\"button\" data-copy=\"reply-markdown\" data-done=\"Copied\">Copy</button></p>\n" \
  "<pre id=\"reply-markdown\">"

#define HOLDS_FOR \
  "<div class=\"holds-for\">\n" \
  "<h2 id=\"holds-for\">This holds for</h2>\n" \
  "<ul>\n" \
  "<li><a href=\"/identity-systems/reference/\">The identity system</a></li>\n" \
  "</ul>\n" \
  "</div>\n"

#define SOURCES \
  "<section class=\"cited-sources\" aria-labelledby=\"sources\">\n" \
  "<h2 id=\"sources\">Sources</h2>\n" \
  "<ul class=\"sources\">\n" \
  "</ul>\n" \
  "</section>\n" \
  "<nav class=\"neighbours\" aria-label=\"The questions before and after\">\n"

#define ASIDE \
  "<aside aria-label=\"Beside this page\">\n" \
  "<nav aria-labelledby=\"contents\">\n" \
  "<h2 id=\"contents\">On this page</h2>\n" \
  "<ul>\n"

#define FOOTER \
  "</div>\n" \
  "<footer class=\"site\">\n" \
  "<section aria-labelledby=\"legend\">\n" \
  "<h2 id=\"legend\">How each statement is known</h2>\n" \
  "<dl class=\"legend\">\n" \
  "<div><dt><span class=\"sign-of proved\" aria-hidden=\"true\">∎</span> proved</dt><dd>a law over all runs</dd></div>\n" \
  "<div><dt><span class=\"sign-of simulated\" aria-hidden=\"true\">▣</span> simulated</dt><dd>the simulator ran this case</dd></div>\n" \
  "<div><dt><span class=\"sign-of cited\" aria-hidden=\"true\">◇</span> cited</dt><dd>a vendor says so, on the day given</dd></div>\n" \
  "<div><dt><span class=\"sign-of assumed\" aria-hidden=\"true\">△</span> assumed</dt><dd>it hangs on something that no vendor documents</dd></div>\n" \
  "</dl>\n" \
  "</section>\n" \
  "<nav class=\"map\" aria-label=\"Sections\">\n" \
  "<ul>\n"

#define FOOTER_END \
  "<li><a href=\"/attributes/\">Attributes</a></li>\n" \
  "<li><a href=\"/simulator/\">Try it</a></li>\n" \
  "<li><a href=\"/claims/\">Laws</a></li>\n" \
  "<li><a href=\"/rules/\">Rules</a></li>\n" \
  "<li><a href=\"/answers.json\">All answers as JSON</a></li>\n" \
  "<li><a href=\"/feed.xml\">Changes of behaviour</a></li>\n" \
  "</ul>\n" \
  "</nav>\n" \
  "<p>Each marked statement is checked by a simulator whenever this site is built.</p>\n" \
  "</footer>\n" \
  "</body>\n" \
  "</html>\n"
