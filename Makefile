# Everything that a person or CI does here. `make site` and `make test` need nothing but Swift.

DRIFTLESS := .build/release/driftless
STATIC := $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)
SOURCES := Package.swift $(shell find Sources Plugins Templates -type f)

# Swift 6.3 does not always notice that a type of another module has other stored properties, and
# then the binary crashes: what depends on others is built anew.
stale = find $(wildcard $(foreach module,Playground Knowledge Site driftless,.build/$(1)/$(module).build)) \
  /dev/null \( -name '*.o' -o -name '*.swiftdeps' -o -name '*.priors' \) -delete

# Sources are out of date after some time, which says nothing against the code: a test judges them as of
# the day of the last commit, or as of today without a repository. `make site` tells of them.
AS_OF = SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null || date +%s)}

.PHONY: site test driftless setup format format-check clean

## Checks the content and writes the site to Output/site.
site: driftless
	$(DRIFTLESS) build
	@echo
	@echo "The site is in Output/site. To look at it:"
	@echo "  python3 -m http.server --bind 127.0.0.1 --directory Output/site 8080"
	@echo "  then open http://127.0.0.1:8080/"

## Runs every check: format, tests (the engine's module too), the shipped content.
test: setup format-check
	@Scripts/setup node
	$(call stale,debug)
	swift build --build-tests
	swift test --skip-build
	$(AS_OF) .build/debug/driftless check --strict
	$(AS_OF) .build/debug/driftless mutate
	@echo "All checks passed. To look at the site: make site"

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
