// What the pages do beyond the components. Without it every page still works.

const menus = () => document.querySelectorAll("details.desk-menu[open]");

document.addEventListener("click", (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});

// On paper every date shows its reason.
let opened = [];
window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details.desk-due:not([open])")];
  for (const due of opened) due.open = true;
});
window.addEventListener("afterprint", () => {
  for (const due of opened) due.open = false;
});
