# smtplint: `make help` lists the targets.
# Order of building: core, wasm, npm package, page, native. Native alone is `cargo build`.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:

TOOLS := target/tools
BINDGEN_VERSION := 0.2.130
BINDGEN := $(TOOLS)/bin/wasm-bindgen
WASM_PACK_VERSION := 0.15.1
WASM_PACK := $(TOOLS)/bin/wasm-pack
NODE_MODULES := node_modules/.package-lock.json
PACKAGE := target/npm/package/package.json
PAGE := native/page/index.html
WASM_TARGET := wasm32-unknown-unknown
export PATH := $(CURDIR)/$(TOOLS)/bin:$(CURDIR)/node_modules/.bin:$(PATH)
export CHROMIUM ?= /usr/bin/chromium
export CHROMEDRIVER ?= /usr/bin/chromedriver
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1

CORE_SOURCES := $(shell find core/src core/texts core/Cargo.toml Cargo.toml Cargo.lock -type f)
WASM_SOURCES := $(shell find wasm -type f -not -path 'wasm/pkg/*' -not -path 'wasm/bench/*' -not -path 'wasm/tests/*')
PAGE_SOURCES := $(shell find www -type f -not -path 'www/dist/*')

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

.PHONY: build
build: page ## build all: target/release/smtplint with the page inside, and the npm package
	cargo build --release -p smtplint

.PHONY: serve
serve: build ## build all, then start the listener and the page
	target/release/smtplint serve

.PHONY: npm
npm: $(PACKAGE) ## the npm package: target/npm/smtplint-VERSION.tgz

.PHONY: page
page: $(PAGE) ## the page, put where the program embeds it from

# What is missing on the machine ---------------------------------------------------------------------------------

.PHONY: target
target:
	@rustup target list --installed 2>/dev/null | grep -qx $(WASM_TARGET) || rustup target add $(WASM_TARGET)

# The lock file of the tool may name versions that a registry does not have yet: then without it.
$(BINDGEN):
	cargo install wasm-bindgen-cli --version $(BINDGEN_VERSION) --root $(TOOLS) --locked --quiet \
	  || cargo install wasm-bindgen-cli --version $(BINDGEN_VERSION) --root $(TOOLS) --quiet

$(WASM_PACK):
	cargo install wasm-pack --version $(WASM_PACK_VERSION) --root $(TOOLS) --locked --quiet

$(NODE_MODULES): package.json package-lock.json
	npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# Debian's packages that the tests need: a browser and mail clients.
DEBIAN := chromium:chromium chromedriver:chromium-driver swaks:swaks curl:curl python3:python3

.PHONY: debian
debian:
	@missing=; for pair in $(DEBIAN); do command -v $${pair%%:*} >/dev/null || missing="$$missing $${pair##*:}"; done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ]; then sudo=; elif sudo -n true 2>/dev/null; then sudo=sudo; \
	else echo "make: the tests need these packages, and this user cannot install them:$$missing" >&2; exit 1; fi; \
	$$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq $$missing >/dev/null

# Building -------------------------------------------------------------------------------------------------------

$(PACKAGE): $(CORE_SOURCES) $(WASM_SOURCES) $(NODE_MODULES) $(BINDGEN) | target
	node wasm/build.mjs
	@touch $@

$(PAGE): $(PACKAGE) $(PAGE_SOURCES)
	tsc --noEmit -p www
	vite build --config www/vite.config.ts --logLevel warn
	rm -rf native/page && cp -r www/dist native/page

SITE := target/site
SITE_URL ?= http://127.0.0.1:8025

.PHONY: site
site: $(PAGE) ## the reference as a static site with the page beside it: target/site, to be published at SITE_URL
	cargo build -p smtplint
	rm -rf $(SITE) && target/debug/smtplint site --out $(SITE) --base-url $(SITE_URL)

.PHONY: texts
texts: ## the catalogues of translated texts, from core/texts
	cargo run --quiet -p smtplint-tests --bin texts

# Tests ----------------------------------------------------------------------------------------------------------

.PHONY: test
test: debian lint test-rust test-wasm test-npm test-page test-site test-clients test-wasm-pack ## install what is missing and run every test
	@echo "make test: all tests passed"

.PHONY: lint
lint: ## formatting and clippy, warnings denied
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --all-features -- -D warnings
	cargo clippy -p smtplint-core --no-default-features -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --quiet

.PHONY: test-rust
test-rust: page ## the Rust tests, and the case table through the API and the command line
	cargo build -p smtplint
	cargo test --workspace
	cargo test -p smtplint-core --all-features --quiet

.PHONY: test-wasm
test-wasm: debian $(BINDGEN) | target ## the WebAssembly module in Node and in Chromium
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
	  cargo test -p smtplint-wasm --target $(WASM_TARGET)
	cd wasm && WASM_BINDGEN_USE_BROWSER=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
	  cargo test -p smtplint-wasm --target $(WASM_TARGET)

.PHONY: test-npm
test-npm: npm debian ## the package, installed from its tarball
	cargo build -p smtplint
	node --test tests/npm/*.mjs
	cargo test -p smtplint-tests -- --ignored

.PHONY: test-page
test-page: page debian ## the page in Chromium
	node --test tests/page/*.test.mjs

.PHONY: test-site
test-site: site npm debian ## the site: valid HTML, links, translations, sizes, examples; and in Chromium contrast, search, guides
	SMTPLINT_SITE_BASE=$(SITE_URL) node --test tests/site/*.test.mjs

.PHONY: test-clients
test-clients: page debian ## real mail clients against the listener
	cargo build -p smtplint
	python3 tests/clients/clients.py target/debug/smtplint

.PHONY: test-wasm-pack
test-wasm-pack: $(WASM_PACK) $(BINDGEN) $(NODE_MODULES) | target ## wasm-pack builds the crate
	wasm-pack build wasm --mode no-install --out-dir ../target/wasm-pack

# Figures --------------------------------------------------------------------------------------------------------

.PHONY: bench
bench: npm bench-logs bench-classify bench-explain bench-site ## lines, message data, logs, bounce texts and explanations beside their peers, natively and in WebAssembly, and the bytes of the npm package
	cargo run --release --quiet --manifest-path core/benches/Cargo.toml
	SMTPLINT_BENCH_ENTRY=index node wasm/bench/bench.mjs
	SMTPLINT_BENCH_ENTRY=lint node wasm/bench/bench.mjs
	@node wasm/sizes.mjs

BENCH_MEGABYTES ?= 1000

.PHONY: bench-logs
bench-logs: ## a big clean log beside ripgrep (apt install ripgrep)
	cargo build --release -p smtplint
	python3 native/benches/logs.py target/release/smtplint target/bench $(BENCH_MEGABYTES)

.PHONY: bench-site
bench-site: ## how long the whole site takes
	cargo build --release -p smtplint
	target/release/smtplint site --out target/bench/site

.PHONY: bench-classify
bench-classify: ## bounce texts beside a RegexSet of the same rules
	cargo run --release --quiet --manifest-path native/benches/classify/Cargo.toml
	cargo build --release -p smtplint
	python3 native/benches/classify.py target/release/smtplint native/benches/classify/target/release/smtplint-bench-classify target/bench

.PHONY: bench-explain
bench-explain: ## explain from a cold start beside a program that prints one line
	cargo build --release -p smtplint
	python3 native/benches/explain.py target/release/smtplint target/bench

GUNGRAUN_VERSION := 0.20.0
GUNGRAUN := $(TOOLS)/bin/gungraun-runner
FUZZ := $(TOOLS)/bin/cargo-fuzz
FUZZ_SECONDS ?= 600

$(GUNGRAUN):
	cargo install gungraun-runner --version $(GUNGRAUN_VERSION) --root $(TOOLS) --locked --quiet

$(FUZZ):
	cargo install cargo-fuzz --root $(TOOLS) --locked --quiet

.PHONY: instructions
instructions: $(GUNGRAUN) ## instruction counts (valgrind): no main path grows by 5 %, no line costs more than its length
	GUNGRAUN_RUNNER=$(CURDIR)/$(GUNGRAUN) python3 core/benches/instructions.py

.PHONY: instructions-write
instructions-write: $(GUNGRAUN) ## write core/benches/instructions.json anew
	GUNGRAUN_RUNNER=$(CURDIR)/$(GUNGRAUN) python3 core/benches/instructions.py --write

.PHONY: fuzz
fuzz: $(FUZZ) ## fuzz commands, replies, addresses and sessions, FUZZ_SECONDS each
	cd core/fuzz && cargo run --quiet --bin seeds
	cd core && for target in command reply address session; do \
	  RUSTC_BOOTSTRAP=1 cargo fuzz run $$target -- -max_total_time=$(FUZZ_SECONDS) -max_len=600; done

.PHONY: clean
clean: ## remove what was built
	rm -rf target native/page www/dist node_modules
