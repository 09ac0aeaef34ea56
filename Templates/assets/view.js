// What the simulator's views share.

/** A part of the simulator's page, which shows the simulation. */
export class View {
  /** `host` is the simulator's element, `parts` are its parts by name; `page` takes what a reader does. */
  constructor({ host, parts, root, simulation, words, page }) {
    Object.assign(this, { host, parts, root, simulation, words, page });
  }

  /** The elements with `data-<key>`, by its value. */
  named(key) {
    return Object.fromEntries(
      [...this.host.querySelectorAll(`[data-${key}]`)].map((each) => [each.dataset[key], each]),
    );
  }
}

/** A button that does nothing keeps the focus that it has. */
export function enable(button, isEnabled) {
  button.setAttribute("aria-disabled", !isEnabled);
}

export function isEnabled(button) {
  return button.getAttribute("aria-disabled") !== "true";
}

export function paragraph(text) {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}
