# afterword: make alone lists what there is to do.

TOOL := go -C embed/tool run .

.PHONY: help preview test test-all fuzz faults record corpus check bench dist release size tools clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

preview: ## build if needed and show the sample pages on 127.0.0.1 (PORT=8080)
	@$(TOOL) preview

test: ## run what a change is likely to break, or one file (ONLY="native node module chromium firefox webkit"; FILE=local TEST="two tabs" ENGINE=firefox)
	@FILE="$(FILE)" TEST="$(TEST)" ENGINE="$(ENGINE)" $(TOOL) test $(ONLY)

test-all: ## run every test, in all engines (ONLY="reproducible packages sites remark42 matrix waline wordpress bluesky mastodon" and those of make test)
	@$(TOOL) test-all $(ONLY)

fuzz: ## fuzz the Go tests (ONLY="FuzzHTML", TIME=60s each)
	@TIME=$(TIME) $(TOOL) fuzz $(ONLY)

faults: ## inject faults between two tabs and a real Remark42 (SEEDS=1000, or one again with SEED=17)
	@SEEDS="$(SEEDS)" SEED="$(SEED)" $(TOOL) faults

record: ## record the responses of real servers again, which the tests replay (ONLY="remark42 matrix waline wordpress bluesky mastodon")
	@$(TOOL) record $(ONLY)

corpus: ## feed a folder of files to every input of the widget (DIR=…)
	@DIR="$(abspath $(DIR))" $(TOOL) corpus

check: ## gofmt, vet, staticcheck, import arrows, JavaScript lint and types
	@$(TOOL) check $(ONLY)

bench: ## measure speed side by side with others and write a report (ONLY="markup thread page visit remark42 sources", RUNS=10)
	@$(TOOL) bench $(ONLY)

dist: tools ## build what a site hosts into dist/
	@$(TOOL) dist

release: tools ## build what a CDN, npm and site owners get into release/
	@$(TOOL) release

size: tools ## show how large the files are, and where the module's bytes come from
	@$(TOOL) size

tools: ## build TinyGo into .tools/ (2 to 3 minutes, once)
	@embed/tinygo/install.sh .tools/tinygo

clean: ## remove all build output except the tools
	@rm -rf dist release embed/built .tools/stamps .tools/passed .tools/modules .tools/stage .tools/preview .tools/standard .tools/dist-*
