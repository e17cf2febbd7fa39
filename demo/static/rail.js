// The list at the left: who one is, the chats of this person, what is new in them.

import { drawer } from "./drawer.js";
import { KINDS, clock, element, face } from "./elements.js";
import { authorOf, fromBot, here, isMine, messagesAt, myChats, nowAt, place, shared, titleOf, tone, topicsOf, world } from "./state.js";

const $ = (id) => document.getElementById(id);
const WIDE = matchMedia("(min-width: 900px)");

let rail;
let acts;

/** `given` has become(person id) and goTo(chat id, topic). */
export function setUpRail(given) {
  acts = given;
  rail = drawer({ panel: $("rail"), opener: $("rail-button"), closer: $("rail-close"), name: "rail", wide: WIDE });
}

export function drawRail() {
  drawPeople();
  const focused = document.activeElement?.dataset?.place;
  $("chat-list").replaceChildren(...myChats().flatMap(rows));
  if (focused) $("chat-list").querySelector(`[data-place="${focused}"]`)?.focus({ preventScroll: true });
  const news = myChats().flatMap(placesOf).reduce((sum, one) => sum + unread(one), 0);
  $("rail-news").textContent = news || "";
  $("rail-button").setAttribute("aria-label", news ? `Chats, ${news} unread` : "Chats");
}

const placesOf = (room) => (room.kind === "forum" ? topicsOf(room).map((topic) => place(room.id, topic.id)) : [place(room.id, null)]);
const unread = (key) => (key === nowAt() ? 0 : (world.unread.get(key) ?? 0));

function drawPeople() {
  const box = $("people");
  if (box.dataset.drawn === world.people.map((one) => one.id).join()) {
    box.querySelectorAll("input").forEach((input) => (input.checked = Number(input.value) === here.me));
    return;
  }
  box.dataset.drawn = world.people.map((one) => one.id).join();
  const choices = world.people.map((one) => {
    const label = element("label", "person");
    const input = element("input");
    Object.assign(input, { type: "radio", name: "me", value: one.id, checked: one.id === here.me });
    input.addEventListener("change", () => acts.become(one.id));
    label.append(input, face(one.name, tone(one.id)), element("span", "", one.name));
    return label;
  });
  box.replaceChildren(element("legend", "", "You are"), ...choices);
}

function rows(room) {
  if (room.kind !== "forum") return [row(room, null)];
  const head = element("li", "forum");
  const name = element("p", "forum-name");
  name.append(picture(room), element("span", "", room.title));
  const topics = element("ul", "topics");
  topics.append(...topicsOf(room).map((topic) => row(room, topic.id)));
  head.append(name, topics);
  return [head];
}

function picture(room) {
  if (room.kind === "private") {
    const bot = element("img", "face");
    Object.assign(bot, { src: "icon.svg", alt: "" });
    return bot;
  }
  const title = room.kind === "pair" ? titleOf(room) : room.title;
  return face(title, room.kind === "pair" ? tone(world.people.find((one) => one.name === title)?.id) : 4 + (room.kind === "forum"));
}

function row(room, topic) {
  const key = place(room.id, topic);
  const last = messagesAt(key).at(-1);
  const news = unread(key);
  const item = element("li");
  const made = element("button", "room");
  made.type = "button";
  made.dataset.place = key;
  if (key === nowAt()) made.setAttribute("aria-current", "true");
  const text = element("span", "room-text");
  text.append(element("strong", "", titleOf(room, topic)), element("span", "when", last ? clock(last.date) : ""));
  text.append(element("span", "preview", last ? preview(last, room) : hint(room)));
  if (news) {
    const count = element("span", "news", String(news));
    count.append(element("span", "hidden", " unread"));
    text.append(count);
  }
  made.append(room.kind === "forum" ? element("span", "hash", "#") : picture(room), text);
  made.addEventListener("click", () => {
    rail.done();
    acts.goTo(room.id, topic);
  });
  item.append(made);
  return item;
}

function preview(message, room) {
  const words = message.text.replaceAll(/\s+/g, " ") || KINDS[message.media] || "";
  if (isMine(message)) return `You: ${words}`;
  if (fromBot(message)) return shared(room) ? `Bot: ${words}` : words;
  return shared(room) && room.kind !== "pair" ? `${authorOf(message)}: ${words}` : words;
}

function hint(room) {
  return { private: "Private chat with the bot", pair: "Bot not here: try inline", group: "A group", forum: "Nothing yet", staff: "Questions to the team" }[room.kind];
}
