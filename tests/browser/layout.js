// What sticks out of the window, what is lower than a finger needs, and what has no name.
() => {
  const faults = [];
  const log = document.getElementById("log");
  if (document.scrollingElement.scrollWidth > innerWidth) faults.push("the page is wider than the window");
  if (log.scrollWidth > log.clientWidth) faults.push("the messages are wider than their chat");
  for (const e of document.querySelectorAll("dialog[open], .rows, .bubble")) {
    const { left, right } = e.getBoundingClientRect();
    if (left < 0 || right > innerWidth + 0.5 || e.scrollWidth > e.clientWidth + 1) faults.push(`sticks out: ${e.id || e.className}`);
  }
  for (const e of document.querySelectorAll("button, .key, textarea, select, label.person")) {
    if (!e.checkVisibility() || e.matches(".command")) continue;
    if (e.getBoundingClientRect().height < 43.9) faults.push(`low: ${e.id || e.className}`);
  }
  for (const e of document.querySelectorAll("button, a[href], textarea, select, input")) {
    if (!(e.ariaLabel || e.textContent.trim() || e.labels?.[0]?.textContent.trim())) faults.push(`nameless: ${e.outerHTML}`);
  }
  return faults;
};
