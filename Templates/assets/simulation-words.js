// Texts about a simulation that several parts of its page use, in the page's own words.

import { capitalized, fill } from "./narrator.js";
import { predict } from "./prediction.js";
import { scenarioYAML } from "./scenario-yaml.js";

/** `parts` contain the words, each in the data of the element that shows them. */
export class SimulationWords {
  constructor(parts, simulation) {
    Object.assign(this, { parts, simulation });
  }

  /** The names of both places as used in phrases. */
  get places() {
    const { system, target } = this.simulation;
    return { "identity-system": system.name, target };
  }

  /** The reason why an event cannot happen. */
  fault(fault, { change, "life-cycle": lifeCycle }) {
    return fill(this.parts.said.dataset[camelCase(fault)] ?? "", {
      ...this.places,
      user: change?.user ?? lifeCycle?.user ?? "",
    });
  }

  /** A step on one line. */
  step(number) {
    const { trace, narrator } = this.simulation;
    const step = trace.steps[number - 1];
    return step.fault ? this.fault(step.fault, step.event) : narrator.line(step);
  }

  /** Whether the shown user's records agree. */
  get agreement() {
    const { narrator, records, differing } = this.simulation;
    if (records.target === null) return capitalized(narrator.phrase("records.not-provisioned", this.places));
    const { agrees, differs } = this.parts.agreement.dataset;
    return differing.length > 0
      ? fill(differs, { attributes: narrator.list(differing.map(({ target }) => narrator.name(target))) })
      : agrees;
  }

  /** What happens next, in sentences. */
  get next() {
    const { narrator, ahead, moment } = this.simulation;
    return predict({ narrator, ...ahead, moment, words: this.parts.next.dataset });
  }

  /** The scenario's file and the report, whose words are in `report`. */
  copies(link, report) {
    const { state, trace, narrator, playableSteps } = this.simulation;
    const scenario = scenarioYAML({ ...state, steps: playableSteps });
    const told = narrator.text(trace.steps.filter(({ fault }) => !fault));
    return { scenario, report: fill(report, { link, trace: told, scenario }) };
  }
}

/** Returns a word as in `dataset`: `soft-deleted` becomes `softDeleted`. */
export function camelCase(word) {
  return word.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}
