# The commands of the README. All of them install what is missing first (.ci/setup).
.PHONY: demo build standalone install test lint docs bench bench-steps clean setup

RELEASE := swift build -c release
GOSSAN := .build/release/gossan

setup:
	@.ci/setup

build: setup
	$(RELEASE) --product gossan

# The program with Swift's libraries inside, for machines without the toolchain: make standalone, then
# make install GOSSAN=.build-standalone/release/gossan
standalone: setup
	$(RELEASE) --product gossan --static-swift-stdlib --scratch-path .build-standalone

# Puts the program, its datasets and the completions of three shells under PREFIX.
PREFIX ?= /usr/local
SHARE := $(DESTDIR)$(PREFIX)/share
install:
	@test -x $(GOSSAN) || { echo "There is nothing to install yet: run 'make build' first." >&2; exit 1; }
	install -D -m 755 $(GOSSAN) $(DESTDIR)$(PREFIX)/bin/gossan
	install -d $(SHARE)/gossan $(SHARE)/bash-completion/completions $(SHARE)/zsh/site-functions $(SHARE)/fish/vendor_completions.d
	rm -rf $(SHARE)/gossan/Datasets
	cp -R Datasets $(SHARE)/gossan/Datasets
	$(GOSSAN) --generate-completion-script bash > $(SHARE)/bash-completion/completions/gossan
	$(GOSSAN) --generate-completion-script zsh > $(SHARE)/zsh/site-functions/_gossan
	$(GOSSAN) --generate-completion-script fish > $(SHARE)/fish/vendor_completions.d/gossan.fish

# The demonstration: a synthetic survey of one belt, from raw files to ranked prospects.
demo: build
	$(GOSSAN) synthesize out/synthetic-survey --seed 20250328
	$(GOSSAN) run Pipelines/demo-guangxi.yaml

# One configuration serves the tests and the binary that the end-to-end tests drive.
test: setup
	swift test -c release --disable-testable-imports

lint: setup
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks

docs: setup
	GOSSAN_DOCS=1 .ci/docs

# Compares with the script that a geologist would write; SIZES are those of Benchmarks/README.md.
SIZES ?= S M
bench: build bench-steps
	.venv/bin/python Benchmarks/peers/whole_job.py $(SIZES)

# Compares single steps with the best other programs; STEPS names some of them, by default all.
STEPS ?=
bench-steps: setup
	test -d .venv || python3 -m venv .venv
	.venv/bin/pip install --quiet --requirement Benchmarks/peers/requirements.txt
	GOSSAN_BENCH=1 $(RELEASE) --product gossan-bench
	.venv/bin/python Benchmarks/peers/steps.py $(STEPS)

clean:
	rm -rf .build .build-standalone
