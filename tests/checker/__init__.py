"""The checker: nothing is published that was not run.

Programs    snippet (a program on disk), languages (how it is run), checks (its checks.toml), rules (its output,
            compared), runner (one run), sweep (ends what it left), guard (ends all if we are killed), services
            (real servers), ledger (what passed before), engine (each program once, several at a time)
Pages       fences (finds the blocks of a page), blocks (checks them), exceptions
            (those that nothing can check), skeleton (the parts of a page, with lines),
            data (YAML with lines), pages (the two languages in step), stamps (is a translation up to date?),
            terms (the glossary)
Figures     figures: source (docs/figures/<name>.yml) with kinds, rows (its data), plots with axis, diagrams with svg
Built site  site, site_head, feed, validity, folder (a copy to read without a server); served and browser (it is
            looked at in Chromium), tools (from npm)
In Chromium looks (every check on every page), visit (a page, open), probes/ (what runs in it); page_axe, page_bytes,
            page_fonts, page_keyboard, page_layout, page_media, page_noscript, page_policy (what is checked)
Doors       gate (for `mkdocs build` and `mkdocs serve`), plugin (for pytest), record (for `make record`)
"""
