# Everything that a person or CI does here. `make site` and `make test` need nothing but Swift.

DRIFTLESS := .build/release/driftless
STATIC := $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)
ENGINE := $(shell find Sources/SyncEngine -name '*.swift')
SOURCES := Package.swift $(shell find Sources -name '*.swift')

# Swift 6.3 does not always notice that a type of another module has other stored properties, and
# then the binary crashes: what depends on others is built anew.
stale = find $(wildcard $(foreach module,Knowledge Site driftless WorldExploration,.build/$(1)/$(module).build)) \
  /dev/null \( -name '*.o' -o -name '*.swiftdeps' -o -name '*.priors' \) -delete

.PHONY: site test bench driftless setup format format-check wasm clean

## Checks the content and writes the site to Output/site.
site: driftless
	$(DRIFTLESS) build
	@echo
	@echo "The site is in Output/site. To look at it:"
	@echo "  python3 -m http.server --bind 127.0.0.1 --directory Output/site 8080"
	@echo "  then open http://127.0.0.1:8080/"

## Runs every check: format, WebAssembly, tests, the shipped content.
test: setup format-check wasm
	$(call stale,debug)
	swift build --build-tests
	swift test --skip-build
	.build/debug/driftless check --strict
	.build/debug/driftless mutate
	@echo "All checks passed. To look at the site: make site"

## Measures speed, beside other tools, and writes Documentation/benchmarks.md. Takes some minutes.
bench: driftless
	@Scripts/setup bench
	swift build -c release $(STATIC) --product WorldExploration
	Benchmarks/run.py

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
	swift format --in-place --recursive --parallel Sources Tests Benchmarks Package.swift

format-check:
	swift format lint --strict --recursive --parallel Sources Tests Benchmarks Package.swift

## Compiles the engine, the very same files, to WebAssembly with Embedded Swift.
wasm:
	@mkdir -p .build/wasm
	swiftc -swift-version 6 -warnings-as-errors -target wasm32-unknown-none-wasm \
	  -enable-experimental-feature Embedded -wmo -Osize -parse-as-library \
	  -Xfrontend -disable-stack-protector -c $(ENGINE) -o .build/wasm/SyncEngine.o
	@echo "SyncEngine compiles to WebAssembly: $$(wc -c < .build/wasm/SyncEngine.o) bytes before linking"

clean:
	rm -rf .build Output/site
