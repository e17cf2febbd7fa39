// The page: one WebSocket, the chat it shows, and what the bot answers besides messages.

import { setCommands, setUpComposer, startEditing } from "./composer.js";
import { dayLine, draw, element, fold } from "./messages.js";
import { setUpPanel, showContent, showWhy } from "./panel.js";

const $ = (id) => document.getElementById(id);
const SMOOTH = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
const log = $("log");

let socket;
let bot = { name: "Infusion FAQ", username: "" };
let waits = 0; // connections that failed in a row
let typingTimer;
let toastTimer;
const waiting = []; // said while there was no connection
const shown = new Map(); // message id -> message

const acts = {
  say: (text) => send({ do: "say", text }),
  change: (message, text) => text !== message.text && send({ do: "edit", message: message.id, text }),
  attach: (kind) => send({ do: "attach", kind }),
  edit: startEditing,
  lastOwn: () => [...shown.values()].filter((m) => m.mine && !m.media).at(-1),
  link,
  press,
};

function connect() {
  socket = new WebSocket(`ws://${location.host}/chat`);
  socket.addEventListener("open", () => socket.send(JSON.stringify({ key: sessionStorage.getItem("chat") ?? "" })));
  socket.addEventListener("message", (event) => receive(JSON.parse(event.data)));
  socket.addEventListener("close", () => {
    state("connecting…");
    document.body.classList.add("offline");
    waits += 1;
    setTimeout(connect, Math.min(8000, 250 * 2 ** waits));
  });
}

function send(act) {
  if (socket.readyState === WebSocket.OPEN && !document.body.classList.contains("offline")) {
    socket.send(JSON.stringify(act));
  } else {
    waiting.push(act);
  }
}

function receive(news) {
  switch (news.show) {
    case "chat":
      return open(news);
    case "message":
      return put(news.message);
    case "gone":
      return remove(news.message);
    case "alert":
      return answered(news);
    case "doing":
      return doing(news.action);
    case "why":
      return showWhy(news);
    case "content":
      return showContent(news, toast);
  }
}

function open(chat) {
  waits = 0;
  bot = chat.bot;
  sessionStorage.setItem("chat", chat.key);
  document.title = bot.name;
  $("bot-name").textContent = bot.name;
  setCommands(chat.commands);
  log.replaceChildren();
  shown.clear();
  if (chat.messages.length) chat.messages.forEach(put);
  else log.append(welcome());
  state("bot");
  document.body.classList.remove("offline");
  waiting.splice(0).forEach(send);
  toNewest("instant");
}

/** What Telegram shows before one presses Start. */
function welcome() {
  const card = element("section", "welcome");
  const face = element("img");
  face.src = "icon.svg";
  face.alt = "";
  const start = element("button", "primary", "Start");
  start.type = "button";
  start.addEventListener("click", () => {
    acts.say("/start");
    $("words").focus();
  });
  card.append(face, element("h2", "", bot.name), element("p", "words", bot.description || "Ask a question, or press Start."), start);
  return card;
}

function put(message) {
  log.querySelector(".welcome")?.remove();
  const before = log.querySelector(`[data-id="${message.id}"]`);
  const near = atNewest();
  const drawn = draw(message, bot.name, acts);
  if (before) {
    const focused = before.contains(document.activeElement) ? document.activeElement.textContent : null;
    before.replaceWith(drawn);
    if (focused !== null) keepFocus(drawn, focused);
  } else {
    const last = [...shown.values()].at(-1);
    if (!last || new Date(last.date * 1000).toDateString() !== new Date(message.date * 1000).toDateString()) {
      log.append(dayLine(message.date));
    }
    log.append(drawn);
    if (!message.mine) state("bot");
  }
  shown.set(message.id, message);
  fold(drawn);
  if (before) return near && toNewest(SMOOTH);
  if (near || message.mine) reveal(drawn);
  else $("down").hidden = false;
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

function remove(id) {
  log.querySelector(`[data-id="${id}"]`)?.remove();
  shown.delete(id);
}

function press(message, button, pressed) {
  if (button.callback_data) {
    pressed.setAttribute("aria-busy", "true");
    setTimeout(() => pressed.removeAttribute("aria-busy"), 10_000);
    send({ do: "press", message: message.id, data: button.callback_data });
  } else if (button.copy_text) {
    navigator.clipboard.writeText(button.copy_text.text).then(
      () => toast("Copied to the clipboard"),
      () => toast(button.copy_text.text),
    );
  } else {
    toast("Sharing works in Telegram only");
  }
}

function link(url) {
  const made = element("a");
  const target = new URL(/^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`);
  if (!["http:", "https:", "tg:"].includes(target.protocol)) return made;
  made.href = target.href;
  made.target = "_blank";
  made.rel = "noopener noreferrer";
  made.title = target.href;
  if (target.hostname === "t.me" && target.pathname === `/${bot.username}`) {
    made.addEventListener("click", (event) => {
      event.preventDefault();
      acts.say(`/start ${target.searchParams.get("start") ?? ""}`.trim());
    });
  }
  return made;
}

function answered({ text, dialog }) {
  log.querySelectorAll("[aria-busy]").forEach((key) => key.removeAttribute("aria-busy"));
  if (!text) return;
  if (!dialog) return toast(text);
  $("alert-text").textContent = text;
  $("alert").showModal();
}

function toast(text) {
  clearTimeout(toastTimer);
  $("toast").textContent = text;
  $("toast").classList.add("shown");
  toastTimer = setTimeout(() => {
    $("toast").classList.remove("shown");
    $("toast").textContent = "";
  }, 3500);
}

function doing(action) {
  state(action === "typing" ? "typing" : action.replaceAll("_", " "), true);
  clearTimeout(typingTimer);
  typingTimer = setTimeout(() => state("bot"), 5000); // Telegram's clients forget it after five seconds too
}

function state(text, busy = false) {
  const line = $("bot-state");
  line.textContent = text;
  line.classList.toggle("busy", busy);
}

const atNewest = () => log.scrollHeight - log.scrollTop - log.clientHeight < 120;

function toNewest(behavior) {
  log.scrollTo({ top: log.scrollHeight, behavior });
  $("down").hidden = true;
}

log.addEventListener("scroll", () => {
  $("down").hidden = atNewest();
});
$("down").addEventListener("click", () => toNewest(SMOOTH));

setUpPanel();
setUpComposer(acts);
connect();
$("words").focus({ preventScroll: true });
