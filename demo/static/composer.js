// The message box: growing text area, sending, editing, replying, who speaks, attachments.

import { KINDS, face } from "./elements.js";
import { menu } from "./menu.js";
import { authorOf, chat, here, membersOf, person, rules, shared, tone, world } from "./state.js";
import { forgetSuggestions, setUpSuggestions, suggest, suggestionKey } from "./suggest.js";

const $ = (id) => document.getElementById(id);
const box = $("words");
const attachButton = $("attach-button");
const asButton = $("as-button");

let acts;
let editing = null;
let answering = null;

/** `given` has say(text, reply), change(message, text), attach(kind), become(id, hidden), and more. */
export function setUpComposer(given) {
  acts = given;
  setUpSuggestions({ ...acts, fill, choose: (query, card) => (fill(""), acts.choose(query, card)), private: (start) => (fill(""), acts.start(start)) });
  $("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  box.addEventListener("input", () => {
    grow();
    suggest();
  });
  box.addEventListener("keydown", pressed);
  $("editing-stop").addEventListener("click", stop);
  attachButton.addEventListener("click", (event) => {
    event.stopPropagation();
    menu(attachButton, Object.entries(KINDS).map(([kind, label]) => [label, () => acts.attach(kind)]));
  });
  asButton.addEventListener("click", (event) => {
    event.stopPropagation();
    menu(asButton, speakers());
  });
}

/** Everybody in the chat, and owners and admins also hidden, as the group itself. */
function speakers() {
  return membersOf(chat()).flatMap((one) => {
    const open = [one.name, () => acts.become(one.id, false), one.id === here.me && !here.hidden];
    const hidden = [`${one.name}, hidden behind the group's name`, () => acts.become(one.id, true), one.id === here.me && here.hidden];
    return rules(chat(), one.id) ? [open, hidden] : [open];
  });
}

/** After another chat or another person was chosen. */
export function drawComposer() {
  const crowd = shared(chat());
  $("commands-button").hidden = crowd || !world.commands.private.length;
  asButton.hidden = !crowd;
  const name = here.hidden ? chat().title : person(here.me).name;
  asButton.replaceChildren(face(name, here.hidden ? 4 : tone(here.me)));
  asButton.setAttribute("aria-label", `Speaking as ${name}; change`);
  box.placeholder = crowd ? `Message as ${name}` : "Message";
}

/** After another chat was opened: what was begun there is dropped. */
export function clearComposer() {
  stop();
  fill("");
}

function submit() {
  const text = box.value.trim();
  if (!text) return;
  if (editing) acts.change(editing, text);
  else acts.say(text, answering?.id);
  clearComposer();
  box.focus();
}

function pressed(event) {
  if (suggestionKey(event)) return;
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    submit();
  } else if (event.key === "ArrowUp" && !box.value) {
    const [message, begin] = event.ctrlKey ? [acts.newest(), startReply] : [acts.lastOwn(), startEditing];
    if (!message) return;
    event.preventDefault();
    begin(message);
  } else if (event.key === "Escape" && (editing || answering)) {
    stop();
  }
}

/** Put an own message into the box to change it. */
export function startEditing(message) {
  [editing, answering] = [message, null];
  begin("Edit message", message);
  fill(message.text);
}

export function startReply(message) {
  if (editing) fill("");
  [editing, answering] = [null, message];
  begin(`Reply to ${authorOf(message)}`, message);
  box.focus();
}

function begin(title, message) {
  $("editing").hidden = false;
  $("editing-title").textContent = title;
  $("editing-text").textContent = message.text || KINDS[message.media] || "";
  $("editing-stop").setAttribute("aria-label", editing ? "Stop editing" : "Do not reply");
}

function stop() {
  if (!editing && !answering) return;
  if (editing) fill("");
  [editing, answering] = [null, null];
  $("editing").hidden = true;
  box.focus();
}

/** A message that vanished can be neither changed nor answered. */
export function gone(id) {
  if ((editing ?? answering)?.id === id) stop();
}

export function fill(text) {
  box.value = text;
  grow();
  if (!text) return forgetSuggestions();
  box.focus();
  if (!editing) suggest();
}

function grow() {
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, 160)}px`;
}
