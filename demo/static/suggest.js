// The list above the message box: commands after "/", names after "@", and what the bot offers
// while `@bot question` is typed. Knows the box and the list; what is chosen goes to `acts`.

import { element } from "./elements.js";
import { chat, here, membersOf, shared, world } from "./state.js";

const $ = (id) => document.getElementById(id);
const box = $("words");
const list = $("suggestions");
const opener = $("commands-button");
const PAUSE = 200; // milliseconds without a key before the bot is asked
const WANT_WORDS = new Set(["ask"]); // commands that say nothing alone

let acts;
let chosen = -1;
let timer;
let asked = null; // the inline query whose results are awaited or shown

/** `given` has say(text), fill(text), inline(query), choose(query id, card id), private(start). */
export function setUpSuggestions(given) {
  acts = given;
  opener.addEventListener("click", () => {
    if (!list.hidden) return open(false);
    offer("Commands", commands().map(commandOption));
    box.focus();
    choose(0);
  });
  box.addEventListener("blur", () => setTimeout(() => !list.contains(document.activeElement) && document.activeElement !== opener && open(false), 0));
  document.addEventListener("click", (event) => {
    if (!list.contains(event.target) && !opener.contains(event.target) && event.target !== box) open(false);
  });
}

export function forgetSuggestions() {
  clearTimeout(timer);
  asked = null;
  open(false);
}

const commands = () => world.commands[shared(chat()) ? "group" : "private"];
const isBotHere = () => chat().kind !== "pair";

/** After every letter. */
export function suggest() {
  const typed = box.value;
  clearTimeout(timer);
  const query = inlineQuery(typed);
  if (query !== null) {
    timer = setTimeout(() => {
      asked = query;
      acts.inline(query);
    }, PAUSE);
    return;
  }
  asked = null;
  const command = typed.match(/^\/(\w*)$/)?.[1];
  const name = typed.slice(0, box.selectionStart).match(/(?:^|\s)@(\w*)$/)?.[1];
  if (command !== undefined && isBotHere()) {
    offer("Commands", commands().filter((one) => one.command.startsWith(command.toLowerCase())).map(commandOption));
  } else if (name !== undefined && shared(chat())) {
    offer("People", names().filter((one) => one.username.startsWith(name.toLowerCase())).map(nameOption));
  } else {
    return open(false);
  }
  if (!list.hidden) choose(0);
}

/** What stands behind the bot's name at the beginning; null when it is not called. */
function inlineQuery(typed) {
  const name = `@${world.bot.username} `;
  return typed.toLowerCase().startsWith(name.toLowerCase()) ? typed.slice(name.length).trim() : null;
}

function names() {
  const bot = { username: world.bot.username, name: `${world.bot.name}: answers` };
  return [bot, ...membersOf(chat()).filter((one) => one.id !== here.me)];
}

function commandOption(command) {
  const act = () => {
    if (WANT_WORDS.has(command.command)) return acts.fill(`/${command.command} `);
    acts.fill("");
    acts.say(`/${command.command}${shared(chat()) ? `@${world.bot.username}` : ""}`);
  };
  return { title: `/${command.command}`, text: command.description, act, complete: `/${command.command} ` };
}

function nameOption(one) {
  const before = box.value.slice(0, box.selectionStart).replace(/@\w*$/, "");
  const complete = `${before}@${one.username} ${box.value.slice(box.selectionStart).trimStart()}`;
  return { title: `@${one.username}`, text: one.name, act: () => acts.fill(complete), complete };
}

/** The bot's answer to what is typed; older answers come too late to be shown. */
export function showResults({ to, query, cards, button }) {
  if (to !== here.me || asked === null || inlineQuery(box.value) !== asked) return;
  const found = cards.map((card) => ({ title: card.title, text: card.description, act: () => acts.choose(query, card.id), card: true }));
  const first = button ? [{ title: button.text, text: "", act: () => acts.private(button.start), lead: true }] : [];
  offer("Results", [...first, ...found]);
  const foot = element("li", "foot", cards.length ? "Choose an answer (↓) to place it here, or send what you typed." : "The bot has nothing to offer here.");
  foot.setAttribute("role", "presentation");
  list.append(foot);
  $("said").textContent = cards.length === 1 ? "1 result" : `${cards.length} results`;
  list.scrollTop = 0;
}

function offer(label, options) {
  list.setAttribute("aria-label", label);
  list.replaceChildren(...options.map(draw));
  chosen = -1;
  open(options.length > 0);
}

function draw(option, index) {
  const item = element("li", option.card ? "option card" : option.lead ? "option lead" : "option");
  item.id = `option-${index}`;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.append(element("strong", "", option.title), element("span", "", option.text));
  item.addEventListener("click", () => {
    open(false);
    option.act();
    box.focus();
  });
  item.dataset.complete = option.complete ?? "";
  return item;
}

function open(wanted) {
  list.hidden = !wanted;
  opener.setAttribute("aria-expanded", String(wanted));
  box.setAttribute("aria-expanded", String(wanted));
  if (!wanted) choose(-1);
}

function choose(index) {
  const items = [...list.querySelectorAll("[role=option]")];
  chosen = index < 0 || !items.length ? -1 : index % items.length;
  items.forEach((item, at) => item.setAttribute("aria-selected", String(at === chosen)));
  if (chosen < 0) return box.removeAttribute("aria-activedescendant");
  box.setAttribute("aria-activedescendant", items[chosen].id);
  items[chosen].scrollIntoView({ block: "nearest" });
}

/** Keys that the open list takes from the box; true when it did. */
export function suggestionKey(event) {
  if (list.hidden || event.shiftKey) return false;
  const items = [...list.querySelectorAll("[role=option]")];
  switch (event.key) {
    case "ArrowDown":
      choose(chosen + 1);
      break;
    case "ArrowUp":
      choose((chosen < 0 ? 0 : chosen) + items.length - 1);
      break;
    case "Escape":
      open(false);
      break;
    case "Enter":
      if (chosen < 0) return false;
      items[chosen].click();
      break;
    case "Tab":
      if (chosen < 0 || !box.value || !items[chosen].dataset.complete) {
        open(false);
        return false;
      }
      acts.fill(items[chosen].dataset.complete);
      break;
    default:
      return false;
  }
  event.preventDefault();
  return true;
}
