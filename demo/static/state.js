// What the page knows: people, chats, messages, and through whose eyes one looks. No drawing here.

export const world = {
  bot: { id: 0, name: "Infusion FAQ", username: "", description: "" },
  commands: { private: [], group: [] },
  people: [],
  chats: new Map(), // chat id -> chat
  messages: new Map(), // chat id -> Map of message id -> message
  unread: new Map(), // place -> number of messages
};

/** Who one is and what one looks at; `hidden`: speaking as the group, as anonymous admins do. */
export const here = { me: null, chat: null, topic: null, hidden: false };

const RULING = new Set(["creator", "administrator"]);

export const place = (chat, topic) => `${chat}/${topic ?? 0}`;
export const placeOf = (message) => place(message.chat, message.topic);
export const nowAt = () => place(here.chat, here.topic);

export const person = (id) => world.people.find((one) => one.id === id);
export const chat = () => world.chats.get(here.chat);
export const tone = (id) => Math.max(0, world.people.findIndex((one) => one.id === id)) % 4;

/** The chats of whom one is, as the list has them; a forum has one place for each topic. */
export function myChats() {
  return [...world.chats.values()].filter((one) => (one.kind === "private" ? one.id === here.me : String(here.me) in one.members));
}

export function topicsOf(room) {
  return room.kind === "forum" ? [{ id: null, title: "General" }, ...room.topics] : [];
}

/** What stands above the messages: a pair is named after the other one. */
export function titleOf(room, topic = null) {
  if (room.kind === "private") return world.bot.name;
  if (room.kind === "pair") return membersOf(room).find((one) => one.id !== here.me)?.name ?? room.title;
  return room.kind === "forum" ? (topicsOf(room).find((one) => one.id === topic)?.title ?? room.title) : room.title;
}

export const membersOf = (room) => world.people.filter((one) => String(one.id) in room.members && (room.kind !== "private" || one.id === room.id));
export const rules = (room, id) => ["group", "forum"].includes(room.kind) && RULING.has(room.members[id]);
export const shared = (room) => room.kind !== "private";

export function isMine(message) {
  return message.from.hidden ? here.hidden : message.from.id === here.me;
}

export function authorOf(message) {
  if (message.from.id === world.bot.id) return world.bot.name;
  return message.from.hidden ? (world.chats.get(message.chat)?.title ?? "Group") : message.from.name;
}

export const fromBot = (message) => message.from.id === world.bot.id;

export function messagesAt(key) {
  const id = Number(key.split("/")[0]);
  return [...(world.messages.get(id)?.values() ?? [])].filter((message) => placeOf(message) === key);
}

export const find = (chatId, id) => world.messages.get(chatId)?.get(id);

/** Everything anew, as it comes when the connection opens. */
export function load(opening) {
  Object.assign(world, { bot: opening.bot, commands: opening.commands, people: opening.people });
  world.chats = new Map(opening.chats.map((room) => [room.id, room]));
  world.messages = new Map();
  opening.messages.forEach(keep);
  if (!person(here.me)) {
    const before = world.people.find((one) => one.name === sessionStorage.getItem("me"));
    here.me = (before ?? world.people[0]).id;
  }
  if (!myChats().some((room) => room.id === here.chat)) Object.assign(here, { chat: here.me, topic: null, hidden: false });
}

/** Put a message where it belongs; true when it is new. */
export function keep(message) {
  const all = world.messages.get(message.chat) ?? new Map();
  world.messages.set(message.chat, all);
  const fresh = !all.has(message.id);
  all.set(message.id, message);
  return fresh;
}

export function drop(chatId, id) {
  world.messages.get(chatId)?.delete(id);
}
