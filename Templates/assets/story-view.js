// The story so far: what happened at the shown step, the timeline, and links to the steps.

import { capitalized, fill } from "./narrator.js";
import { continued } from "./state.js";
import { picture, timeline } from "./timeline.js";
import { enable, paragraph, View } from "./view.js";

const keys = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -Infinity, End: Infinity };

export class StoryView extends View {
  #moves = this.named("move");

  constructor(given) {
    super(given);
    this.#listen();
  }

  render() {
    const { step, cut, ahead } = this.parts;
    const {
      place,
      state: {
        steps: { length: count },
      },
    } = this.simulation;
    step.textContent = place === 0 ? step.dataset.start : fill(step.dataset.words, { step: place, count });
    this.#renderHappened();
    this.#renderSteps();
    enable(this.#moves.back, place > 0);
    enable(this.#moves.forward, place < count);
    enable(cut, place < count);
    ahead.hidden = place === count;
    this.#renderTimeline();
  }

  #listen() {
    const { steps, cut } = this.parts;
    const move = (by) => this.page.go(() => this.simulation.place + by);
    this.#moves.back.addEventListener("click", () => move(-1));
    this.#moves.forward.addEventListener("click", () => move(1));
    steps.addEventListener("keydown", async (event) => {
      const by = keys[event.key];
      if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      await move(by);
      steps.querySelector("[aria-current]").focus();
    });
    cut.addEventListener("click", () => {
      const { place, state } = this.simulation;
      if (place < state.steps.length) this.page.follow(() => continued(this.simulation.state));
    });
  }

  #renderTimeline() {
    const { timeline: part } = this.parts;
    const { trace, narrator, place } = this.simulation;
    part.hidden = trace.steps.length === 0;
    part.innerHTML = picture(timeline(trace.steps, narrator, part.dataset.label));
    part.querySelectorAll("svg g[transform]").forEach((mark, index) => {
      mark.classList.toggle("shown", index + 1 === place);
      mark.classList.toggle("ahead", index + 1 > place);
      mark.addEventListener("click", () => this.page.go(() => index + 1));
    });
  }

  #renderHappened() {
    const {
      happened,
      happening,
      step: {
        dataset: { none },
      },
    } = this.parts;
    const { narrator, step, state } = this.simulation;
    if (!step) {
      happened.replaceChildren(...(state.steps.length === 0 ? [paragraph(none)] : []));
      return;
    }
    const told = narrator.step(step);
    const made = happening.content.cloneNode(true);
    const [time, event] = made.querySelectorAll(".event span");
    time.textContent = capitalized(told.time);
    event.textContent = step.fault ? this.words.fault(step.fault, step.event) : told.event;
    this.#link(made.querySelector(".rule"), told.rule);
    const quiet = told.quiet === undefined || step.fault ? [] : [{ text: told.quiet, kind: "quiet" }];
    made
      .querySelector("ul")
      .append(
        ...[...quiet, ...told.syncs, ...told.effects, ...told.withheld, ...this.#waiting(step)].map((followed) =>
          this.#followed(followed),
        ),
      );
    happened.replaceChildren(made);
  }

  /** The changes of each user that wait for a sync after the step. */
  #waiting(step) {
    const { narrator } = this.simulation;
    const { of } = this.parts.next.dataset;
    const areSeveral = Object.keys(step.state).length > 1;
    return Object.entries(step.state)
      .filter(([, { due }]) => due.length > 0)
      .map(([user, { due }]) => {
        const names = due.map((each) => narrator.name(each));
        const attributes = narrator.list(areSeveral ? names.map((attribute) => fill(of, { attribute, user })) : names);
        return { text: capitalized(narrator.phrase("records.waiting", { attributes })), kind: "waiting" };
      });
  }

  #followed({ text, rule, kind }) {
    const item = this.parts.followed.content.firstElementChild.cloneNode(true);
    item.className = kind ?? "";
    item.querySelector("span").textContent = text;
    this.#link(item.querySelector(".rule"), rule);
    return item;
  }

  #link(anchor, rule) {
    if (!rule) {
      anchor.remove();
      return;
    }
    anchor.textContent = rule;
    anchor.title = this.simulation.knowledge.words[`rules.${rule}.name`] ?? "";
    anchor.href = new URL(`rules/#${rule}`, this.root);
  }

  #renderSteps() {
    const { steps, item } = this.parts;
    const { length } = this.simulation.state.steps;
    while (steps.children.length > length + 1) steps.lastChild.remove();
    for (let number = 0; number <= length; number += 1) {
      if (!steps.children[number]) {
        const made = item.content.firstElementChild.cloneNode(true);
        made.querySelector("button").addEventListener("click", () => this.page.go(() => number));
        steps.append(made);
      }
      this.#renderStep(steps.children[number].firstElementChild, number);
    }
  }

  #renderStep(button, number) {
    const { narrator, trace, place } = this.simulation;
    const step = trace.steps[number - 1];
    const [count, event, lost] = button.children;
    count.textContent = number;
    event.textContent = !step
      ? this.parts.step.dataset.start
      : step.fault
        ? this.words.fault(step.fault, step.event)
        : narrator.step(step).event;
    const overwritten =
      step?.effects.filter(({ kind }) => kind === "overwrote").map(({ attribute }) => narrator.name(attribute)) ?? [];
    lost.hidden = overwritten.length === 0;
    lost.textContent = fill(this.parts.item.dataset.lost, { attributes: narrator.list([...new Set(overwritten)]) });
    button.tabIndex = number === place ? 0 : -1;
    if (number === place) button.setAttribute("aria-current", "step");
    else button.removeAttribute("aria-current");
  }
}
