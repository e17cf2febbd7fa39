// The text of a message: entities to elements. Text is only ever set as text, never as markup.

import { element } from "./elements.js";

const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
const INLINE = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  spoiler: "span",
};

/** The text of a message with its entities; offsets are UTF-16 units, as in JavaScript. */
export function words(text, entities, acts) {
  const body = element("div", "words");
  fill(body, text, 0, text.length, entities, acts);
  return body;
}

function fill(parent, text, from, to, entities, acts) {
  let at = from;
  const inside = entities.filter((e) => e.offset >= from && e.offset < to);
  for (const entity of inside) {
    if (entity.offset < at) continue; // part of the one before
    const end = Math.min(entity.offset + entity.length, to);
    const block = BLOCKS.has(entity.type);
    addText(parent, text.slice(at, entity.offset), block);
    const [outer, inner] = wrap(entity, text.slice(entity.offset, end), acts);
    const nested = inside.filter((e) => e !== entity && e.offset + e.length <= end);
    fill(inner, text, entity.offset, end, nested, acts);
    parent.append(outer);
    at = end;
  }
  addText(parent, text.slice(at, to), false);
}

/** A block brings its own space: the line breaks before and after it are not drawn as well. */
function addText(parent, text, beforeBlock) {
  const afterBlock = parent.lastElementChild?.classList.contains("block") && parent.lastChild === parent.lastElementChild;
  let shown = afterBlock ? text.replace(/^\n{1,2}/, "") : text;
  if (beforeBlock) shown = shown.replace(/\n{1,2}$/, "");
  if (shown) parent.append(shown);
}

function wrap(entity, text, acts) {
  switch (entity.type) {
    case "text_link":
      return twice(acts.link(entity.url));
    case "url":
      return twice(acts.link(text));
    case "phone_number": {
      const link = element("a", "phone");
      link.href = `tel:${text.replace(/[^\d+]/g, "")}`;
      return twice(link);
    }
    case "bot_command": {
      const command = element("button", "command");
      command.type = "button";
      command.addEventListener("click", () => acts.say(text));
      return twice(command);
    }
    case "pre":
      return twice(element("pre", "block"));
    case "blockquote":
      return twice(element("blockquote", "block quote"));
    case "expandable_blockquote":
      return quote();
    case "spoiler": {
      const hidden = element("button", "spoiler");
      hidden.type = "button";
      hidden.addEventListener("click", () => hidden.classList.add("shown"));
      return twice(hidden);
    }
    default:
      return twice(element(INLINE[entity.type] ?? "span"));
  }
}

const twice = (made) => [made, made];

/** Three lines, and a button for the rest; `fold` decides once it is on the page. */
function quote() {
  const outer = element("blockquote", "block quote foldable");
  const inner = element("div", "quote-text folded");
  const toggle = element("button", "unfold", "Show all");
  toggle.type = "button";
  toggle.setAttribute("aria-expanded", "false");
  toggle.addEventListener("click", () => {
    const folded = inner.classList.toggle("folded");
    toggle.setAttribute("aria-expanded", String(!folded));
    toggle.textContent = folded ? "Show all" : "Show less";
  });
  outer.append(inner, toggle);
  return [outer, inner];
}

/** Call when a message is on the page: a quote that fits needs no button. */
export function fold(message) {
  for (const outer of message.querySelectorAll(".foldable")) {
    const [inner, toggle] = outer.children;
    const fits = inner.scrollHeight <= inner.clientHeight + 2;
    if (fits && inner.classList.contains("folded")) {
      inner.classList.remove("folded");
      toggle.hidden = true;
    }
  }
}
