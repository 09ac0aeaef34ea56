// A trace told in the words of simulator.json: the same sentences as Sources/Knowledge/Words makes.

import { minutes } from "./engine.js";

/** A phrase with each `{name}` replaced; a name without a value stays as it is. */
export function fill(phrase, values) {
  return phrase.replace(/\{([^}]*)\}/g, (all, name) => (Object.hasOwn(values, name) ? values[name] : all));
}

/** With a capital first letter, accents included, as at the beginning of a sentence. */
export function capitalized(text) {
  return text.replace(/^.\p{M}*/su, (letter) => letter.toUpperCase());
}

const ruleOfSync = { edit: "R3", cycle: "R5", forced: "R6", "full-sync": "R6" };

/**
 * Tells what the engine did.
 *
 * `words` are the phrases by their paths, `places` the names of both places: the identity system's
 * under `identity-system`, the target's under `target`.
 */
export class Telling {
  #words;
  #places;

  constructor(words, places) {
    this.#words = words;
    this.#places = places;
  }

  phrase(path, values = {}) {
    return fill(this.#words[path] ?? "", values);
  }

  place(at) {
    return this.#places[at];
  }

  /** A value as it stands in a sentence; null and undefined are no value. */
  value(text) {
    return text === null || text === undefined ? this.phrase("values.absent") : this.phrase("values.value", { value: text });
  }

  /** A span of time, such as "1 hour 30 minutes". */
  duration(minutes) {
    const parts = [
      [Math.floor(minutes / 1440), "day"], [Math.floor(minutes / 60) % 24, "hour"], [minutes % 60, "minute"],
    ];
    const told = parts.filter(([count]) => count > 0)
      .map(([count, unit]) => this.phrase(`durations.${unit}${count === 1 ? "" : "s"}`, { count }));
    return told.length > 0 ? told.join(" ") : this.phrase("durations.none");
  }

  /** When something happened, such as "after 40 minutes". */
  time(minute) {
    return minute === 0 ? this.phrase("clock.start") : this.phrase("clock.after", { duration: this.duration(minute) });
  }

  /** An enumeration, such as "a, b and c". */
  list(names) {
    if (names.length < 2) return names[0] ?? this.phrase("values.absent");
    return names.slice(0, -1).join(this.phrase("list.separator")) + this.phrase("list.last") + names.at(-1);
  }

  /**
   * A step of a trace. Gives `event` and `time`, `rule` (of an edit, or undefined), `syncs`,
   * `withheld` and `effects` as lists of `{text, rule}` (an effect has its `kind` too), and `quiet`,
   * which is said if nothing was synced.
   */
  step(step) {
    return {
      event: capitalized(this.#event(step)),
      rule: step.effects.find(({ kind }) => kind === "edited")?.rule,
      time: this.time(step.minute),
      syncs: step.synced.map((sync) => ({ text: capitalized(this.#sync(sync)), rule: ruleOfSync[sync.why] })),
      withheld: step.decisions.flat().filter(({ carried }) => !carried).map(({ to, rule }) => ({
        text: capitalized(this.phrase(
          rule === "R7" || rule === "R8" ? `decisions.${rule}` : "decisions.R6",
          { attribute: to, target: this.place("target") })),
        rule,
      })),
      effects: step.effects.filter(({ kind }) => kind !== "edited").map((effect) => ({
        kind: effect.kind, text: capitalized(this.#effect(effect)), rule: effect.rule,
      })),
      quiet: step.synced.length === 0 ? this.phrase("syncs.nothing") : undefined,
    };
  }

  /** The step on one line, as a page's list shows it: the event, then what followed. */
  line(step) {
    const { event, quiet, syncs, effects } = this.step(step);
    return [event, ...(quiet === undefined ? [] : [quiet]), ...[...syncs, ...effects].map(({ text }) => text)].join(" ");
  }

  /** The trace as `driftless simulate` prints it. */
  text(steps) {
    return steps.flatMap((step, index) => {
      const { event, rule, time, quiet, syncs, effects, withheld } = this.step(step);
      return [
        `${index + 1}. ${event}${rule ? ` [${rule}]` : ""} (${time})`,
        ...(quiet === undefined ? [] : [`     ${quiet}`]),
        ...[...syncs, ...effects, ...withheld].map(({ text, rule }) => `     ${text} [${rule}]`),
      ];
    }).join("\n");
  }

  #event({ event, effects }) {
    const [kind] = Object.keys(event);
    switch (kind) {
      case "change": {
        const { user, attribute, at, to } = event.change;
        const isEdit = effects.some(({ kind }) => kind === "edited");
        const path = !isEdit ? "events.same" : to === null || to === undefined ? "events.clear" : "events.set";
        return this.phrase(path, { user, attribute, place: this.place(at), value: this.value(to) });
      }
      case "wait": return this.phrase("events.wait", { duration: this.duration(minutes(event.wait)) });
      default: return this.phrase(`events.${kind}`, { user: event[kind] });
    }
  }

  #sync({ user, minute, why, full }) {
    return this.phrase(`syncs.${why}`, {
      user, time: this.time(minute), "in-full": full ? this.phrase("syncs.in-full") : "",
    });
  }

  #effect({ kind, user, attribute, at, before, after }) {
    const path = { created: "created", wrote: "wrote", overwrote: "overwrote" }[kind];
    const emptied = { wrote: "emptied", overwrote: "overwrote-with-nothing" }[kind];
    return this.phrase(`effects.${after === null && emptied ? emptied : path}`, {
      user, place: this.place(at), attribute: attribute ?? "", before: this.value(before), after: this.value(after),
    });
  }
}
