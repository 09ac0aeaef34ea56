// The simulator: a reader's own case, played by the engine that proved the site.

import { CaseView } from "./case-view.js";
import { fill } from "./narrator.js";
import { AccountView, RecordsView } from "./records-view.js";
import { Simulation } from "./simulation.js";
import { SimulationWords } from "./simulation-words.js";
import { at, read, write } from "./state.js";
import { StoryView } from "./story-view.js";

/** Browsers reject addresses that change too often. */
const addressMilliseconds = 200;

/** Starts the simulator in `host`. `knowledge` is simulator.json. */
export async function simulate(host, root, engine, knowledge) {
  const parts = Object.fromEntries([...host.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
  await new SimulatorPage(host, parts, root, new Simulation(engine, knowledge)).start();
  parts.loading.hidden = parts.failed.hidden = true;
  parts.sim.hidden = false;
}

/**
 * The simulator of the page: each action of the reader makes a state, which is played, shown, and
 * written into the address.
 */
class SimulatorPage {
  #parts;
  #simulation;
  #words;
  #views;
  /** Changes are applied one after another. */
  #turn = Promise.resolve();
  #writing;

  constructor(host, parts, root, simulation) {
    this.#parts = parts;
    this.#simulation = simulation;
    this.#words = new SimulationWords(parts, simulation);
    const given = { host, parts, root, simulation, words: this.#words, page: this };
    this.#views = [CaseView, RecordsView, AccountView, StoryView].map((View) => new View(given));
    // Before the address is copied, it must contain what is shown.
    host.querySelector("[data-copy-link]").addEventListener("click", () => this.#writeAddress());
    addEventListener("pagehide", () => this.#writing && this.#writeAddress());
    addEventListener("hashchange", () => {
      if (asked() && location.href !== this.#address) this.#turn = this.#turn.then(() => this.start());
    });
  }

  /** Shows the state in the address, or the usual start. */
  async start() {
    const { knowledge } = this.#simulation;
    const fragment = asked();
    const isAsked = fragment !== "";
    this.#parts.refused.hidden = true;
    try {
      await this.#simulation.show(isAsked ? read(fragment, knowledge) : knowledge.defaults);
    } catch (error) {
      if (!isAsked) throw error;
      this.#parts.refused.hidden = false;
      await this.#simulation.show(knowledge.defaults);
    }
    this.render();
  }

  render() {
    for (const view of this.#views) view.render();
    this.#renderCopies();
  }

  say(text) {
    // Screen readers would not read the same words again.
    const { said } = this.#parts;
    said.textContent = text === said.textContent ? `${text}\u00a0` : text;
  }

  /** Shows the state that `change` makes from the last one, and announces `told()`. */
  follow(change, told = () => [this.#words.agreement, this.#words.next[0]].join(" ")) {
    this.#turn = this.#turn.then(async () => {
      try {
        const wanted = await change();
        if (!wanted) return;
        await this.#simulation.showChecked(wanted);
        this.render();
        this.say(told());
        clearTimeout(this.#writing);
        this.#writing = setTimeout(() => this.#writeAddress(), addressMilliseconds);
      } catch {
        this.render();
        this.say(this.#parts.said.dataset.tooLong);
      }
    });
    return this.#turn;
  }

  /** Adds an event after the shown step, if it can happen. */
  act(event) {
    const words = this.#words;
    return this.follow(
      async () => {
        const { state, fault } = await this.#simulation.after(event);
        if (fault) {
          this.render();
          this.say(words.fault(fault, event));
        }
        return state;
      },
      () => [words.step(this.#simulation.state.steps.length), words.agreement, words.next[0]].join(" "),
    );
  }

  /** Shows the state after a number of steps, which `place` returns when its turn comes. */
  go(place) {
    const { steps, step } = this.#parts;
    return this.follow(
      () => at(this.#simulation.state, place()),
      () => {
        const shown = this.#simulation.place;
        const told = [...(shown > 0 ? [this.#words.step(shown)] : []), this.#words.agreement].join(" ");
        return fill(steps.dataset.said, { step: step.textContent, told });
      },
    );
  }

  /** The texts that can be copied: the scenario's file, and a report. */
  #renderCopies() {
    const { scenario, report } = this.#words.copies(this.#address, document.getElementById("sim-report").dataset.words);
    document.getElementById("sim-scenario").textContent = scenario;
    document.getElementById("sim-report").textContent = report;
  }

  get #address() {
    const link = new URL(location.href);
    link.hash = write(this.#simulation.state);
    return link.href;
  }

  #writeAddress() {
    clearTimeout(this.#writing);
    this.#writing = undefined;
    if (location.href !== this.#address) history.replaceState(history.state, "", this.#address);
  }
}

/** Returns the part of the address that encodes a state; an anchor on the page does not. */
function asked() {
  const fragment = location.hash.slice(1);
  return document.getElementById(fragment) ? "" : fragment;
}
