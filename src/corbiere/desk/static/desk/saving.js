// Saves a form as one types, and says truly whether it is saved. Without it the form's own buttons keep and send everything.

const PAUSE = 1000; // milliseconds after the last letter
const LONGEST_PAUSE = 5000; // milliseconds after the first letter that is not saved, for somebody who types on
const SLOWEST = 20000; // milliseconds until no answer is taken for none
const WAITS = [2, 5, 10, 20, 40, 60]; // seconds until it is tried again, the last for ever
const LARGEST_ON_LEAVING = 60000; // bytes that a browser still sends from a page that is left: 64 KiB for all of them

const REASONS = {
  offline: "There is no connection. Your words are kept in this window, and are saved when it is back.",
  silent: "There was no answer. Your words are kept in this window, and it is tried again by itself.",
  closed: "This is not open to you any more. Copy your words before you leave this page.",
  fault: "Something is wrong at our end. Your words are kept in this window, and it is tried again by itself.",
};
const TRIED_AGAIN = ["offline", "silent", "fault", "signed-out"];
const ANSWERED_BY_PAGE = ["sent", "too-much", "closed"]; // what the whole form, when it is sent, comes back with

const ours = (words) => new DOMParser().parseFromString(words, "text/html").querySelector("[data-saving]");

class Saving {
  written = 0; // how many changes there were
  kept = 0; // how many of them are saved
  since = 0; // when the first was made that is not
  failures = 0;
  trouble = "";
  sending = false;

  constructor(form, said) {
    Object.assign(this, { form, said, known: said.dataset.known, at: said.dataset.at });
  }

  get isUnsaved() {
    return this.written > this.kept;
  }

  // Routine is no risk: what was typed a moment ago is sent as the page goes.
  get isAtRisk() {
    return this.isUnsaved && (this.trouble || !navigator.onLine || String(this.body()).length > LARGEST_ON_LEAVING);
  }

  get lastSaved() {
    return this.at ? `Not saved yet; last saved ${this.at}` : "Not saved yet";
  }

  body() {
    const body = new FormData(this.form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    body.delete("csrfmiddlewaretoken");
    return new URLSearchParams(body);
  }

  wrote() {
    if (!this.isUnsaved) this.since = Date.now();
    this.written += 1;
    if (this.trouble === "elsewhere" || this.trouble === "closed") return;
    if (!this.trouble) this.show("waiting", this.lastSaved);
    this.after(Math.max(0, Math.min(PAUSE, this.since + LONGEST_PAUSE - Date.now())));
  }

  after(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  // One after the other, so that an earlier one never overtakes a later one.
  save() {
    clearTimeout(this.timer);
    this.last = (this.last ?? Promise.resolve()).then(() => !this.isUnsaved || this.send());
    return this.last;
  }

  async send({ leaving = false, over = false } = {}) {
    const { written } = this;
    const headers = { ...JSON.parse(document.body.getAttribute("hx-headers") ?? "{}"), "HX-Request": "true" };
    if (this.known && !over) headers["X-Known"] = this.known;
    try {
      const request = { method: "POST", body: this.body(), headers, keepalive: leaving, signal: AbortSignal.timeout(SLOWEST) };
      const answer = await fetch(this.said.dataset.save, request);
      return this.answered(answer, ours(await answer.text()), written);
    } catch {
      this.known = ""; // it may have come all the same
      return this.failed(navigator.onLine ? "silent" : "offline");
    }
  }

  answered(answer, said, written) {
    if (!said) return this.failed(answer.status === 404 ? "closed" : "fault", null);
    if (said.dataset.saving !== "saved") return this.failed(said.dataset.saving, said);
    const recovered = this.trouble;
    this.form.elements.csrfmiddlewaretoken.value = said.dataset.token; // another one, if they signed in again
    document.body.setAttribute("hx-headers", JSON.stringify({ "x-csrftoken": said.dataset.token }));
    Object.assign(this, { known: said.dataset.known, at: said.dataset.at, kept: written, failures: 0, trouble: "", since: Date.now() });
    if (this.isUnsaved) this.after(PAUSE);
    this.show(this.isUnsaved ? "waiting" : "saved", this.isUnsaved ? this.lastSaved : said.textContent.trim());
    if (recovered) this.tell(said.textContent);
    leadsToDraft(this.form);
    return true;
  }

  failed(reason, said) {
    const isNew = this.trouble !== reason;
    this.trouble = reason;
    if (TRIED_AGAIN.includes(reason)) this.after(WAITS[Math.min(this.failures, WAITS.length - 1)] * 1000);
    this.failures += 1;
    this.show("trouble", `${this.lastSaved}. `, said ?? REASONS[reason]);
    if (isNew) this.tell(this.said.querySelector("[data-says]").textContent);
    return false;
  }

  show(state, ...parts) {
    this.said.dataset.state = state;
    this.said.querySelector("[data-says]").replaceChildren(...parts);
  }

  // Aloud, for whoever does not see it: only when it went wrong, and when it is right again.
  tell(words) {
    this.said.querySelector("[role=status]").textContent = words.replace(/\s+/g, " ").trim();
  }
}

// What is kept has an address. The browser's back and reload then lead to the words, and once they are recorded to what was recorded:
// never to an empty form, and never to the question whether to send the form again.
const leadsToDraft = (form) => history.replaceState(history.state, "", form.getAttribute("action"));

const savings = new Map();

const savingOf = (form) => {
  if (!form?.matches("form[data-draft]")) return null;
  const said = form.querySelector("[data-save]");
  if (said && savings.get(form)?.said !== said) savings.set(form, new Saving(form, said));
  return savings.get(form) ?? null;
};

const unsaved = () => [...savings.values()].filter((saving) => saving.isUnsaved && saving.form.isConnected);

const wrote = (event) => savingOf(event.target.closest("form[data-draft]"))?.wrote();
document.addEventListener("input", wrote);
document.addEventListener("change", wrote);

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-save-over]")) savingOf(event.target.closest("form"))?.send({ over: true });
});

// What is sent is saved first, so that a line that is down or a session that ended leaves every word where it was typed.
document.addEventListener("submit", (event) => {
  const saving = savingOf(event.target);
  if (!saving) return;
  if (!saving.isUnsaved) return leadsToDraft(saving.form);
  event.preventDefault();
  if (saving.sending) return;
  saving.sending = true;
  const { submitter } = event;
  saving.save().then((isSaved) => {
    saving.sending = false;
    if (!isSaved && !ANSWERED_BY_PAGE.includes(saving.trouble)) return;
    saving.kept = saving.written;
    saving.form.requestSubmit(submitter);
  });
});

document.addEventListener("htmx:beforeRequest", (event) => {
  const saving = savingOf(event.detail.elt.closest("form[data-draft]"));
  if (saving) saving.sent = saving.written;
});

// A part of the form that was sent on its own has kept the whole.
document.addEventListener("htmx:afterRequest", (event) => {
  const saving = savingOf(event.detail.elt.closest("form[data-draft]"));
  if (!saving || !event.detail.successful || event.detail.requestConfig.verb === "get") return;
  Object.assign(saving, { known: "", kept: Math.max(saving.kept, saving.sent ?? 0) });
  leadsToDraft(saving.form);
});

window.addEventListener("online", () => unsaved().forEach((saving) => saving.save()));
window.addEventListener("offline", () => unsaved().forEach((saving) => saving.failed("offline")));
window.addEventListener("focus", () => unsaved().forEach((saving) => saving.trouble === "signed-out" && saving.save()));

// A telephone may never come back to a page that went out of sight.
document.addEventListener("visibilitychange", () => {
  const isHidden = document.visibilityState === "hidden";
  for (const saving of unsaved()) isHidden ? saving.send({ leaving: true }) : saving.save();
});

window.addEventListener("beforeunload", (event) => {
  if (unsaved().some((saving) => saving.isAtRisk)) event.preventDefault();
});

for (const form of document.querySelectorAll("form[data-draft]")) if (location.pathname === form.getAttribute("action")) leadsToDraft(form);
