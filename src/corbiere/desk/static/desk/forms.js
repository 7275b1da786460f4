// What forms do beyond their markup and their saving. Without it they still work: the buttons send the form and it comes back.

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
