"""The checker: nothing is published that was not run.

Programs    snippet (a program on disk), checks (its checks.toml), rules (its output, compared), runner (one run),
            sweep (ends what it left), guard (ends all if we are killed), services (real servers), ledger (what
            passed before), engine (each program once, several at a time)
Pages       fences (finds the blocks of a page), blocks (checks them), skeleton (the parts of a page, with lines),
            data (YAML with lines), pages (the two languages in step), stamps (is a translation up to date?),
            terms (the glossary)
Built site  site, site_head, feed, validity; served and browser (it is looked at in Chromium), tools (from npm)
Doors       gate (for `mkdocs build` and `mkdocs serve`), plugin (for pytest), record (for `make record`)
"""
