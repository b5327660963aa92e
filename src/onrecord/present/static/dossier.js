"use strict";
// Filters and sorts the statements, and lights the words of one statement together.
// The page can be read without it: this adds nothing to the text and makes no request.
(() => {
  const PAGE = 100;
  const byId = (id) => document.getElementById(id);

  // One statement's words: source, cue and content wherever they stand.
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
      byId("r" + now)?.classList.remove(name);
      now = number;
      for (const piece of pieces.get(now) || []) piece.classList.add(name);
      byId("r" + now)?.classList.add(name);
    };
  };
  const lightTarget = light("lit");
  const lightPointed = light("hot");
  const numberAt = (node) => {
    const piece = node instanceof Element ? node.closest("[data-n], tbody tr") : null;
    return piece ? piece.dataset.n || piece.id.slice(1) : null;
  };
  document.addEventListener("mouseover", (event) => lightPointed(numberAt(event.target)));
  document.addEventListener("focusin", (event) => lightPointed(numberAt(event.target)));
  document.addEventListener("focusout", () => lightPointed(null));

  const form = byId("filter");
  if (form) setUpTable(form);
  addEventListener("hashchange", goToTarget);
  goToTarget();

  function goToTarget() {
    const id = location.hash.slice(1);
    const target = id ? byId(id) : null;
    const number = numberAt(target);
    lightTarget(number);
    if (target && target.tagName === "TR" && form) {
      form.dispatchEvent(new CustomEvent("reveal", { detail: target }));
    }
  }

  function setUpTable(form) {
    const body = byId("table").tBodies[0];
    const rows = [...body.rows];
    const selects = [...form.querySelectorAll("select")];
    const input = byId("f-words");
    const number = new Intl.NumberFormat("en");
    const collator = new Intl.Collator("en", { sensitivity: "base", numeric: true });
    const wordsOf = new Map();
    let shown = rows;
    let most = PAGE;

    // Without accents and with plain quotation marks, as people type.
    const fold = (words) =>
      words
        .normalize("NFKD")
        .replace(/\p{M}/gu, "")
        .replace(/[‘’‚‛]/g, "'")
        .replace(/[“”„‟«»]/g, '"')
        .toLowerCase();
    const read = (row) => {
      if (!wordsOf.has(row)) {
        const cells = ["who", "cue", "what", "rep"].map((name) => row.querySelector("." + name));
        wordsOf.set(row, fold(cells.map((cell) => cell.textContent).join(" ")));
      }
      return wordsOf.get(row);
    };

    const show = () => {
      let count = 0;
      for (const row of shown) row.classList.toggle("later", ++count > most);
      byId("later").hidden = shown.length <= most;
      byId("more").textContent = `Show ${Math.min(PAGE, shown.length - most)} more`;
      byId("all").textContent = `Show all ${number.format(shown.length)}`;
      byId("nothing").hidden = shown.length > 0;
      const [bold, rest] = byId("count").childNodes;
      bold.textContent = number.format(shown.length);
      rest.textContent = ` of ${number.format(rows.length)} statement${rows.length === 1 ? "" : "s"}`;
    };

    const filter = () => {
      const words = fold(input.value).split(/\s+/u).filter(Boolean);
      const wanted = selects.filter((select) => select.value !== "");
      const fits = (row) =>
        wanted.every((select) => row.dataset[select.dataset.by] === select.value) &&
        words.every((word) => read(row).includes(word));
      shown = [];
      for (const row of body.rows) {
        row.hidden = !fits(row);
        if (!row.hidden) shown.push(row);
      }
      most = PAGE;
      show();
    };

    const place = new Map(rows.map((row, index) => [row, index]));
    const speaker = (row) => (row.dataset.s === "0" ? "\uffff" : row.querySelector(".who").textContent);
    // Of two numbers, of the words and of the speaker, the lower: what to check first.
    const confidence = (row) =>
      Math.min(...[...row.querySelectorAll(".conf span")].map((span) => Number(span.textContent)));
    const orders = {
      date: (a, b) => place.get(a) - place.get(b),
      speaker: (a, b) => collator.compare(speaker(a), speaker(b)),
      confidence: (a, b) => confidence(a) - confidence(b),
    };
    const heads = [...document.querySelectorAll("th[data-sort]")];
    const sort = (head) => {
      const direction = head.ariaSort === "ascending" ? "descending" : "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", direction);
      const sign = direction === "ascending" ? 1 : -1;
      const order = orders[head.dataset.sort];
      const sorted = [...rows].sort((a, b) => sign * order(a, b) || place.get(a) - place.get(b));
      for (const row of sorted) body.append(row);
      filter();
    };
    for (const head of heads) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(head));
      head.append(button);
    }
    heads.find((head) => head.dataset.sort === "date").setAttribute("aria-sort", "ascending");

    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", filter);
    form.addEventListener("reset", () => setTimeout(filter));
    form.addEventListener("reveal", (event) => {
      const row = event.detail;
      if (row.hidden) {
        form.reset();
        for (const other of rows) other.hidden = false;
        shown = [...body.rows];
      }
      const at = shown.indexOf(row);
      if (at >= most) most = Math.ceil((at + 1) / PAGE) * PAGE;
      show();
      row.scrollIntoView({ block: "center" });
    });
    byId("more").addEventListener("click", () => {
      most += PAGE;
      show();
    });
    byId("all").addEventListener("click", () => {
      most = shown.length;
      show();
    });
    // The whole row leads to its words, unless something in it was meant or words were selected.
    body.addEventListener("click", (event) => {
      if (event.target.closest("a, details, button") || String(getSelection())) return;
      event.target.closest("tr")?.querySelector(".what a").click();
    });
    show();
  }
})();
