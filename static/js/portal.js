// Small helps; every page works without them.
"use strict";

// Hide the page without leaving it one step back in the browser's history.
for (const link of document.querySelectorAll("[data-hide]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.body.replaceChildren();
    location.replace(link.href);
  });
}

// Read the errors of a form first.
const problems = document.querySelector("[data-focus]");
if (problems) {
  // A place in the address would take the focus to itself when the page has loaded.
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  problems.focus();
}

// Ask before a page with unsaved changes is left.
for (const form of document.querySelectorAll("form[data-warn-unsaved]")) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}
