// What forms do beyond their markup and their saving. Without it they still work: the buttons send the form and it comes back.

// A question that is asked after some answer alone stands below that question. Until it is given it is out of sight, unless something is
// written in it or wrong with it: nothing that was typed is ever hidden.
const isWritten = (field) =>
  field.matches("[type=radio], [type=checkbox]") ? field.checked : field.type !== "hidden" && !field.dataset.preset && field.value.trim();

const isGiven = (form) => (wait) => {
  const [name, answers] = wait.split("=");
  return new FormData(form).getAll(name).some((answer) => answers.split(",").includes(answer));
};

const isKept = (asked) =>
  [...asked.querySelectorAll("input, select, textarea")].some(isWritten) || asked.querySelector(".govuk-error-message");

const reveal = () => {
  for (const asked of document.querySelectorAll("[data-only-if]")) {
    const form = asked.closest("form");
    const waits = asked.dataset.onlyIf.split("&").filter((wait) => form.elements[wait.split("=")[0]]);
    asked.hidden = !isKept(asked) && !waits.every(isGiven(form));
  }
};

// What is told by a choice beside it is asked where nobody is chosen.
const unless = () => {
  for (const asked of document.querySelectorAll("[data-unless]")) {
    asked.hidden = !isKept(asked) && new FormData(asked.closest("form")).getAll(asked.dataset.unless).some(Boolean);
  }
};

// An answer that cannot be given after another stands among the answers only while that other is not given.
const offerAnswers = () => {
  for (const answer of document.querySelectorAll("[data-offered]:not([data-latest])")) {
    const form = answer.closest("form"), given = isGiven(form);
    const isOpen = (wait) => given(wait) || !new FormData(form).getAll(wait.split("=")[0]).some(Boolean);
    answer.hidden = !isKept(answer) && !answer.dataset.offered.split("&").every(isOpen);
  }
};

// A day that is later than the law allows asks why at once, where a reason can be given. A question that opens begins with the latest day.
const PARTS = ["day", "month", "year"];

const boxesOf = (latest) => PARTS.map((part) => latest.closest("fieldset").querySelector(`input[name$="-${part}"]`));

const written = (boxes) => boxes.map((box, place) => box.value.trim().padStart(place === 2 ? 4 : 2, "0")).reverse().join("-");

// Several latest days can stand below one question, each after another answer: one that is no longer asked for takes back what it offered.
const takeBack = (latest, boxes) => {
  if (!latest.dataset.offered) return;
  if (boxes.every((box) => box.dataset.preset)) for (const box of boxes) { box.value = ""; delete box.dataset.preset; }
  delete latest.dataset.offered;
};

const offer = (latest, boxes) => {
  if (latest.dataset.offered) return;
  latest.dataset.offered = "yes";
  if (!latest.dataset.preset || boxes.some((box) => box.value && !box.dataset.preset)) return;
  latest.dataset.preset.split("-").reverse().forEach((part, place) => {
    boxes[place].value = boxes[place].dataset.preset = String(Number(part));
  });
};

const measure = () => {
  for (const latest of document.querySelectorAll("[data-latest][data-only-if]")) if (!latest.checkVisibility()) takeBack(latest, boxesOf(latest));
  for (const latest of document.querySelectorAll("[data-latest]")) {
    const boxes = boxesOf(latest), why = latest.querySelector("[data-why]"), day = written(boxes);
    if (latest.dataset.onlyIf && latest.checkVisibility()) offer(latest, boxes);
    const later = latest.checkVisibility() && /^\d{4}-\d\d-\d\d$/.test(day) && day > latest.dataset.latest;
    if (why) why.hidden = !why.querySelector("textarea").value.trim() && !later;
  }
};

for (const latest of document.querySelectorAll("[data-latest]")) if (latest.checkVisibility()) latest.dataset.offered = "yes";

document.addEventListener("change", reveal);
document.addEventListener("change", unless);
document.addEventListener("change", offerAnswers);
document.addEventListener("change", measure);
document.addEventListener("input", (event) => {
  delete event.target.dataset.preset;
  measure();
});
document.addEventListener("htmx:load", measure);
document.addEventListener("htmx:load", reveal);
document.addEventListener("htmx:load", unless);
document.addEventListener("htmx:load", offerAnswers);
reveal();
unless();
offerAnswers();

// A known answer that was changed is said as it is now, and not as it was.
const answersIn = (known) =>
  [...known.querySelectorAll("input:not([type=hidden]), select, textarea")].filter(isWritten).map((field) => {
    if (field.matches("[type=radio], [type=checkbox]")) return field.labels[0].firstChild.textContent.trim();
    return field.matches("select") ? field.selectedOptions[0].textContent.trim() : field.value.trim();
  });

document.addEventListener("input", (event) => {
  const known = event.target.closest("details[data-known]");
  if (!known) return;
  known.querySelector(".desk-known__said").textContent = answersIn(known).join(" ") || "not answered";
});

// Why each question is asked can be opened beside it, and for all of them at once with one button: with Tab one comes past that alone.
for (const form of document.querySelectorAll(".desk-form")) {
  const whys = form.querySelectorAll(".desk-why");
  if (!whys.length) continue;
  for (const why of whys) why.firstElementChild.tabIndex = -1;
  const all = document.createElement("button");
  all.type = "button";
  all.className = "desk-why-all";
  all.textContent = "Why we ask each of these";
  all.ariaExpanded = "false";
  all.addEventListener("click", () => {
    const open = all.ariaExpanded === "false";
    for (const why of form.querySelectorAll(".desk-why")) why.open = open;
    all.ariaExpanded = String(open);
  });
  form.querySelector(".desk-form__end")?.before(all);
}

document.addEventListener("htmx:load", (event) => {
  for (const why of event.target.querySelectorAll?.(".desk-why > summary") ?? []) why.tabIndex = -1;
});
