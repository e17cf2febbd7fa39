// How a message looks: entities to elements, buttons, day lines. Text is only ever set as text,
// never as markup. Knows nothing of the connection: what is done goes to the `acts` it is given.

const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
const INLINE = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  spoiler: "span",
};
const MEDIA = {
  photo: "Photo",
  voice: "Voice message",
  sticker: "Sticker",
  location: "Location",
  document: "letter.pdf",
  contact: "Contact",
};

export function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** A drawing from the page's templates. */
function icon(name) {
  return document.getElementById(name).content.cloneNode(true);
}

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

/** An article for one message of the chat. */
export function draw(message, botName, acts) {
  const article = element("article", message.mine ? "message mine" : "message");
  article.dataset.id = message.id;
  article.tabIndex = -1;
  const bubble = element("div", "bubble");
  bubble.append(element("span", "hidden", message.mine ? "You: " : `${botName}: `));
  if (message.media) bubble.append(attachment(message.media));
  bubble.append(words(message.text, message.entities, acts), stamp(message));
  const line = element("div", "line");
  if (message.mine && !message.media) line.append(pencil(message, acts));
  line.append(bubble);
  article.append(line);
  if (message.rows.length) article.append(keyboard(message, acts));
  return article;
}

function attachment(kind) {
  const shown = element("div", `attachment ${kind}`);
  shown.append(element("span", "attachment-icon"), element("span", "", MEDIA[kind] ?? kind));
  return shown;
}

function stamp(message) {
  const shown = element("span", "stamp");
  const time = element("time", "", clock(message.date));
  time.dateTime = new Date(message.date * 1000).toISOString();
  if (message.edited) shown.append(element("span", "edited", "edited "));
  shown.append(time);
  return shown;
}

export function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

function pencil(message, acts) {
  const button = element("button", "pencil");
  button.type = "button";
  button.setAttribute("aria-label", "Edit this message");
  button.append(icon("pencil"));
  button.addEventListener("click", () => acts.edit(message));
  return button;
}

function keyboard(message, acts) {
  const rows = element("div", "rows");
  rows.setAttribute("role", "group");
  rows.setAttribute("aria-label", "Buttons");
  for (const row of message.rows) {
    const line = element("div", "row");
    line.append(...row.map((button) => key(message, button, acts)));
    rows.append(line);
  }
  return rows;
}

function key(message, button, acts) {
  if (button.url) {
    const link = acts.link(button.url);
    link.classList.add("key");
    link.append(button.text, icon("out"));
    return link;
  }
  const made = element("button", `key ${button.style ?? ""}`.trim(), button.text);
  made.type = "button";
  if (button.copy_text) made.append(icon("copy"));
  made.addEventListener("click", () => acts.press(message, button, made));
  return made;
}

/** "Today", "Yesterday" or the date: the line above the first message of a day. */
export function dayLine(seconds) {
  const day = new Date(seconds * 1000);
  const today = new Date();
  const days = Math.round((today.setHours(0, 0, 0, 0) - new Date(day).setHours(0, 0, 0, 0)) / 864e5);
  const name = days === 0 ? "Today" : days === 1 ? "Yesterday" : day.toLocaleDateString([], { day: "numeric", month: "long" });
  const line = element("p", "day");
  line.append(element("span", "", name));
  return line;
}
