// Follows a job: WebSocket, else server-sent events, else asking.

const main = document.querySelector("main");
const own = main.dataset.url;
const FIRST = 5_000; // ms for a way to say something at all
const QUIET = 30_000; // ms without news until it counts as broken
const LONGEST = 60_000; // ms between two questions
const FINAL = ["done", "failed", "cancelled", "expired"];
const WAYS = [
  ["by WebSocket", bySocket],
  ["by server-sent events", byEvents],
  ["by asking", byAsking],
];

let version = Number(main.dataset.version);
let stop = () => {};
let silence;

if (!FINAL.includes(main.dataset.state)) use(0);

function use(number) {
  const [name, way] = WAYS[number];
  const broken = () => {
    if (main.dataset.way === name) use(number + 1);
  };
  stop();
  main.dataset.way = name;
  document.getElementById("way").textContent = `News comes ${name}.`;
  stop = way(broken);
  if (way !== byAsking) expectNews(FIRST, broken);
}

function expectNews(within, broken) {
  clearTimeout(silence);
  silence = setTimeout(broken, within);
}

function heard(data, broken) {
  expectNews(QUIET, broken);
  show(JSON.parse(data));
}

// --8<-- [start:show]
function show(job) {
  if (job.version < version) return; // late news: progress never goes back
  version = job.version;
  main.dataset.state = job.state;
  document.getElementById("progress").value = job.progress;
  document.getElementById("percent").textContent = `${job.progress} %`;
  document.getElementById("error").textContent = job.error;
  if (job.final) end();
}
// --8<-- [end:show]

function end() {
  clearTimeout(silence);
  stop();
  document.getElementById("way").textContent = "";
}

function bySocket(broken) {
  const address = new URL(`${own}/ws`, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  const socket = new WebSocket(address.href);
  socket.onmessage = ({ data }) => heard(data, broken);
  socket.onclose = broken; // after an error, too
  return () => {
    socket.onclose = null;
    socket.close();
  };
}

// --8<-- [start:events]
function byEvents(broken) {
  const source = new EventSource(`${own}/events`);
  let lost = 0;
  source.onmessage = ({ data }) => {
    lost = 0;
    heard(data, broken);
  };
  source.onerror = () => {
    lost += 1; // it comes back by itself, with Last-Event-ID
    if (source.readyState === EventSource.CLOSED || lost === 3) broken();
  };
  return () => source.close();
}
// --8<-- [end:events]

// --8<-- [start:asking]
function byAsking() {
  const leaving = new AbortController();
  let pause = 1000 * Number(main.dataset.retryAfter);
  let timer;

  async function ask() {
    try {
      const answer = await fetch(own, {
        cache: "no-store",
        redirect: "manual", // the result is for a click, not for a script
        signal: leaving.signal,
      });
      if (answer.type === "opaqueredirect") return over("done");
      if ([404, 410].includes(answer.status)) return over("expired");
      if (!answer.ok) throw new Error(answer.statusText);
      const said = Number(answer.headers.get("Retry-After"));
      if (said > 0) pause = 1000 * said;
      show(await answer.json());
    } catch {
      pause = Math.min(2 * pause, LONGEST);
    }
    if (!leaving.signal.aborted) later();
  }

  function later() {
    // never sooner than told; jitter keeps clients from coming in step
    timer = setTimeout(ask, pause * (1 + Math.random() / 2));
  }

  later();
  return () => {
    leaving.abort();
    clearTimeout(timer);
  };
}
// --8<-- [end:asking]

function over(state) {
  main.dataset.state = state;
  end();
}
