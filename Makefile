# Everything that a person or CI does here. `make site` and `make test` need nothing but Swift.

DRIFTLESS := .build/release/driftless
STATIC := $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)
# Scripts/setup leaves it where everything for the browser tests is installed.
BROWSER_TESTS := .tools/venv/browser-tests.txt
SOURCES := Package.swift $(shell find Sources Plugins Templates -type f)

# Swift 6.3 does not always notice that a type of another module has other stored properties, and
# then the binary crashes: what depends on others is built anew.
stale = find $(wildcard $(foreach module,Playground Knowledge Site driftless,.build/$(1)/$(module).build)) \
  /dev/null \( -name '*.o' -o -name '*.swiftdeps' -o -name '*.priors' \) -delete

.PHONY: site test test-browser driftless setup format format-check clean

## Checks the content and writes the site to Output/site.
site: driftless
	$(DRIFTLESS) build
	@echo
	@echo "The site is in Output/site. To look at it:"
	@echo "  python3 -m http.server --bind 127.0.0.1 --directory Output/site 8080"
	@echo "  then open http://127.0.0.1:8080/"

## Runs every check: format, tests (the engine's module too), the shipped content, its pages in a browser.
test: setup format-check
	@Scripts/setup node
	$(call stale,debug)
	swift build --build-tests
	swift test --skip-build
	.build/debug/driftless check --strict
	.build/debug/driftless mutate
	@$(MAKE) --no-print-directory test-browser
	@echo "All checks passed. To look at the site: make site"

## Opens the shipped pages as their readers do. Skipped only where no browser can be installed.
test-browser:
	swift build --product driftless
	@mkdir -p .build/site
	@cp Output/knowledge.json .build/site/
	.build/debug/driftless build --output .build/site
	@Scripts/setup browser
	@if [ -e $(BROWSER_TESTS) ]; then \
	  .tools/venv/bin/python -m pytest Tests/BrowserTests --site .build/site/site -n 2 --dist worksteal; fi

## Builds the command line tool.
driftless: $(DRIFTLESS)

$(DRIFTLESS): $(SOURCES) | setup
	$(call stale,release)
	swift build -c release $(STATIC) --product driftless
	@touch $(DRIFTLESS)

## Installs the system packages that are missing.
setup:
	@Scripts/setup

## Formats the Swift files.
format:
	swift format --in-place --recursive --parallel Sources Plugins Tests Package.swift

format-check:
	swift format lint --strict --recursive --parallel Sources Plugins Tests Package.swift

clean:
	rm -rf .build Output/site
