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

// What was not saved is said beside the form, and stays in it. It is tried again with the next letter, and when one comes back to the page.
const notSaved = (form, said) => {
  const saving = form?.querySelector(".desk-saved");
  if (!saving) return;
  unsaved.add(form);
  if (said) saving.innerHTML = said; // a few words of our own server
  else saving.textContent = "Not saved: there was no answer. Your words stay on this page; it is tried again as you go on.";
};

document.addEventListener("htmx:responseError", (event) => {
  const { elt, xhr } = event.detail;
  const closed = "Not saved: this is not open to you any more. Copy your words before you leave this page.";
  notSaved(elt.closest("form[data-draft]"), { 401: xhr.responseText, 404: closed }[xhr.status]);
});

document.addEventListener("htmx:sendError", (event) => notSaved(event.detail.elt.closest("form[data-draft]")));

document.addEventListener("submit", (event) => {
  unsaved.delete(event.target);
  if (event.target.matches("form[data-draft]")) leadsToDraft(event.target);
});

// What is kept has an address. The browser's back and reload then lead to the words, and once they are recorded to what was recorded:
// never to an empty form, and never to the question whether to send the form again.
const leadsToDraft = (form) => history.replaceState(history.state, "", form.getAttribute("action"));

for (const form of document.querySelectorAll("form[data-draft]")) if (location.pathname === form.getAttribute("action")) leadsToDraft(form);

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden") {
    for (const form of unsaved) form.dispatchEvent(new Event("change", { bubbles: true }));
    return;
  }
  for (const form of unsaved) {
    const saving = form.querySelector(".desk-saved");
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    const sent = { method: "POST", body: new URLSearchParams(body), headers: { "HX-Request": "true" }, keepalive: true };
    fetch(saving.getAttribute("hx-post"), sent).then((answer) => answer.ok && unsaved.delete(form)).catch(() => {});
  }
});

// A question that is asked after some answer alone stands below that question. Until it is given it is out of sight, unless something is
// written in it or wrong with it: nothing that was typed is ever hidden.
const isWritten = (field) => (field.matches("[type=radio], [type=checkbox]") ? field.checked : field.type !== "hidden" && field.value.trim());

const reveal = () => {
  for (const asked of document.querySelectorAll("[data-only-if]")) {
    const given = new FormData(asked.closest("form")).getAll(asked.dataset.onlyIf);
    const wanted = asked.dataset.answers.split(" ");
    const kept = [...asked.querySelectorAll("input, select, textarea")].some(isWritten) || asked.querySelector(".govuk-error-message");
    asked.hidden = !kept && !given.some((answer) => wanted.includes(answer));
  }
};

document.addEventListener("change", reveal);
document.addEventListener("htmx:load", reveal);
reveal();
