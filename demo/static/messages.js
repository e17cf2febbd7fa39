// How a message looks: author, what it replies to, buttons, day lines. Knows nothing of the
// connection: what is done goes to the `acts` it is given.

import { KINDS, clock, element, face, icon } from "./elements.js";
import { words } from "./words.js";

/**
 * An article for one message. `how` has: author, mine, bot (wrote it), tone, crowd (others are in
 * the chat too), answered (the message it replies to, null when that is gone, undefined when none).
 */
export function draw(message, how, acts) {
  const article = element("article", how.mine ? "message mine" : "message");
  article.dataset.id = message.id;
  article.tabIndex = -1;
  const bubble = element("div", "bubble");
  bubble.append(byline(message, how));
  if (how.answered !== undefined) bubble.append(cited(how.answered, acts));
  if (message.picture) bubble.append(picture(message));
  else if (message.media) bubble.append(attachment(message.media));
  bubble.append(words(message.text, message.entities, acts), stamp(message));
  const line = element("div", "line");
  if (how.crowd && !how.mine) line.append(how.bot ? botFace() : face(how.author, how.tone));
  line.append(bubble);
  line.append(more(message, how, acts));
  article.append(line);
  if (message.rows.length) article.append(keyboard(message, acts));
  article.addEventListener("dblclick", () => acts.reply(message));
  return article;
}

function byline(message, how) {
  const via = message.via ? ` via @${message.via}` : "";
  if (!how.crowd || how.mine) {
    const made = element("span", via ? "author" : "hidden", how.mine ? (via ? `You${via}` : "You: ") : `${how.author}: `);
    return made;
  }
  const made = element("p", how.bot ? "author" : `author ink-${how.tone}`, how.author);
  if (how.role) made.append(element("span", "role", how.role));
  if (via) made.append(element("span", "role", via));
  return made;
}

function botFace() {
  const made = element("img", "face");
  Object.assign(made, { src: "icon.svg", alt: "" });
  return made;
}

/** The message that is replied to, in two lines; a click leads to it. */
function cited(answered, acts) {
  const made = element("button", "cited");
  made.type = "button";
  if (answered) {
    made.append(element("span", "hidden", "In reply to "), element("strong", "", answered.author), element("span", "", answered.text));
    made.addEventListener("click", () => acts.show(answered.id));
  } else {
    made.append(element("span", "", "Deleted message"));
    made.disabled = true;
  }
  return made;
}

function picture(message) {
  const shown = element("img", "picture");
  shown.src = message.picture;
  shown.alt = message.text || KINDS.photo;
  return shown;
}

function attachment(kind) {
  const shown = element("div", `attachment ${kind}`);
  shown.append(element("span", "attachment-icon"), element("span", "", KINDS[kind] ?? kind));
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

/** What can be done with a message, behind one button. */
function more(message, how, acts) {
  const holder = element("div", "more");
  const button = element("button", "round plain");
  button.type = "button";
  button.setAttribute("aria-label", "More about this message");
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  button.append(icon("dots"));
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    acts.menu(button, [
      ["Reply", () => acts.reply(message)],
      ...(how.mine && !message.media && !message.via ? [["Edit", () => acts.edit(message)]] : []),
      ...(how.mine ? [["Delete", () => acts.remove(message)]] : []),
    ]);
  });
  holder.append(button);
  return holder;
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
