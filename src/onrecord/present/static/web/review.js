"use strict";
// Reviewing by keyboard: j and k go on and back, a accepts, r rejects, u takes the last back.
// Each key presses a button that is on the page; without this the buttons do the same.
(() => {
  const cases = [...document.querySelectorAll("[data-case]")];
  for (const told of document.querySelectorAll(".keys")) told.hidden = false;
  const kept = "onrecord.review.at";
  // Beside a text, the statement that is lit; in the queue, where the last key was pressed.
  let now = cases.findIndex((each) => each.matches(".lit, :target"));
  const goTo = (number) => {
    if (!cases.length) return;
    now = Math.max(0, Math.min(number, cases.length - 1));
    cases[now].focus({ preventScroll: true });
    cases[now].scrollIntoView({ block: "nearest" });
  };
  const press = (where, what) => {
    const button = where?.querySelector(`button[data-do="${what}"]`);
    if (!button) return;
    // A name that is still missing must be seen to be asked for.
    button.closest("details")?.setAttribute("open", "");
    sessionStorage.setItem(kept, `${location.pathname} ${Math.max(now, 0)}`);
    button.form.requestSubmit(button);
  };
  const isTyping = (node) =>
    node instanceof Element && node.closest("input, select, textarea, [contenteditable]");
  document.addEventListener("focusin", (event) => {
    const found = cases.indexOf(event.target.closest?.("[data-case]"));
    if (found >= 0) now = found;
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
    if (event.key === "j") goTo(now + 1);
    else if (event.key === "k") goTo(now - 1);
    else if (event.key === "a") press(cases[now], "accept");
    else if (event.key === "r") press(cases[now], "reject");
    else if (event.key === "u") press(document, "undo");
    else return;
    event.preventDefault();
  });
  const [path, number] = (sessionStorage.getItem(kept) || "").split(" ");
  sessionStorage.removeItem(kept);
  if (path === location.pathname && document.querySelector(".keys")) goTo(Number(number));
})();
