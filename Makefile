# Everything that a person or CI does here. `make site` and `make test` need nothing but Swift.

DRIFTLESS := .build/release/driftless
SOURCES := Package.swift $(shell find Sources Plugins Templates Starter -type f) Content/phrases.yaml Content/outcomes.yaml
VERSION = $(shell sed -n 's/.*let version = "\(.*\)"/\1/p' Sources/driftless/Product.swift)

# On Linux the program needs no shared libraries but those of the C library: of the others, the linker
# finds the archives in ARCHIVES first.
ifeq ($(shell uname -s),Linux)
ARCHIVES := $(CURDIR)/.build/archives
STATIC := --static-swift-stdlib -Xswiftc -L$(ARCHIVES)
export PKG_CONFIG_PATH := $(ARCHIVES)$(if $(PKG_CONFIG_PATH),:$(PKG_CONFIG_PATH))
endif

# Swift 6.3 does not always notice that a type of another module has other stored properties, and
# then the binary crashes: what depends on others is built again.
stale = find $(wildcard $(foreach module,ModelChecker Markup YAML Shapes Profiles Import Content Traces Verification Mutation Answers Authoring LanguageServer Playground ReadBack Site driftless WorldExploration Fuzzer,.build/$(1)/$(module).build)) \
  /dev/null \( -name '*.o' -o -name '*.swiftdeps' -o -name '*.priors' \) -delete

# Sources are out of date after some time, which says nothing against the code: a test judges them as of
# the day of the last commit, or as of today without a repository. `make site` reports them.
AS_OF = SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null || date +%s)}

# Where `make install` puts the program, and below what folder while a package is made.
PREFIX ?= /usr/local
DESTDIR ?=
BASH_COMPLETION = share/bash-completion/completions/driftless
ZSH_COMPLETION = share/zsh/site-functions/_driftless
FISH_COMPLETION = share/fish/vendor_completions.d/driftless.fish

.PHONY: site test lint test-scripts test-browser fuzz bench driftless archives install dist uninstall setup format format-check clean

## Checks the content and writes the site to Output/site.
site: driftless
	$(DRIFTLESS) build
	@Scripts/index-site Output/site
	@echo
	@echo "The site is in Output/site. To look at it:"
	@echo "  python3 -m http.server --bind 127.0.0.1 --directory Output/site 8080"
	@echo "  then open http://127.0.0.1:8080/"

## Runs every check: format, lint, tests (the engine's module too), the shipped content, its pages in a browser.
test: setup format-check lint test-scripts driftless
	$(call stale,debug)
	@Scripts/setup schemas
	@Scripts/setup browser
	swift build --build-tests
	DRIFTLESS=$(CURDIR)/$(DRIFTLESS) swift test --skip-build
	$(AS_OF) $(DRIFTLESS) check --strict
	$(DRIFTLESS) fmt --check
	$(AS_OF) $(DRIFTLESS) mutate
	@$(MAKE) --no-print-directory fuzz
	@$(MAKE) --no-print-directory test-browser
	@echo "All checks passed. To look at the site: make site"

## Checks the form of scripts, styles and Python. Needs no build.
lint:
	@Scripts/setup lint
	@if [ -x .tools/venv/bin/biome ] && [ -x .tools/venv/bin/ruff ]; then \
	  .tools/venv/bin/biome check --error-on-warnings && \
	  .tools/venv/bin/ruff check --quiet && .tools/venv/bin/ruff format --quiet --check; fi

## Runs the tests of the pages' scripts.
test-scripts:
	@Scripts/setup node
	node --test Tests/ScriptTests

## Opens the shipped pages as their readers do. Skipped only where no browser can be installed.
test-browser: driftless
	@mkdir -p .build/site
	@cp Output/knowledge.json .build/site/
	$(DRIFTLESS) build --output .build/site
	@Scripts/index-site .build/site/site
	@Scripts/setup browser
	@if [ -e .tools/browser-tests ]; then \
	  .tools/venv/bin/python -m pytest Tests/BrowserTests --site .build/site/site -n 2 --dist worksteal; fi

## Changes small sites at random and looks whether anything ends the tool. `make fuzz FUZZ_COUNT=1000000
## FUZZ_SEED=7` is a long run; mutant n of a seed is always the same, and FUZZ_START=n FUZZ_COUNT=1 runs it alone.
FUZZ_SEED ?= 1
FUZZ_START ?= 0
FUZZ_COUNT ?= 5000
fuzz: driftless
	swift build -c release $(STATIC) --product Fuzzer
	FUZZ_SEED=$(FUZZ_SEED) FUZZ_START=$(FUZZ_START) FUZZ_COUNT=$(FUZZ_COUNT) \
	  DRIFTLESS=$(CURDIR)/$(DRIFTLESS) .build/release/Fuzzer

## Measures speed, beside other tools, and writes Documentation/benchmarks.md. Takes about ten minutes.
bench: driftless
	@Scripts/setup bench
	swift build -c release $(STATIC) --product WorldExploration
	.tools/venv/bin/python -m pytest --quiet -p no:cacheprovider Benchmarks
	.tools/venv/bin/python Benchmarks/run.py

## Builds the command line tool.
driftless: $(DRIFTLESS)

$(DRIFTLESS): $(SOURCES) | setup archives
	$(call stale,release)
	swift build -c release $(STATIC) --product driftless
	@touch $(DRIFTLESS)

archives: setup
	@Scripts/link-archives "$(ARCHIVES)"

## Installs the program without its symbols, its completions for shells, and its licence below PREFIX.
install: $(DRIFTLESS)
	@mkdir -p .build/completions
	$(DRIFTLESS) --generate-completion-script bash > .build/completions/bash
	$(DRIFTLESS) --generate-completion-script zsh > .build/completions/zsh
	$(DRIFTLESS) --generate-completion-script fish > .build/completions/fish
	@install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/doc/driftless" \
	  "$(DESTDIR)$(PREFIX)/$(dir $(BASH_COMPLETION))" "$(DESTDIR)$(PREFIX)/$(dir $(ZSH_COMPLETION))" \
	  "$(DESTDIR)$(PREFIX)/$(dir $(FISH_COMPLETION))"
	install -s -m 755 $(DRIFTLESS) "$(DESTDIR)$(PREFIX)/bin/driftless"
	install -m 644 .build/completions/bash "$(DESTDIR)$(PREFIX)/$(BASH_COMPLETION)"
	install -m 644 .build/completions/zsh "$(DESTDIR)$(PREFIX)/$(ZSH_COMPLETION)"
	install -m 644 .build/completions/fish "$(DESTDIR)$(PREFIX)/$(FISH_COMPLETION)"
	install -m 644 LICENSE "$(DESTDIR)$(PREFIX)/share/doc/driftless/LICENSE"

## Writes an archive of what `make install` installs, for this system, and its checksum to DIST.
DIST ?= .build/dist
dist: $(DRIFTLESS)
	@DRIFTLESS=$(DRIFTLESS) Scripts/dist "$(DIST)" $(VERSION)

## Removes what `make install` put below PREFIX.
uninstall:
	cd "$(DESTDIR)$(PREFIX)" && rm -f bin/driftless $(BASH_COMPLETION) $(ZSH_COMPLETION) \
	  $(FISH_COMPLETION) share/doc/driftless/LICENSE
	-rmdir "$(DESTDIR)$(PREFIX)/share/doc/driftless"

## Installs the system packages that are missing.
setup:
	@Scripts/setup

## Formats the Swift files, scripts, styles and Python.
format:
	swift format --in-place --recursive --parallel Sources Plugins Tests Benchmarks Package.swift
	@Scripts/setup lint
	.tools/venv/bin/biome check --write
	.tools/venv/bin/ruff check --quiet --fix
	.tools/venv/bin/ruff format --quiet

format-check:
	swift format lint --strict --recursive --parallel Sources Plugins Tests Benchmarks Package.swift

clean:
	rm -rf .build Output/site
