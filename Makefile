# The commands of the README. All of them install what is missing first (.ci/setup).
.PHONY: demo build test lint docs bench clean setup

RELEASE := swift build -c release
GOSSAN := .build/release/gossan

setup:
	@.ci/setup

build: setup
	$(RELEASE) --product gossan

# The demonstration: a synthetic survey of one belt, from raw files to ranked prospects.
demo: build
	$(GOSSAN) synthesize out/synthetic-survey --seed 20250328
	$(GOSSAN) run Pipelines/demo-guangxi.yaml

# One configuration serves the tests and the binary that the end-to-end tests drive.
test: setup
	$(RELEASE) --build-tests --disable-testable-imports
	swift test -c release --skip-build --disable-testable-imports

lint: setup
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

docs: setup
	GOSSAN_DOCS=1 .ci/docs

bench: build
	Benchmarks/run

clean:
	rm -rf .build out
