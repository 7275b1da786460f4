// What a carer wrote is sent only while there is a line and they are signed in: otherwise every word stays where it was typed. Without it
// the form is sent as it is.

const SLOWEST = 20000; // milliseconds until no answer is taken for none
const SAYS = {
  line: "There is no connection. Your words are still here: press again when it is back.",
  closed: "This child does not live with you any more. Copy your words, and give them to their worker.",
  signedOut: "You have been signed out. Your words are still here: sign in on another page, come back to this one, and press again.",
};
const written = new WeakSet();
const sure = new WeakSet();

const trouble = async (form) => {
  try {
    const answer = await fetch(form.dataset.here, { method: "HEAD", signal: AbortSignal.timeout(SLOWEST) });
    return answer.status === 204 ? "" : answer.redirected ? SAYS.signedOut : SAYS.closed;
  } catch {
    return SAYS.line;
  }
};

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-here]");
  if (!form) return;
  if (sure.has(form)) return written.delete(form);
  event.preventDefault();
  if (form.dataset.asking) return;
  form.dataset.asking = "yes";
  const { submitter } = event, said = form.querySelector("[data-said]"), wrong = await trouble(form);
  delete form.dataset.asking;
  said.textContent = wrong;
  if (wrong) return;
  sure.add(form);
  form.requestSubmit(submitter);
});

document.addEventListener("input", (event) => written.add(event.target.closest("[data-here]") ?? event.target));

window.addEventListener("beforeunload", (event) => {
  for (const form of document.querySelectorAll("[data-here]")) if (written.has(form)) event.preventDefault();
});
