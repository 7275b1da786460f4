// Narrows what can be recorded as one types. Without it the box is sent, and the page comes back with what fits.

const kinds = document.querySelector("[data-kinds]");
const box = document.querySelector("#id_q");

// The same as `plain` in menu.py: small letters without their marks.
const plain = (text) => (text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");

const narrow = () => {
  const words = plain(box.value).split(" ").filter(Boolean);
  const found = new Set();
  for (const group of kinds.children) {
    let number = 0;
    for (const kind of group.querySelectorAll("[data-words]")) {
      const href = kind.querySelector("a").getAttribute("href");
      kind.hidden = !words.every((word) => ` ${kind.dataset.words}`.includes(` ${word}`));
      if (!kind.hidden) number += 1;
      if (!kind.hidden) found.add(href);
      for (const also of kind.querySelectorAll(".desk-kinds__also")) also.hidden = !words.length;
    }
    group.hidden = words.length ? !number : group.hasAttribute("data-sought");
    if (group.matches("details")) group.open = words.length > 0 && number > 0;
  }
  const number = found.size ? `${found.size} ${found.size === 1 ? "fits" : "fit"}` : "Nothing that you may record here is called that.";
  document.querySelector("[data-number]").textContent = words.length ? number : "";
};

if (kinds) {
  box.addEventListener("input", narrow);
  narrow();
}
