// Makes pages a little kinder. Everything works without it.
"use strict";

const field = document.querySelector("textarea[data-keep]");

function countWords() {
  const shown = document.querySelector("[data-words]");
  const words = field.value.split(/\s+/).filter(Boolean).length;
  shown.textContent = words ? `${words} ${words === 1 ? "word" : "words"} · ` : "";
}

// What is typed is kept on the server some seconds later, so that a phone that sleeps loses nothing.
let waiting = null;
let kept = field ? field.value : "";

function keep() {
  waiting = null;
  if (field.value === kept) return;
  const text = field.value;
  const form = new FormData(field.form);
  fetch(field.dataset.keep, {
    method: "POST",
    body: new URLSearchParams(["token", "round", "stage"].map((name) => [name, form.get(name)]).concat([["answer", text]])),
    keepalive: text.length < 10000,
  }).then((reply) => { if (reply.ok) kept = text; }, () => {});
}

if (field) {
  countWords();
  field.addEventListener("input", () => {
    countWords();
    waiting = waiting || setTimeout(keep, 3000);
  });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") keep(); });
  field.form.addEventListener("submit", (event) => {
    clearTimeout(waiting);
    if (!navigator.onLine) {
      event.preventDefault();
      document.querySelector("#offline").hidden = false;
      return;
    }
    kept = field.value;
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) field.form.requestSubmit();
  });
}

// A speech tells its words and its time while it is changed.
const speech = document.querySelector("textarea[data-rate]");

if (speech) {
  const shown = document.querySelector("[data-length]");
  speech.addEventListener("input", () => {
    const words = speech.value.split(/\s+/).filter(Boolean).length;
    const seconds = Math.floor((words * 60) / Number(speech.dataset.rate));
    const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    shown.textContent = `${words} ${words === 1 ? "word" : "words"}, ${time} at ${speech.dataset.rate} words a minute`;
  });
}

// In a task that the teacher leads, the button to the next line comes by itself when the line is open.
const next = document.querySelector("[data-waits]");

if (next) {
  const look = setInterval(async () => {
    const reply = await fetch(location.href, { headers: { "X-By-Script": "yes" } }).catch(() => null);
    const page = reply && reply.ok ? new DOMParser().parseFromString(await reply.text(), "text/html") : null;
    const fresh = page && page.querySelector("#next:not([data-waits])");
    if (fresh) {
      clearInterval(look);
      next.replaceChildren(...fresh.childNodes);
    }
  }, 5000);
}

// The clock of timed play says half, 30 and 10 seconds in words. It never takes anything away.
const clock = document.querySelector("[data-left]");

if (clock) {
  const end = Date.now() + 1000 * Number(clock.dataset.left);
  const spoken = document.createElement("p");
  spoken.className = "only-read";
  spoken.setAttribute("role", "status");
  clock.after(spoken);
  const half = Number(clock.dataset.left) / 2;
  const tick = () => {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    const shown = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    clock.textContent = left ? `${shown} left. If you take longer, all you write still counts.` : "Your time is over. All you write still counts.";
    const due = left === 0 ? "Your time is over." : left <= 10 ? "10 seconds left." : left <= 30 ? "30 seconds left." : left <= half ? "Half your time is gone." : "";
    if (spoken.textContent !== due) spoken.textContent = due;
    if (left) setTimeout(tick, 500);
  };
  tick();
}

// In an answer of the marking page, one key says what the teacher says; J and K go on and back.
for (const hint of document.querySelectorAll(".only-with-script")) hint.hidden = false;

document.addEventListener("keydown", (event) => {
  const card = event.target.closest && event.target.closest(".marking");
  if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.toLowerCase();
  const step = { j: 1, k: -1 }[key];
  const cards = [...document.querySelectorAll(".marking")];
  const other = step && cards[cards.indexOf(card) + step];
  if (other) other.focus();
  const button = card.querySelector(`button[data-key="${CSS.escape(key)}"]`);
  if (button && !event.repeat) button.click();
});

// The board follows the class: when the server says that something changed, the figures are fetched anew.
const figures = document.querySelector("[data-changes]");

if (figures) {
  let fetching = false;
  setInterval(() => {
    const now = new Date();
    const clock = document.querySelector("[data-clock]");
    clock.textContent = `${now.getHours()}:${String(now.getMinutes()).padStart(2, "0")}`;
  }, 10000);
  new EventSource(figures.dataset.changes).addEventListener("changed", async () => {
    if (fetching) return;
    fetching = true;
    try {
      const reply = await fetch(location.href);
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      for (const id of ["state", "figures"]) {
        const fresh = page.getElementById(id);
        if (fresh) document.getElementById(id).replaceChildren(...fresh.childNodes);
      }
    } finally {
      fetching = false;
    }
  });
}
