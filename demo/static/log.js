// The messages of the chat one looks at: drawn, kept up to date, scrolled.

import { element } from "./elements.js";
import { dayLine, draw } from "./messages.js";
import { advice } from "./room.js";
import { authorOf, chat, find, fromBot, here, isMine, messagesAt, nowAt, rules, shared, tone, world } from "./state.js";
import { fold } from "./words.js";

const $ = (id) => document.getElementById(id);
const SMOOTH = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
const log = $("log");
const atNewest = () => log.scrollHeight - log.scrollTop - log.clientHeight < 120;
const article = (id) => log.querySelector(`[data-id="${id}"]`);
const day = (message) => new Date(message.date * 1000).toDateString();

let acts;

export function setUpLog(given) {
  acts = given;
  log.addEventListener("scroll", () => {
    $("down").hidden = atNewest();
  });
  $("down").addEventListener("click", () => toNewest(SMOOTH));
}

/** Everything of this chat anew; a screen reader is not read all of it. */
export function drawLog() {
  log.setAttribute("aria-live", "off");
  log.setAttribute("aria-label", "Messages");
  log.replaceChildren();
  const room = chat();
  const messages = messagesAt(nowAt());
  if (shared(room)) log.append(element("p", "note", advice(room)));
  else if (!messages.length) log.append(welcome());
  messages.forEach((message, index) => {
    if (!index || day(messages[index - 1]) !== day(message)) log.append(dayLine(message.date));
    const drawn = drawing(message);
    log.append(drawn);
    fold(drawn);
  });
  toNewest("instant");
  requestAnimationFrame(() => log.setAttribute("aria-live", "polite"));
}

function drawing(message) {
  const answered = message.reply_to === null ? undefined : (find(message.chat, message.reply_to) ?? null);
  const ruling = message.from.hidden || rules(chat(), message.from.id);
  const how = {
    author: authorOf(message),
    mine: isMine(message),
    bot: fromBot(message),
    tone: message.from.hidden ? 4 : tone(message.from.id),
    role: ruling && !fromBot(message) ? "admin" : "",
    crowd: shared(chat()),
    answered: answered && { id: answered.id, author: authorOf(answered), text: answered.text.slice(0, 120) },
  };
  return draw(message, how, acts);
}

/** What Telegram shows before one presses Start. */
function welcome() {
  const card = element("section", "welcome");
  const picture = element("img");
  Object.assign(picture, { src: "icon.svg", alt: "" });
  const start = element("button", "primary", "Start");
  start.type = "button";
  start.addEventListener("click", () => {
    acts.say("/start");
    $("words").focus();
  });
  card.append(picture, element("h2", "", world.bot.name), element("p", "words", world.bot.description || "Ask a question, or press Start."), start);
  return card;
}

/** A message that came or changed while one looks. */
export function put(message) {
  log.querySelector(".welcome")?.remove();
  const before = article(message.id);
  const near = atNewest();
  const drawn = drawing(message);
  if (before) {
    const focused = before.contains(document.activeElement) ? document.activeElement.textContent : null;
    before.replaceWith(drawn);
    if (focused !== null) keepFocus(drawn, focused);
  } else {
    const earlier = messagesAt(nowAt()).at(-2);
    if (!earlier || day(earlier) !== day(message)) log.append(dayLine(message.date));
    log.append(drawn);
  }
  fold(drawn);
  if (before) citeAnew(message.id);
  if (before) return near && toNewest(SMOOTH);
  if (near || isMine(message)) reveal(drawn);
  else $("down").hidden = false;
}

/** A line about the group itself. */
export function note(text) {
  log.append(element("p", "note", text));
  toNewest(SMOOTH);
}

/** A new message is read from its beginning: a long one is not scrolled past its heading. */
function reveal(drawn) {
  if (drawn.offsetHeight > log.clientHeight - 24) drawn.scrollIntoView({ block: "start", behavior: SMOOTH });
  else toNewest(SMOOTH);
}

/** After an edit the focus goes to the button with the same words, else to the message. */
function keepFocus(drawn, label) {
  const same = [...drawn.querySelectorAll("button, a")].find((e) => e.textContent === label);
  (same ?? drawn).focus({ preventScroll: true });
}

export function takeAway(id) {
  article(id)?.remove();
  citeAnew(id);
}

/** What replies to a message shows how it stands now, or that it is gone. */
function citeAnew(id) {
  for (const message of messagesAt(nowAt()).filter((one) => one.reply_to === id)) {
    const before = article(message.id)?.querySelector(".cited");
    before?.replaceWith(drawing(message).querySelector(".cited"));
  }
}

/** Lead to a message that another one replies to. */
export function show(id) {
  article(id)?.scrollIntoView({ block: "center", behavior: SMOOTH });
  article(id)?.focus({ preventScroll: true });
}

export function pressed(key) {
  key.setAttribute("aria-busy", "true");
  setTimeout(() => key.removeAttribute("aria-busy"), 10_000);
}

export function released() {
  log.querySelectorAll("[aria-busy]").forEach((key) => key.removeAttribute("aria-busy"));
}

function toNewest(behavior) {
  log.scrollTo({ top: log.scrollHeight, behavior });
  $("down").hidden = true;
}

export const lastOwn = () => messagesAt(nowAt()).filter((one) => isMine(one) && !one.media && !one.via).at(-1);
export const newest = () => messagesAt(nowAt()).at(-1);
