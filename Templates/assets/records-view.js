// Both places' data of the shown user: the records and the account.

import { capitalized, fill } from "./narrator.js";
import { differs, held } from "./records.js";
import { camelCase } from "./simulation-words.js";
import { feeds, toggled } from "./state.js";
import { enable, isEnabled, View } from "./view.js";

const becomesAtTarget = ["status", "deletion-at-target"];

/**
 * Both records of the shown user, with a row for each line, in which values are edited and rules are
 * switched.
 */
export class RecordsView extends View {
  #rows = this.parts.lines;
  #template = this.parts.line;

  render() {
    const known = new Map([...this.#rows.children].map((row) => [row.dataset.key, row]));
    const rows = this.simulation.lines.map((line) => {
      const key = line.target === null ? `source ${line.source}` : `target ${line.target}`;
      const row = known.get(key) ?? this.#newRow(key);
      this.#renderRow(row, line);
      return row;
    });
    // Moved only if necessary, because a moved field loses the focus.
    if (rows.some((row, index) => this.#rows.children[index] !== row) || rows.length !== known.size) {
      this.#rows.replaceChildren(...rows);
    }
  }

  #newRow(key) {
    const row = this.#template.content.firstElementChild.cloneNode(true);
    row.dataset.key = key;
    for (const cell of row.querySelectorAll("[data-at]")) this.#listenTo(cell);
    const toggle = row.querySelector("[type=checkbox]");
    toggle.addEventListener("change", () => {
      const isMapped = toggle.checked;
      this.page.follow(() => toggled(this.simulation.state, this.simulation.system, row.dataset.target, isMapped));
    });
    return row;
  }

  #listenTo(cell) {
    const input = cell.querySelector("input");
    const edit = (to) => this.page.act(this.simulation.change(cell.dataset.at, cell.dataset.attribute, to));
    input.addEventListener("change", () => {
      input.defaultValue = input.value;
      edit(input.value === "" ? null : input.value);
    });
    input.addEventListener("keydown", ({ key, isComposing }) => {
      if (key === "Escape" && !isComposing) input.value = input.defaultValue;
    });
    cell.querySelector("button").addEventListener("click", ({ currentTarget }) => {
      if (isEnabled(currentTarget)) edit(null);
    });
  }

  #renderRow(row, line) {
    const { narrator, records } = this.simulation;
    const { fed, mapped } = this.#template.dataset;
    const part = (selector) => row.querySelector(selector);
    const { rule } = line;
    const isFed = rule?.from !== undefined && rule.from !== rule.to;
    const name = narrator.name(line.target ?? line.source);
    part(".sim-attribute").textContent = isFed ? fill(fed, { attribute: name, from: narrator.name(rule.from) }) : name;
    row.dataset.target = line.target ?? "";
    const toggle = part("[type=checkbox]");
    toggle.closest("label").hidden = line.target === null;
    toggle.checked = feeds(rule);
    toggle.setAttribute("aria-label", fill(mapped, { attribute: narrator.name(line.target ?? "") }));
    part(".sim-rule").textContent = this.#ruleWords(rule);
    const isDifferent = differs(line, records);
    row.classList.toggle("differs", isDifferent);
    part("th .sim-differs").hidden = !isDifferent;
    for (const cell of row.querySelectorAll("[data-at]")) this.#renderCell(cell, line);
  }

  #renderCell(cell, line) {
    const { narrator, records } = this.simulation;
    const words = this.#template.dataset;
    const place = cell.dataset.at;
    const attribute = place === "target" ? line.target : line.source;
    const value = held(records[place], attribute);
    const names = { attribute: narrator.name(attribute ?? ""), place: narrator.place(place) };
    const [input, button] = [cell.querySelector("input"), cell.querySelector("button")];
    cell.dataset.attribute = attribute ?? "";
    cell.querySelector(".sim-cell").hidden = attribute === null || records[place] === null;
    input.setAttribute("aria-label", fill(words.input, names));
    input.placeholder = value === "" ? words.empty : words.nothing;
    // Text that the reader is typing stays.
    const isTyped = document.activeElement === input && input.value !== input.defaultValue;
    input.defaultValue = value ?? "";
    if (!isTyped) input.value = value ?? "";
    button.setAttribute("aria-label", fill(words.clear, names));
    enable(button, value !== null);
    this.#renderNote(cell, place, attribute);
  }

  /** The values that the shown step changed here. */
  #renderNote(cell, place, attribute) {
    const { narrator, step, user } = this.simulation;
    const effects = (step?.effects ?? []).filter(
      (effect) => effect.user === user && effect.at === place && effect.attribute === attribute,
    );
    const isLost = effects.some(({ kind }) => kind === "overwrote");
    const change =
      effects.length > 0
        ? narrator.phrase("records.was-is", {
            before: narrator.value(effects[0].before),
            after: narrator.value(effects.at(-1).after),
          })
        : "";
    cell.querySelector(".sim-note").textContent = isLost ? fill(this.#template.dataset.lost, { change }) : change;
    cell.classList.toggle("overwrote", isLost);
    cell.classList.toggle("changed", effects.length > 0);
  }

  #ruleWords(rule) {
    if (!rule) return "";
    const { narrator } = this.simulation;
    const values = {
      ...rule,
      value: narrator.value(rule.constant ?? rule.default),
      from: narrator.list(rule.of ?? [rule.from]),
    };
    return [
      rule.expression !== undefined && "mapping.expression",
      rule.constant !== undefined && "mapping.constant",
      !feeds(rule) && "mapping.sent-empty",
      rule.default !== undefined && "mapping.default",
      ["on-create", "if-empty"].includes(rule.apply) && `mapping.${rule.apply}`,
      rule.values !== undefined && `mapping.${rule.values}`,
    ]
      .filter(Boolean)
      .map((path) => capitalized(narrator.phrase(path, values)))
      .join(". ")
      .replace(/\.\./g, ".");
  }
}

/** The state of the shown user's account, and its possible changes. */
export class AccountView extends View {
  #buttons = [...this.parts.account.querySelectorAll("[data-becoming]")];

  constructor(given) {
    super(given);
    for (const button of this.#buttons) {
      button.addEventListener("click", () => {
        if (isEnabled(button)) this.page.act(this.#event(button));
      });
    }
  }

  render() {
    const { account, connection, place } = this.parts;
    const { places } = this.words;
    const { isConnected } = this.simulation.moment;
    const { summary, unreachable } = account.dataset;
    account.querySelector("summary").textContent = fill(summary, { user: this.simulation.user, told: this.#told });
    connection.textContent = isConnected ? "" : fill(unreachable, places);
    place.textContent = fill(place.dataset.words, { place: places["identity-system"] });
    this.#renderButtons();
  }

  get #told() {
    const {
      narrator,
      account: { account, assigned, status, linked },
    } = this.simulation;
    const told = narrator.account({ account, assigned, status, linked });
    const key = status === null ? "not-provisioned" : "active";
    const isUsual = told.length === 0 || status === null;
    return [...(isUsual ? [narrator.phrase(`records.${key}`, this.words.places)] : []), ...told].join(", ");
  }

  /** A button's label says what pressing it does. */
  #renderButtons() {
    const {
      account: { account, assigned, status },
      moment: { isConnected },
    } = this.simulation;
    const isGone = account === "soft-deleted" || account === "deleted";
    const becoming = {
      assignment: assigned ? "unassigned" : "assigned",
      account: account === "enabled" ? "disabled" : "enabled",
      deletion: isGone ? "deleted" : "soft-deleted",
      status: status === "active" ? "inactive" : "active",
      "deletion-at-target": "deleted",
      connection: isConnected ? "fails" : "works",
    };
    const word = {
      account: isGone ? "restored" : becoming.account,
      status: status === "deleted" ? "back" : becoming.status,
    };
    const isImpossible = {
      deletion: account === "deleted",
      status: status === null,
      "deletion-at-target": status === null || status === "deleted",
    };
    for (const button of this.#buttons) {
      const kind = button.dataset.becoming;
      button.dataset.becomes = becoming[kind];
      button.textContent = button.dataset[camelCase(word[kind] ?? becoming[kind])];
      enable(button, !isImpossible[kind]);
    }
  }

  #event({ dataset: { becoming, becomes } }) {
    if (becoming === "connection") return { connection: becomes };
    const at = becomesAtTarget.includes(becoming) ? "target" : "identity-system";
    return { "life-cycle": { user: this.simulation.user, at, becomes } };
  }
}
