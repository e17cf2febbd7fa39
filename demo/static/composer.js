// The message box: growing text area, sending, editing, menu of commands, attachments.

import { element } from "./messages.js";

const $ = (id) => document.getElementById(id);
const box = $("words");
const list = $("commands");
const listButton = $("commands-button");
const attachments = $("attachments");
const attachButton = $("attach-button");

let commands = [];
let chosen = -1;
let editing = null;

/** `acts` has say(text), change(message, text), attach(kind), lastOwn(). */
export function setUpComposer(acts) {
  $("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    submit(acts);
  });
  box.addEventListener("input", () => {
    grow();
    suggest();
  });
  box.addEventListener("keydown", (event) => pressed(event, acts));
  box.addEventListener("blur", () => setTimeout(() => !list.contains(document.activeElement) && document.activeElement !== listButton && openList(false), 0));
  listButton.addEventListener("click", () => {
    if (list.hidden) {
      offer(commands, acts);
      openList(true);
      box.focus();
      choose(0);
    } else {
      openList(false);
    }
  });
  $("editing-stop").addEventListener("click", () => startEditing(null));
  attachButton.addEventListener("click", () => openAttachments(attachments.hidden));
  attachments.addEventListener("keydown", attachmentKeys);
  attachments.addEventListener("click", (event) => {
    const kind = event.target.closest("[data-kind]")?.dataset.kind;
    if (!kind) return;
    openAttachments(false);
    attachButton.focus();
    acts.attach(kind);
  });
  document.addEventListener("click", (event) => {
    if (!attachments.contains(event.target) && !attachButton.contains(event.target)) openAttachments(false);
    if (!list.contains(event.target) && !listButton.contains(event.target) && event.target !== box) openList(false);
  });

  function suggest() {
    const typed = box.value;
    const fitting = /^\/\w*$/.test(typed) ? commands.filter((c) => `/${c.command}`.startsWith(typed.toLowerCase())) : [];
    offer(fitting, acts);
    openList(fitting.length > 0);
    if (fitting.length) choose(0);
  }
}

export function setCommands(offered) {
  commands = offered;
  listButton.hidden = !commands.length;
}

function submit(acts) {
  const text = box.value.trim();
  if (!text) return;
  if (editing) acts.change(editing, text);
  else acts.say(text);
  startEditing(null);
  box.value = "";
  grow();
  openList(false);
  box.focus();
}

function pressed(event, acts) {
  if (!list.hidden && ["ArrowDown", "ArrowUp", "Enter", "Tab", "Escape"].includes(event.key) && !event.shiftKey) {
    if (event.key === "Tab") {
      openList(false);
      return;
    }
    event.preventDefault();
    if (event.key === "Escape") openList(false);
    else if (event.key === "Enter") list.children[chosen]?.click();
    else choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
  } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    submit(acts);
  } else if (event.key === "ArrowUp" && !box.value) {
    const last = acts.lastOwn();
    if (last) {
      event.preventDefault();
      startEditing(last);
    }
  } else if (event.key === "Escape" && editing) {
    startEditing(null);
  }
}

/** Put an own message into the box to change it; null stops. */
export function startEditing(message) {
  if (!message && !editing) return;
  editing = message;
  $("editing").hidden = !message;
  $("editing-text").textContent = message?.text ?? "";
  box.value = message?.text ?? "";
  grow();
  box.focus();
}

function grow() {
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, 160)}px`;
}

function offer(shown, acts) {
  list.replaceChildren(
    ...shown.map((command, index) => {
      const item = element("li", "option");
      item.id = `command-${index}`;
      item.setAttribute("role", "option");
      item.append(element("strong", "", `/${command.command}`), element("span", "", command.description));
      item.addEventListener("click", () => {
        openList(false);
        box.value = "";
        grow();
        acts.say(`/${command.command}`);
        box.focus();
      });
      return item;
    }),
  );
}

function openList(open) {
  list.hidden = !open;
  listButton.setAttribute("aria-expanded", String(open));
  if (!open) {
    chosen = -1;
    box.removeAttribute("aria-activedescendant");
  }
}

function choose(index) {
  const items = [...list.children];
  if (!items.length) return;
  chosen = (index + items.length) % items.length;
  items.forEach((item, at) => item.setAttribute("aria-selected", String(at === chosen)));
  box.setAttribute("aria-activedescendant", items[chosen].id);
  items[chosen].scrollIntoView({ block: "nearest" });
}

function openAttachments(open) {
  attachments.hidden = !open;
  attachButton.setAttribute("aria-expanded", String(open));
  if (open) attachments.querySelector("button").focus();
}

function attachmentKeys(event) {
  const items = [...attachments.querySelectorAll("button")];
  const at = items.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    items[(at + step + items.length) % items.length].focus();
  } else if (event.key === "Escape") {
    openAttachments(false);
    attachButton.focus();
  }
}
