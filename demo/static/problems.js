// The state of the content: problems of the last reading, at the top of the page until mended.

import { clock, element } from "./elements.js";

const $ = (id) => document.getElementById(id);
const SHOWN = 20; // one slip can cause hundreds of problems; mending the first mends most
const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

let version;
let broken = false;

/** Version and problems of the content; says when it changed while one looked. */
export function showContent(content, toast) {
  const problems = content.problems ?? [];
  const errors = problems.filter((problem) => problem.severity === "error");
  const warnings = problems.length - errors.length;
  if (broken && !errors.length) toast(`Mended. Version ${content.version} answers now.`);
  else if (version !== undefined && version !== content.version) toast(`Content reloaded: ${content.version}`);
  [version, broken] = [content.version, errors.length > 0];
  $("content-version").textContent = `Version ${content.version || "unknown"}, seen at ${clock(Date.now() / 1000)}`;
  const state = $("content-problems");
  state.className = errors.length ? "problems bad" : "problems good";
  state.replaceChildren(element("p", "", verdict(errors.length, warnings)));
  if (warnings) state.append(list(problems.filter((problem) => problem.severity !== "error")));
  banner(errors);
}

function verdict(errors, warnings) {
  if (errors) return `${count(errors, "error")}: the content from before still answers.`;
  return warnings ? `${count(warnings, "warning")}; this content answers.` : "No problems.";
}

/** Errors stand over the whole page; the answers below are those from before. */
function banner(errors) {
  const box = $("banner");
  box.hidden = !errors.length;
  if (!errors.length) return box.replaceChildren();
  const details = element("details");
  details.open = true;
  const head = element("summary");
  const title = `Your last edit is not live: ${count(errors.length, "problem")} to mend`;
  head.append(element("strong", "", title), element("span", "", "The answers from before keep answering."));
  details.append(head, list(errors));
  box.replaceChildren(details);
}

function list(problems) {
  const made = element("ul");
  made.append(...problems.slice(0, SHOWN).map(one));
  if (problems.length > SHOWN) made.append(element("li", "hint", `and ${problems.length - SHOWN} more`));
  return made;
}

/** What is wrong, where, the line with a mark under the place, and what to do. */
function one(problem) {
  const item = element("li", problem.severity);
  const file = String(problem.path).split("/").pop();
  const head = element("p", "where");
  head.append(element("strong", "", `${file}, line ${problem.line}`), element("span", "", `${problem.what}: ${problem.why}`));
  head.title = `${problem.path}:${problem.line}:${problem.column}`;
  item.append(head);
  if (problem.source) item.append(element("pre", "", marked(problem.source, problem.column)));
  const remedy = element("p", "remedy");
  remedy.append(element("strong", "", "What to do"), element("span", "", problem.remedy));
  item.append(remedy);
  return item;
}

const WIDTH = 80;

function marked(source, column) {
  const from = Math.max(0, Math.min(column - 1 - WIDTH / 2, source.length - WIDTH));
  const line = source.slice(from, from + WIDTH).replaceAll("\t", " ");
  return `${from ? "…" : ""}${line}\n${" ".repeat(column - 1 - from + (from ? 1 : 0))}^`;
}
