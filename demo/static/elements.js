// Small parts that everything on the page is made of.

export const KINDS = {
  photo: "Photo",
  voice: "Voice message",
  sticker: "Sticker",
  location: "Location",
  document: "Document",
  contact: "Contact",
};

export function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** A drawing from the page's templates. */
export function icon(name) {
  return document.getElementById(name).content.cloneNode(true);
}

/** A round picture with the first letter of a name. */
export function face(name, number) {
  const made = element("span", `face tone-${number}`, name.slice(0, 1));
  made.setAttribute("aria-hidden", "true");
  return made;
}

export function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}
