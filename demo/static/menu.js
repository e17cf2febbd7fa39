// A small menu beside the button that opens it. The keyboard works as in any menu.

import { element } from "./elements.js";

let close = () => {};

/** `items`: pairs of a label and what to do; a third true marks the one that holds now. */
export function menu(button, items) {
  const again = button.getAttribute("aria-expanded") === "true";
  close();
  if (again) return;
  const choosing = items.some(([, , chosen]) => chosen !== undefined);
  const list = element("div", "menu popup");
  list.setAttribute("role", "menu");
  list.append(...items.map(([label, act, chosen]) => item(label, act, chosen, choosing)));
  document.body.append(list);
  put(list, button.getBoundingClientRect());
  button.setAttribute("aria-expanded", "true");
  const away = (event) => !list.contains(event.target) && close();
  document.addEventListener("click", away);
  close = (back = false) => {
    document.removeEventListener("click", away);
    list.remove();
    button.setAttribute("aria-expanded", "false");
    close = () => {};
    if (back) button.focus();
  };
  list.addEventListener("keydown", (event) => keys(event, list));
  (list.querySelector("[aria-checked=true]") ?? list.firstChild).focus();
}

function item(label, act, chosen, choosing) {
  const made = element("button", "", label);
  made.type = "button";
  made.setAttribute("role", choosing ? "menuitemradio" : "menuitem");
  if (choosing) made.setAttribute("aria-checked", String(Boolean(chosen)));
  made.addEventListener("click", () => {
    close(true);
    act();
  });
  return made;
}

/** Above or below the button, wherever there is room. */
function put(list, at) {
  const [wide, high] = [list.offsetWidth, list.offsetHeight];
  const left = Math.max(8, Math.min(at.left, innerWidth - wide - 8));
  const top = at.top > innerHeight / 2 ? at.top - high - 4 : at.bottom + 4;
  list.style.setProperty("left", `${left}px`);
  list.style.setProperty("top", `${Math.max(8, Math.min(top, innerHeight - high - 8))}px`);
}

function keys(event, list) {
  const items = [...list.children];
  const at = items.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    items[(at + step + items.length) % items.length].focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    event.stopPropagation();
    close(true);
  }
}
