// What forms do beyond their markup and their saving. Without it they still work: the buttons send the form and it comes back.

// A question that is asked after some answer alone stands below that question. Until it is given it is out of sight, unless something is
// written in it or wrong with it: nothing that was typed is ever hidden.
const isWritten = (field) => (field.matches("[type=radio], [type=checkbox]") ? field.checked : field.type !== "hidden" && field.value.trim());

const isGiven = (form) => (wait) => {
  const [name, answers] = wait.split("=");
  return new FormData(form).getAll(name).some((answer) => answers.split(",").includes(answer));
};

const reveal = () => {
  for (const asked of document.querySelectorAll("[data-only-if]")) {
    const form = asked.closest("form");
    const waits = asked.dataset.onlyIf.split("&").filter((wait) => form.elements[wait.split("=")[0]]);
    const kept = [...asked.querySelectorAll("input, select, textarea")].some(isWritten) || asked.querySelector(".govuk-error-message");
    asked.hidden = !kept && !waits.every(isGiven(form));
  }
};

document.addEventListener("change", reveal);
document.addEventListener("htmx:load", reveal);
reveal();
