"use strict";
// Lights the words of one statement together, copies citations, tells times in the reader's zone.
// Everything can be read without it: it changes nothing on the record.
(() => {
  const byId = (id) => document.getElementById(id);
  const tell = (words) => {
    byId("told").textContent = words;
  };

  // One statement's words and its note: source, cue and content wherever they stand.
  const pieces = new Map();
  for (const piece of document.querySelectorAll("[data-n]")) {
    const number = piece.dataset.n;
    if (!pieces.has(number)) pieces.set(number, []);
    pieces.get(number).push(piece);
  }
  const light = (name) => {
    let now = null;
    return (number) => {
      if (number === now) return;
      for (const was of pieces.get(now) || []) was.classList.remove(name);
      now = number;
      for (const piece of pieces.get(now) || []) piece.classList.add(name);
    };
  };
  const lightTarget = light("lit");
  const lightPointed = light("hot");
  const numberAt = (node) =>
    (node instanceof Element && node.closest("[data-n]")?.dataset.n) || null;
  const goToTarget = () => {
    // Other words that are meant may stand inside a statement: they are lit by the server.
    const number = location.hash.length > 1 && byId(location.hash.slice(1))?.dataset.n;
    if (!number) return;
    // What the server has lit is another statement by now.
    for (const was of document.querySelectorAll(".lit")) was.classList.remove("lit");
    lightTarget(null);
    lightTarget(number);
  };
  if (pieces.size) {
    document.addEventListener("mouseover", (event) => lightPointed(numberAt(event.target)));
    document.addEventListener("focusin", (event) => lightPointed(numberAt(event.target)));
    document.addEventListener("focusout", () => lightPointed(null));
    addEventListener("hashchange", goToTarget);
    addEventListener("popstate", goToTarget);
    goToTarget();
    // A link to words on this very page need not load it again.
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[href]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      const id = link.hash.slice(1);
      if (link.origin + link.pathname !== location.origin + location.pathname || !byId(id)) return;
      event.preventDefault();
      if (location.hash === link.hash) byId(id).scrollIntoView({ block: "center" });
      history.pushState(null, "", link.href);
      location.replace(link.hash);
      goToTarget();
    });
  }

  // Copies a statement with its citation.
  const copy = async (words) => {
    try {
      await navigator.clipboard.writeText(words);
      return true;
    } catch {
      const area = document.createElement("textarea");
      area.value = words;
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  };
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const done = await copy(button.dataset.copy);
      tell(done ? "Copied with its citation." : "Copying is not allowed here.");
      const shown = button.firstChild;
      shown.textContent = done ? "Copied" : "Not allowed";
      setTimeout(() => {
        shown.textContent = "Copy";
      }, 2000);
    });
  }

  // A time of day with a zone: the reader's own beside it.
  const own = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });
  for (const time of document.querySelectorAll("time[data-zone]")) {
    const value = time.dateTime;
    if (!/(?:Z|[+-]\d\d:?\d\d)$/.test(value)) continue;
    const moment = new Date(value);
    if (Number.isNaN(moment.getTime())) continue;
    // Where the two are the same there is nothing to tell.
    const [, sign, hours, minutes] = /([+-])(\d\d):?(\d\d)$/.exec(value) || [null, "+", 0, 0];
    const ahead = (sign === "-" ? -1 : 1) * (60 * Number(hours) + Number(minutes));
    if (ahead === -moment.getTimezoneOffset()) continue;
    const zone = document.createElement("span");
    zone.className = "zone";
    zone.textContent = ` (${own.format(moment)} your time)`;
    time.append(zone);
  }
})();
