// The reader's case: its system and users, whether their records agree, what comes next, and which
// actions are possible.

import { capitalized, fill } from "./narrator.js";
import { changed, isUsual, withAttribute } from "./state.js";
import { paragraph, View } from "./view.js";

const dayOfWaiting = "1d";

export class CaseView extends View {
  #acts = this.named("act");

  constructor(given) {
    super(given);
    this.#listenToChoices();
    this.#listenToActs();
    this.#listenToMapping();
    this.#listenToFiles();
  }

  render() {
    const { title, caption, source, agreement, next } = this.parts;
    const { state, system, user, records, differing } = this.simulation;
    title.dataset.usual ??= title.textContent;
    title.textContent = state.title ?? title.dataset.usual;
    this.#renderChoices();
    caption.textContent = fill(caption.dataset.words, { user });
    source.textContent = capitalized(system.name);
    agreement.classList.toggle("slipped", records.target === null || differing.length > 0);
    agreement.querySelector("span").textContent = this.words.agreement;
    next.replaceChildren(...this.words.next.map(paragraph));
    this.#acts.cycle.hidden = !system.profile.cycle;
    this.#acts["force-sync"].textContent = fill(this.#acts["force-sync"].dataset.words, { user });
    this.#renderMapping();
  }

  #renderChoices() {
    const { system, users, user } = this.parts;
    const names = Object.keys(this.simulation.state.users);
    system.value = this.simulation.system.id;
    users.hidden = names.length < 2;
    if ([...user.options].map(({ value }) => value).join("\n") !== names.join("\n")) {
      user.replaceChildren(...names.map((name) => new Option(name, name)));
    }
    user.value = this.simulation.user;
  }

  /** The attributes that can be added, and the button that restores the usual mapping. */
  #renderMapping() {
    const { attribute, further, usual } = this.parts;
    const { state, system, lines } = this.simulation;
    const shownAlready = lines.map(({ target }) => target);
    for (const option of attribute.options) option.hidden = option.disabled = shownAlready.includes(option.value);
    if (attribute.selectedOptions[0]?.disabled !== false) {
      attribute.value = [...attribute.options].find(({ disabled }) => !disabled)?.value ?? "";
    }
    further.hidden = attribute.value === "";
    usual.hidden = isUsual(state, system);
    usual.textContent = fill(usual.dataset.words, { "identity-system": system.name });
  }

  #listenToChoices() {
    const { system, user, caption } = this.parts;
    system.addEventListener("change", () => {
      const { value } = system;
      this.page.follow(() => changed(this.simulation.state, { "identity-system": value }));
    });
    user.addEventListener("change", () => {
      this.simulation.user = user.value;
      this.page.render();
      this.page.say(`${caption.textContent} ${this.words.agreement}`);
    });
  }

  #listenToActs() {
    const events = {
      cycle: () => ({ cycle: null }),
      wait: () => ({ wait: dayOfWaiting }),
      "force-sync": () => ({ "force-sync": this.simulation.user }),
      "full-sync": () => ({ "full-sync": null }),
    };
    for (const [act, button] of Object.entries(this.#acts)) {
      button.addEventListener("click", () => this.page.act(events[act]()));
    }
  }

  #listenToMapping() {
    const { add, attribute, usual, lines } = this.parts;
    add.addEventListener("click", async () => {
      const name = attribute.value;
      await this.page.follow(() => withAttribute(this.simulation.state, name));
      [...lines.children]
        .find((row) => row.dataset.target === name)
        ?.querySelector("input")
        .focus();
    });
    usual.addEventListener("click", async () => {
      await this.page.follow(() => {
        const { mapping, ...rest } = changed(this.simulation.state);
        return rest;
      });
      attribute.focus();
    });
  }

  #listenToFiles() {
    const { files, own } = this.parts;
    files.addEventListener("change", async () => {
      await this.#playOwn([...files.files]);
      // The same file can be chosen again after it was changed.
      files.value = "";
    });
    for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
      own.addEventListener(kind, (event) => {
        event.preventDefault();
        own.classList.toggle("over", kind === "dragenter" || kind === "dragover");
      });
    }
    own.addEventListener("drop", ({ dataTransfer }) => this.#playOwn([...(dataTransfer?.files ?? [])]));
  }

  /** Continues with the mapping in these files, if there is one. */
  async #playOwn(files) {
    const { page, parts, root, simulation } = this;
    try {
      const { playOwn } = await import("./own-mapping.js");
      await playOwn(files, {
        parts,
        root,
        knowledge: simulation.knowledge,
        state: () => simulation.state,
        follow: (...change) => page.follow(...change),
        say: (text) => page.say(text),
      });
    } catch {
      page.say(parts["own-summary"].dataset.unavailable);
    }
  }
}
