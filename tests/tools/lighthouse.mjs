// Lighthouse as on a phone: node lighthouse.mjs CHROMIUM FLAGS ROUNDS URL…; prints {url: [scores and times of each round]}.
// FLAGS and the answer are JSON. Rounds go in turns, so that all pages meet the same machine.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, flags, rounds, ...urls] = process.argv.slice(2);
const audits = { lcp: "largest-contentful-paint", tbt: "total-blocking-time", cls: "cumulative-layout-shift" };

async function measure(url) {
  const chrome = await launch({ chromePath, chromeFlags: ["--headless=new", ...JSON.parse(flags)], logLevel: "silent" });
  try {
    const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: "silent" });
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    const scores = Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)]);
    const times = Object.entries(audits).map(([name, audit]) => [name, lhr.audits[audit].numericValue]);
    const faults = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs)
      .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
      .map(({ id }) => id);
    return { ...Object.fromEntries([...scores, ...times]), faults };
  } finally {
    chrome.kill();
  }
}

const found = Object.fromEntries(urls.map((url) => [url, []]));
for (let round = 0; round < Number(rounds); round++) for (const url of urls) found[url].push(await measure(url));
console.log(JSON.stringify(found));
