// A part of the page that stands beside the chat when there is room, and slides over it otherwise.

const backdrop = document.getElementById("backdrop");
let open = null; // the drawer that lies over the chat
backdrop.addEventListener("click", () => open?.toggle(false));

/** `remembered`: the key under which a wide window keeps "closed"; without one it is never closed. */
export function drawer({ panel, opener, closer, name, wide, remembered }) {
  const isOpen = () => opener.getAttribute("aria-expanded") === "true";
  const byItself = () => wide.matches && !(remembered && sessionStorage.getItem(remembered) === "closed");

  function show(wanted) {
    opener.setAttribute("aria-expanded", String(wanted));
    document.body.classList.toggle(`${name}-open`, wanted);
    panel.inert = !wanted;
    const over = wanted && !wide.matches;
    if (over || open === made) {
      open = over ? made : null;
      document.body.classList.toggle("covered", over);
      document.getElementById("chat").inert = over;
    }
  }

  const made = {
    toggle(wanted = !isOpen()) {
      if (wanted && open && open !== made) open.toggle(false);
      show(wanted);
      if (wide.matches && remembered) sessionStorage.setItem(remembered, wanted ? "open" : "closed");
      if (!wanted) opener.focus();
      else if (!wide.matches) closer.focus();
    },
    /** After a choice in it: a drawer over the chat goes away and leaves the focus alone. */
    done() {
      if (open === made) show(false);
    },
  };

  opener.addEventListener("click", () => made.toggle());
  closer.addEventListener("click", () => made.toggle(false));
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !wide.matches) made.toggle(false);
  });
  wide.addEventListener("change", () => show(byItself()));
  show(byItself());
  return made;
}
