# Everything that one does with this project. `make help` lists it.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup build serve test relevance bench bench-search bench-load lighthouse fmt lint doc deny clean

# Each line that calls cargo starts with it, so that all use one toolchain and
# nothing is compiled twice.
RUST := . target/toolchain.env &&
SAY := @printf '\n\033[1m%s\033[0m\n'
# All but the WebAssembly entry, which builds for the browser only.
NATIVE := --workspace --exclude frontend

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Makes a Debian or Ubuntu machine ready to build; does only what is missing
	@scripts/setup

build: setup ## Builds the portal and what the browser gets, as for production
	$(SAY) 'Building the portal (some minutes the first time)…'
	@$(RUST) cargo build --release -p server
	$(SAY) 'Building what the browser gets: style sheet and WebAssembly…'
	@$(RUST) cargo run --quiet -p xtask -- client

serve: build ## Serves the portal at http://127.0.0.1:3000, with the starter catalogue
	$(SAY) 'Starting the portal; its data is kept in data/…'
	@exec target/release/minhbach serve

test: ## Tests everything, in a real database and a real browser
	@scripts/test

relevance: ## Scores both search engines on judged questions
	@scripts/with-meilisearch cargo run --quiet --release -p search --example relevance

bench: ## Measures the portal beside nginx
	@scripts/bench

bench-search: ## Measures both search engines, for a province and for the country
	@scripts/with-meilisearch cargo run --quiet --release -p search --example scale

bench-load: ## Measures one node and three behind nginx, with the real catalogue and a large one
	@scripts/bench-load

lighthouse: ## Looks at four pages with Lighthouse, as a phone on slow 4G
	@scripts/lighthouse

fmt: setup ## Formats the code
	@$(RUST) cargo fmt --all

lint: setup ## Checks format and style, with warnings as errors
	$(SAY) 'Format'
	@$(RUST) cargo fmt --all --check
	$(SAY) 'Clippy: server, tools and tests'
	@$(RUST) cargo clippy $(NATIVE) --all-targets -- -D warnings
	$(SAY) 'Clippy: WebAssembly'
	@$(RUST) cargo clippy -p frontend --target wasm32-unknown-unknown -- -D warnings

doc: setup ## Builds the documentation of the code, with warnings as errors
	@$(RUST) RUSTDOCFLAGS='-D warnings' cargo doc $(NATIVE) --no-deps

deny: ## Checks dependencies: licences, duplicates, advisories, and unused ones
	@scripts/setup checks
	$(SAY) 'Licences, duplicates, sources'
	@$(RUST) cargo deny check --hide-inclusion-graph bans licenses sources
	$(SAY) 'Advisories'
	@$(RUST) if timeout 60 cargo deny fetch db; then cargo deny check --disable-fetch advisories; \
	else echo 'NOT CHECKED: the database of advisories is out of reach from here.'; fi
	$(SAY) 'Unused dependencies'
	@$(RUST) cargo machete

clean: ## Removes what was built; the data stays
	@rm -rf target end2end/node_modules end2end/test-results
