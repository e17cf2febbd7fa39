// The side panel: why the last question was answered as it was.

import { drawer } from "./drawer.js";
import { element } from "./elements.js";

const $ = (id) => document.getElementById(id);
const KNOWN = new Set(["decision", "danger", "score", "names", "candidates", "thresholds"]);
const SPOKEN = {
  not_seen: "Telegram does not show this message to the bot: it is not addressed to it, or the bot is not here.",
  command: "A command: it is carried out, there is nothing to match.",
  silent: "Not addressed to the bot, and no danger sign: it keeps silent.",
};
const MATCHED = new Set(["answer", "choices", "not_found"]); // decisions that the score made
const WIDE = matchMedia("(min-width: 1240px)");

/** Wide windows have the panel beside the chat, narrow ones as a drawer over it. */
export function setUpPanel() {
  drawer({ panel: $("why"), opener: $("why-button"), closer: $("why-close"), name: "why", wide: WIDE, remembered: "panel" });
}

/** What `explain` gave for the last question. */
export function showWhy({ asked, why }) {
  $("why-empty").hidden = Boolean(asked);
  $("why-answer").hidden = !asked;
  if (!asked) return;
  $("why-asked").textContent = asked;
  $("why-decision").textContent = title(why.decision ?? "");
  $("why-spoken").textContent = SPOKEN[String(why.decision).replaceAll(" ", "_")] ?? "";
  danger(why.danger);
  scale(MATCHED.has(why.decision) ? why.score : undefined, why.thresholds);
  names(why.names);
  candidates(why.candidates);
  more(why);
}

const number = (value) => (typeof value === "number" ? value.toFixed(2) : "");
const percent = (value) => `${Math.max(0, Math.min(1, value)) * 100}%`;

/** "not_found" as "not found". */
const title = (name) => String(name).replaceAll("_", " ");

/** Lists and objects as readable text. */
function plain(value) {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(plain).join(", ");
  if (value && typeof value === "object") {
    return Object.entries(value).filter(([, inner]) => inner !== null).map(([name, inner]) => `${title(name)}: ${plain(inner)}`).join(", ");
  }
  return typeof value === "number" && !Number.isInteger(value) ? number(value) : String(value);
}

/** A danger sign comes before any match: it is shown as the reason. */
function danger(seen) {
  $("why-danger").hidden = !seen;
  if (seen) $("why-danger").replaceChildren(element("strong", "", "Danger sign"), element("span", "", plain(seen)));
}

/** The score on a line from 0 to 1 with the thresholds as marks. */
function scale(score, thresholds) {
  const line = $("why-scale");
  line.hidden = typeof score !== "number";
  $("why-score").textContent = number(score);
  line.replaceChildren();
  if (line.hidden) return;
  const bar = element("span", "bar-fill");
  bar.style.setProperty("--share", percent(score));
  line.append(bar);
  for (const [name, value] of Object.entries(thresholds ?? {})) {
    if (typeof value !== "number" || value < 0 || value > 1) continue;
    const mark = element("span", value < 0.2 ? "mark early" : value > 0.8 ? "mark late" : "mark");
    mark.style.setProperty("--share", percent(value));
    mark.append(element("span", "", `${title(name)} ${number(value)}`));
    line.append(mark);
  }
}

function names(found = []) {
  $("why-names").hidden = !found.length;
  const chips = found.map((name) => {
    const chip = element("li", "chip");
    if (typeof name === "string") {
      chip.textContent = name;
    } else {
      chip.append(element("span", "", name.said ?? ""));
      if (name.means && name.means !== name.said) chip.append(element("strong", "", name.means));
    }
    return chip;
  });
  $("why-names").querySelector("ul").replaceChildren(...chips);
}

function candidates(found = []) {
  $("why-candidates").hidden = !found.length;
  const best = Math.max(...found.map((candidate) => candidate.score ?? 0), 0.01);
  $("why-candidates").querySelector("ol").replaceChildren(...found.map((candidate) => row(candidate, best)));
}

/** One candidate; its bar is drawn beside the best one's. */
function row(candidate, best) {
  const item = element("li");
  const head = element("p", "candidate");
  head.append(element("span", "", candidate.question ?? candidate.id ?? ""), element("span", "number", number(candidate.score)));
  const bar = element("div", "share");
  bar.style.setProperty("--share", percent((candidate.score ?? 0) / best));
  item.append(head, bar);
  if (candidate.why?.length) {
    const reasons = element("details");
    const list = element("ul", "chips");
    list.append(...[candidate.why].flat().map((reason) => element("li", "chip", plain(reason))));
    reasons.append(element("summary", "hint", candidate.id ?? "Why"), list);
    item.append(reasons);
  } else if (candidate.id) {
    item.append(element("p", "hint", candidate.id));
  }
  return item;
}

function more(why) {
  const rest = Object.entries(why).filter(([name, value]) => !KNOWN.has(name) && value !== null && value !== "" && !(Array.isArray(value) && !value.length));
  $("why-more").hidden = !rest.length;
  const parts = rest.flatMap(([name, value]) => [element("dt", "", title(name)), element("dd", "", plain(value))]);
  $("why-more").querySelector("dl").replaceChildren(...parts);
}
