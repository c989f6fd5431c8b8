// Mermaid texts in, pictures out, both as JSON lists; tests/checker/diagrams.py asks and tidies what comes.
import { readFileSync } from "node:fs";
import { renderMermaidSVG } from "beautiful-mermaid";

const texts = JSON.parse(readFileSync(0, "utf-8"));
const spacing = { transparent: true, nodeSpacing: 20, layerSpacing: 34 };
process.stdout.write(JSON.stringify(texts.map((text) => renderMermaidSVG(text, spacing))));
