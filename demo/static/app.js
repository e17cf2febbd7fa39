// The page: one WebSocket; what comes is kept and drawn, what is done is sent.

import { clearComposer, drawComposer, fill, gone, setUpComposer, startEditing, startReply } from "./composer.js";
import { drawLog, lastOwn, newest, note, pressed, put, released, setUpLog, show, takeAway } from "./log.js";
import { menu } from "./menu.js";
import { setUpPanel, showWhy } from "./panel.js";
import { showContent } from "./problems.js";
import { drawRail, setUpRail } from "./rail.js";
import { choosePlace, drawRoom, roomState, setUpRoom } from "./room.js";
import { chat, drop, here, isMine, keep, load, myChats, nowAt, person, placeOf, rules, titleOf, world } from "./state.js";
import { showResults } from "./suggest.js";

const $ = (id) => document.getElementById(id);
const waiting = []; // done while there was no connection

let socket;
let waits = 0; // connections that failed in a row
let typingTimer;
let toastTimer;

const acts = {
  say: (text, reply) => send({ do: "say", text, reply_to: reply ?? null, hidden: here.hidden, topic: here.topic }),
  change: (message, text) => text !== message.text && send({ do: "edit", message: message.id, text }),
  remove: (message) => send({ do: "delete", message: message.id }),
  attach: (kind) => send({ do: "attach", kind, topic: here.topic }),
  inline: (query) => send({ do: "inline", query }),
  choose: (query, card) => send({ do: "choose", query, card, topic: here.topic }),
  appoint: (member, standing) => send({ do: "appoint", member, standing }),
  start,
  edit: startEditing,
  reply: startReply,
  become,
  goTo,
  lastOwn,
  newest,
  link,
  menu,
  press,
  show,
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

/** Everything is done by whom one is, in the chat one looks at. */
function send(act) {
  const whole = { me: here.me, chat: here.chat, ...act };
  if (socket.readyState === WebSocket.OPEN && !document.body.classList.contains("offline")) socket.send(JSON.stringify(whole));
  else waiting.push(act.do === "enter" ? act : whole);
}

function receive(news) {
  switch (news.show) {
    case "chats":
      return open(news);
    case "message":
      return came(news.message);
    case "gone":
      drop(news.chat, news.message);
      gone(news.message);
      if (news.chat === here.chat) takeAway(news.message);
      return drawRail();
    case "alert":
      return answered(news);
    case "doing":
      return news.chat === here.chat && doing(news.action);
    case "results":
      return showResults(news);
    case "room":
      return changed(news.chat);
    case "why":
      return showWhy(news);
    case "content":
      return showContent(news, toast);
  }
}

function open(opening) {
  const again = world.chats.size > 0 && opening.key === sessionStorage.getItem("chat");
  waits = 0;
  sessionStorage.setItem("chat", opening.key);
  load(opening);
  document.title = world.bot.name;
  document.body.classList.remove("offline");
  look();
  for (const act of waiting.splice(0)) {
    if (again) send(act);
    else if (act.do === "say") send({ do: "say", text: act.text }); // people, chats and messages are new
  }
}

function came(message) {
  const fresh = keep(message);
  if (placeOf(message) === nowAt()) {
    put(message);
    if (!isMine(message)) state(roomState(chat()));
  } else if (fresh && myChats().some((room) => room.id === message.chat)) {
    world.unread.set(placeOf(message), (world.unread.get(placeOf(message)) ?? 0) + 1);
  }
  drawRail();
}

/** Draw everything of the chat one looks at, through the eyes of whom one is. */
function look() {
  const room = chat();
  world.unread.delete(nowAt());
  if (["group", "forum"].includes(room.kind)) send({ do: "enter" });
  $("chat-name").textContent = `${room.kind === "forum" ? "# " : ""}${titleOf(room, here.topic)}`;
  $("chat-face").hidden = room.kind !== "private";
  $("room-button").hidden = !["group", "forum"].includes(room.kind);
  state(roomState(room));
  drawComposer();
  drawLog();
  drawRail();
}

function goTo(id, topic) {
  if (id === here.chat && topic === here.topic) return $("words").focus();
  Object.assign(here, { chat: id, topic, hidden: here.hidden && rules(world.chats.get(id), here.me) });
  clearComposer();
  look();
  $("words").focus({ preventScroll: true });
}

/** Be somebody else, in the same chat where that is possible. */
function become(id, hidden = false) {
  const private_ = chat().kind === "private";
  Object.assign(here, { me: id, hidden });
  sessionStorage.setItem("me", person(id).name);
  if (private_ || !myChats().some((room) => room.id === here.chat)) Object.assign(here, { chat: id, topic: null });
  clearComposer();
  look();
}

/** Somebody came, left or rose; said where one sees it. */
function changed(room) {
  const before = world.chats.get(room.id);
  world.chats.set(room.id, room);
  if (room.id !== here.chat) return;
  if (here.hidden && !rules(room, here.me)) here.hidden = false;
  state(roomState(room));
  drawComposer();
  if (before.bot !== room.bot) note(`${world.bot.name} is now ${{ member: "a member", administrator: "an admin", restricted: "muted" }[room.bot] ?? "gone"}`);
  if ($("room").open) drawRoom(acts);
}

/** Open the private chat with a payload, as a link to the bot does. */
function start(payload) {
  goTo(here.me, null);
  acts.say(`/start ${payload}`.trim());
}

async function press(message, button, key) {
  if (button.callback_data) {
    pressed(key);
    send({ do: "press", message: message.id, data: button.callback_data });
  } else if (button.copy_text) {
    navigator.clipboard.writeText(button.copy_text.text).then(
      () => toast("Copied to the clipboard"),
      () => toast(button.copy_text.text),
    );
  } else {
    share(button);
  }
}

/** A button that puts `@bot query` into the box of a chat that is chosen, or of this one. */
async function share(button) {
  const query = button.switch_inline_query_chosen_chat?.query ?? button.switch_inline_query ?? button.switch_inline_query_current_chat ?? "";
  if (button.switch_inline_query_current_chat === undefined) {
    const chosen = await choosePlace("Share in which chat?");
    if (!chosen) return;
    goTo(chosen.chat, chosen.topic);
  }
  fill(`@${world.bot.username} ${query}`);
}

async function addToGroup(payload) {
  const chosen = await choosePlace("Add the bot to which group?", { groups: true });
  if (!chosen) return;
  goTo(chosen.chat, null);
  if (chat().bot !== "administrator") acts.appoint(world.bot.id, "member");
  acts.say(`/start@${world.bot.username} ${payload}`.trim());
}

function link(url) {
  const made = document.createElement("a");
  const target = new URL(/^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`);
  if (!["http:", "https:", "tg:"].includes(target.protocol)) return made;
  made.href = target.href;
  made.target = "_blank";
  made.rel = "noopener noreferrer";
  made.title = target.href;
  if (target.hostname === "t.me" && target.pathname === `/${world.bot.username}`) {
    made.addEventListener("click", (event) => {
      event.preventDefault();
      const group = target.searchParams.get("startgroup");
      if (group !== null) addToGroup(group);
      else start(target.searchParams.get("start") ?? "");
    });
  }
  return made;
}

function answered({ text, dialog }) {
  released();
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
  typingTimer = setTimeout(() => state(roomState(chat())), 5000); // Telegram's clients forget it then too
}

function state(text, busy = false) {
  const line = $("chat-state");
  line.textContent = line.title = text;
  line.classList.toggle("busy", busy);
}

setUpPanel();
setUpRail(acts);
setUpRoom(acts);
setUpLog(acts);
setUpComposer(acts);
connect();
$("words").focus({ preventScroll: true });
