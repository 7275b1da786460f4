// Somebody is chosen by the first letters of their name: type, and Enter. Without this the button searches, and the page shows who was found.
import Combobox from "../combobox/combobox-nav.js";

const LETTERS = 2; // from as many on, others are suggested; before that, by the arrow or a press, the likely ones
const PAUSE = 150; // milliseconds without another letter
const NO_ANSWER = "There was no answer. Try again.";

class Picker {
  constructor(root) {
    Object.assign(this, { root, name: root.dataset.picker, several: "several" in root.dataset, asked: 0 });
    for (const part of ["chosen", "list", "said", "label"]) this[part] = root.querySelector(`.desk-picker__${part}`);
    this.box = root.querySelector(".desk-picker__box input");
    this.search = root.querySelector("button[name=find]");
    root.querySelector("noscript")?.remove();
    root.dataset.begun = "";
    if (this.search) this.search.hidden = true;
    this.keys = new Combobox(this.box, this.list, { tabInsertsSuggestions: false, firstOptionSelectionMode: "selected" });
    this.box.addEventListener("input", () => this.typed());
    this.box.addEventListener("keydown", (event) => this.pressed(event));
    this.box.addEventListener("click", () => this.list.hidden && this.box.value.length < LETTERS && this.ask());
    this.box.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the keys
    this.list.addEventListener("combobox-commit", (event) => this.choose(event.target));
    root.addEventListener("change", (event) => event.target.matches("[type=radio]") && this.chosen.replaceChildren());
    this.chosen.addEventListener("click", (event) => this.takeAway(event));
  }

  typed() {
    clearTimeout(this.waiting);
    this.asked += 1; // an answer to fewer letters comes too late
    if (this.box.value.trim().length < LETTERS) this.close();
    else this.waiting = setTimeout(() => this.ask(), PAUSE);
  }

  pressed(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && (this.box.value.trim() || !this.list.hidden)) event.preventDefault();
    if (event.key === "Enter" && this.list.hidden && this.box.value.trim()) this.ask();
    if (event.key === "ArrowDown" && this.list.hidden) {
      event.preventDefault();
      this.ask();
    }
    if (event.key === "Escape" && !this.list.hidden) {
      event.stopPropagation();
      this.close();
    }
  }

  async ask() {
    clearTimeout(this.waiting);
    const turn = ++this.asked;
    const sent = new FormData(this.box.form);
    for (const [name, value] of [...sent]) if (value instanceof File) sent.delete(name);
    sent.set("words", this.box.value.trim());
    sent.set("about", this.root.dataset.about);
    const answer = await fetch(this.root.dataset.from, { method: "POST", body: new URLSearchParams(sent) }).catch(() => null);
    const text = answer?.ok ? await answer.text() : "";
    if (turn !== this.asked || !this.root.isConnected) return;
    const page = new DOMParser().parseFromString(text, "text/html");
    if (page.querySelector("[data-suggestions]")) this.show(page);
    else this.failed();
  }

  show(page) {
    this.close();
    this.list.replaceChildren(...page.querySelectorAll("[role=option]"));
    this.said.replaceChildren(...page.querySelector("[data-said]").childNodes);
    this.said.classList.toggle("desk-picker__said--aloud", this.list.children.length > 0);
    if (!this.list.children.length || document.activeElement !== this.box) return;
    this.list.hidden = false;
    this.keys.start();
  }

  failed() {
    this.close();
    this.said.classList.remove("desk-picker__said--aloud");
    this.said.textContent = NO_ANSWER;
    if (this.search) this.search.hidden = false;
  }

  close() {
    if (this.list.hidden) return;
    this.keys.stop();
    this.list.hidden = true;
  }

  choose(option) {
    const line = this.root.querySelector("template").content.firstElementChild.cloneNode(true);
    const [who, about] = [".desk-option__who", ".desk-option__about"].map((part) => option.querySelector(part)?.textContent ?? "");
    line.prepend(Object.assign(document.createElement("input"), { type: "hidden", name: this.name, value: option.dataset.value }));
    for (const part of line.querySelectorAll("bdi")) part.textContent = who;
    line.querySelector(".desk-chosen__hint").textContent = about;
    line.querySelector("button").value = `${this.name}=${option.dataset.value}`;
    for (const found of this.root.querySelectorAll(`[name="${this.name}"]:checked`)) found.checked = this.several && found.checked;
    const held = [...this.chosen.querySelectorAll("input")].some((input) => input.value === option.dataset.value);
    if (!this.several) this.chosen.replaceChildren(line);
    else if (!held) this.chosen.append(line);
    this.box.value = "";
    this.close();
    this.tell(`${who} is chosen.`);
    if (!this.several) line.focus();
  }

  takeAway(event) {
    const button = event.target.closest("button[name=take-away]");
    if (!button) return;
    event.preventDefault();
    const line = button.closest("li");
    const who = line.querySelector("bdi").textContent;
    line.remove();
    this.box.focus();
    this.tell(`${who} is taken away.`);
  }

  tell(words) {
    this.said.classList.add("desk-picker__said--aloud");
    this.said.textContent = words;
    this.label.textContent = this.chosen.children.length ? this.root.dataset.else : "Two letters of the name";
    this.root.dispatchEvent(new Event("change", { bubbles: true })); // the form is saved
  }
}

const begin = (scope) => {
  for (const root of scope.querySelectorAll("[data-picker]:not([data-begun])")) new Picker(root);
};

document.addEventListener("htmx:load", () => begin(document));
begin(document);
