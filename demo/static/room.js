// A group: what the bot is in it, who rules, and which chats a shared answer can go to.

import { element } from "./elements.js";
import { chat, here, membersOf, myChats, place, shared, titleOf, topicsOf, world } from "./state.js";

const $ = (id) => document.getElementById(id);
const BOT = {
  left: "Not in the group",
  member: "Member: is shown what is meant for it",
  administrator: "Admin: is shown everything",
  restricted: "Muted: may not write",
};
const PEOPLE = { administrator: "Admin", member: "Member" };
const SHORT = {
  left: "Bot is not here",
  kicked: "Bot is not here",
  member: "Bot sees what is meant for it",
  administrator: "Bot is admin, sees everything",
  restricted: "Bot is muted",
};

/** The line under the title. */
export function roomState(room) {
  if (room.kind === "private") return "bot";
  if (room.kind === "pair") return "Bot is not in this chat";
  return `${SHORT[room.bot ?? "left"]} · ${membersOf(room).map((one) => one.name).join(", ")}`;
}

/** What to try in a chat: stands above its first message. */
export function advice(room) {
  const name = `@${world.bot.username}`;
  return {
    private: "",
    pair: `The bot is not in this chat. Type ${name} and a question: answers are offered while you type, and one can be placed here. Sent as a message, it calls the bot as a guest.`,
    group: `Ask with /ask and a question, mention ${name}, or reply to the bot. It leaves all else alone, except danger signs that it is shown.`,
    staff: "The room of your STAFF_CHAT_ID. Reply to a question that was passed on, and the answer goes back to the person. Try /status, /reload and /gaps.",
    forum: `A topic of “${room.title}”. Ask with /ask and a question, mention ${name}, or reply to the bot; it answers in the same topic.`,
  }[room.kind];
}

/** `acts` has appoint(member id, standing). */
export function setUpRoom(acts) {
  $("room-button").addEventListener("click", () => {
    drawRoom(acts);
    $("room").showModal();
  });
}

export function drawRoom(acts) {
  const room = chat();
  if (!["group", "forum"].includes(room.kind)) return $("room").close();
  const focused = document.activeElement?.id;
  $("room-title").textContent = room.title;
  const lines = membersOf(room).map((one) => {
    const standing = room.members[one.id];
    return standing === "creator" ? line(one.name, element("span", "", "Owner")) : line(one.name, select(one.id, one.name, PEOPLE, standing, acts));
  });
  $("room-members").replaceChildren(line(world.bot.name, select(world.bot.id, world.bot.name, BOT, room.bot ?? "left", acts)), ...lines);
  if (focused) document.getElementById(focused)?.focus();
}

function line(name, control) {
  const made = element("label", "member");
  made.append(element("strong", "", name), control);
  return made;
}

function select(member, name, choices, standing, acts) {
  const made = element("select");
  made.id = `member-${member}`;
  made.append(...Object.entries(choices).map(([value, label]) => {
    const option = element("option", "", label);
    Object.assign(option, { value, selected: value === standing });
    return option;
  }));
  made.addEventListener("change", () => acts.appoint(member, made.value));
  return made;
}

/** Ask where something goes; `groups`: only chats the bot can be added to. */
export function choosePlace(title, { groups = false } = {}) {
  const rooms = myChats().filter((room) => (groups ? ["group", "forum"].includes(room.kind) : shared(room) || room.id === here.me));
  const places = rooms.flatMap((room) => (room.kind === "forum" && !groups ? topicsOf(room).map((topic) => [room, topic.id]) : [[room, null]]));
  $("places-title").textContent = title;
  return new Promise((resolve) => {
    const dialog = $("places");
    let picked = null;
    const choices = places.map(([room, topic]) => {
      const label = room.kind === "forum" && !groups ? `${room.title} · ${titleOf(room, topic)}` : room.kind === "forum" ? room.title : titleOf(room, topic);
      const button = element("button", "room", label);
      Object.assign(button, { type: "submit", value: place(room.id, topic) });
      button.addEventListener("click", () => (picked = { chat: room.id, topic }));
      return button;
    });
    $("places-list").replaceChildren(...choices);
    dialog.addEventListener("close", () => resolve(picked), { once: true });
    dialog.showModal();
  });
}
