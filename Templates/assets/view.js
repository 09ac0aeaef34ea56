// What the simulator's views share.

/** A part of the simulator's page that shows the simulation. */
export class View {
  /**
   * `host` is the simulator's element, `parts` are its parts by name; `page` handles the reader's
   * actions.
   */
  constructor({ host, parts, root, simulation, words, page }) {
    Object.assign(this, { host, parts, root, simulation, words, page });
  }

  /** Returns the elements with `data-<key>`, by its value. */
  named(key) {
    return Object.fromEntries(
      [...this.host.querySelectorAll(`[data-${key}]`)].map((each) => [each.dataset[key], each]),
    );
  }
}

/** A disabled button keeps the focus. */
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
