// What forms do beyond their markup. Without it they still work: the buttons send the form and it comes back with everything kept.

// What was typed but not yet saved is saved as the page goes out of sight: a telephone may never come back to it.
const unsaved = new Set();

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-draft]");
  if (form) unsaved.add(form);
});

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt.closest("form[data-draft]");
  if (!form || !event.detail.successful) return;
  if (event.detail.elt.matches(".desk-saved")) unsaved.delete(form);
  leadsToDraft(form);
});

document.addEventListener("submit", (event) => {
  unsaved.delete(event.target);
  if (event.target.matches("form[data-draft]")) leadsToDraft(event.target);
});

// What is kept has an address. The browser's back and reload then lead to the words, and once they are recorded to what was recorded:
// never to an empty form, and never to the question whether to send the form again.
const leadsToDraft = (form) => history.replaceState(history.state, "", form.getAttribute("action"));

for (const form of document.querySelectorAll("form[data-draft]")) if (location.pathname === form.getAttribute("action")) leadsToDraft(form);

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden") return;
  for (const form of unsaved) {
    const saving = form.querySelector(".desk-saved");
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    fetch(saving.getAttribute("hx-post"), { method: "POST", body: new URLSearchParams(body), keepalive: true, credentials: "same-origin" });
  }
  unsaved.clear();
});
