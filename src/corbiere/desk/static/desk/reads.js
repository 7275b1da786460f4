// How easily a child reads what is being written to them, said again when the hand rests. Without this it is said when the page is.
const PAUSE = 600; // milliseconds without another letter

const ask = async (said, field) => {
  const turn = (said.turn = (said.turn ?? 0) + 1);
  const csrfmiddlewaretoken = field.form.elements.csrfmiddlewaretoken.value;
  const body = new URLSearchParams({ csrfmiddlewaretoken, text: field.value });
  const answer = await fetch(said.dataset.reads, { method: "POST", body }).catch(() => null);
  if (!answer?.ok || turn !== said.turn) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  said.replaceChildren(...page.body.childNodes);
};

document.addEventListener("input", (event) => {
  const said = event.target.id && document.querySelector(`[data-reads][data-of="${event.target.id}"]`);
  if (!said) return;
  clearTimeout(said.waiting);
  said.waiting = setTimeout(() => ask(said, event.target), PAUSE);
});
