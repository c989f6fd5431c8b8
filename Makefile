# Two commands do everything: `make serve` and `make test`. uv fetches the rest, Python 3.11 or newer is needed.
UV := $(or $(shell command -v uv),.uv/bin/uv)
export NO_MKDOCS_2_WARNING := 1
export UV_COMPILE_BYTECODE := 1
RUN := $(UV) run --frozen

TOOLS := tests/tools/node_modules/.package-lock.json
SIDEKIQS := .cache/sidekiq/7/bin/sidekiq .cache/sidekiq/8/bin/sidekiq

.PHONY: help serve test record check bench measure offline tools
help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(MAKEFILE_LIST) | expand -t 16

serve: .venv ## the site at http://127.0.0.1:8000/ with live reload, both languages
	$(RUN) mkdocs serve

test: tools ## all tests: programs, pages, translations, the checker itself, the built site
	$(RUN) pytest

record: tools ## rewrite outputs and translation stamps, show what changed (only=NAME for some programs)
	PYTHONPATH=tests $(RUN) python -m checker record $(only)

check: tools ## what CI runs: lint, types, then all tests with nothing remembered
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy
	rm -rf site
	SNIPPET_LEDGER=$$(mktemp -d) SITE_DIR=site $(RUN) pytest

bench: .venv ## the figures, side by side: programs, builds against bare Material, search, export service, Lighthouse
	npm ci --prefix tests/tools --ignore-scripts --silent
	PYTHONPATH=tests:snippets $(RUN) python -m bench $(only)

measure: .venv ## what comes back after kill -9, engine by engine: a quarter of an hour (only="celery redis" for some)
	PYTHONPATH=tests:snippets $(RUN) python -m measure $(only)

offline: .venv ## the site to read without a server: offline/index.html, both languages, and offline.zip
	rm -rf offline offline.zip
	DIRECTORY_URLS=false $(RUN) mkdocs build --strict --site-dir offline
	$(RUN) python -m zipfile -c offline.zip offline

tools: .venv $(TOOLS) $(SIDEKIQS)

.venv: uv.lock pyproject.toml | $(UV)
	$(UV) sync --frozen --quiet
	@touch .venv

$(TOOLS): tests/tools/package.json tests/tools/package-lock.json # without npm, tests say what they skip
	@if command -v npm >/dev/null; then npm ci --prefix tests/tools --omit=dev --ignore-scripts --silent && touch $@; fi

.cache/sidekiq/7/bin/sidekiq: DEBIAN := trixie
.cache/sidekiq/8/bin/sidekiq: DEBIAN := forky sid
$(SIDEKIQS): tests/tools/sidekiq.sh # where there is no Debian, tests say what they skip
	@if command -v apt-get >/dev/null; then $< $(@:/bin/sidekiq=) $(DEBIAN) || true; fi

.uv/bin/uv:
	@python3 -m venv .uv || { echo "python3 has no venv; install it: apt-get install python3-venv"; rm -rf .uv; exit 1; }
	.uv/bin/pip install --quiet --disable-pip-version-check uv
