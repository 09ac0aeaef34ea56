// The simulator: a reader's own case, played by the engine that proved the site.

import { member, memberName } from "./engine.js";
import { foretell } from "./foretelling.js";
import { differs, held, lines } from "./records.js";
import { scenarioYAML } from "./scenario-yaml.js";
import { at, changed, checked, continued, feeds, isUsual, read, rules, shown, toggled, withAttribute, write } from "./state.js";
import { capitalized, fill, Telling } from "./telling.js";
import { picture, timeline } from "./timeline.js";

const dayOfWaiting = "1d";
/** Browsers refuse addresses that change too often. */
const addressMilliseconds = 200;

/** Takes over the simulator `host`. `knowledge` is simulator.json. */
export async function simulate(host, root, engine, knowledge) {
  const parts = Object.fromEntries(
    [...host.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
  const { systems, attributes, words, target, defaults } = knowledge;
  const catalogue = attributes.map(({ id }) => id);
  const facts = Object.fromEntries(attributes.map((attribute) => [attribute.id, attribute]));

  let state; // as in the address
  let played; // the last state that could be played, with its trace
  let user;
  let writing;

  const systemOf = ({ "identity-system": id }) => systems.find((system) => system.id === id);
  const scenario = (state, steps = state.steps) => {
    const { profile } = systemOf(state);
    return {
      profile, mapping: rules(state, systemOf(state)), attributes: facts, users: state.users, events: steps,
    };
  };

  /** Plays a state, with what could happen next. */
  async function play(wanted) {
    const before = wanted.steps.slice(0, shown(wanted));
    const ahead = async (event) => (await engine.play(scenario(wanted, [...before, event]))).steps.at(-1);
    const trace = await engine.play(scenario(wanted));
    const full = await ahead({ "full-sync": null });
    const cycle = systemOf(wanted).profile.cycle ? await ahead({ cycle: null }) : null;
    const telling = new Telling(words, { "identity-system": systemOf(wanted).name, target });
    return { state: wanted, trace, full, cycle, telling, moments: [trace.start, ...trace.steps] };
  }

  async function show(wanted) {
    played = await play(wanted);
    ({ state } = played);
    user = ownUser();
    render();
  }

  /** Shows the state that `change` makes of the last one, and says `told()`. One after the other. */
  let turn = Promise.resolve();
  function follow(change, told = () => [agreementWords(), nextWords()[0]].join(" ")) {
    turn = turn.then(async () => {
      try {
        const wanted = await change();
        if (!wanted) return;
        // What the address could not bring back is not done.
        await show(checked(wanted, knowledge));
        say(told());
        clearTimeout(writing);
        writing = setTimeout(writeAddress, addressMilliseconds);
      } catch {
        render();
        say(parts.said.dataset.tooLong);
      }
    });
    return turn;
  }

  /** The user whose records are shown: chosen, or of the step that is shown. */
  function ownUser() {
    const { change, "life-cycle": lifeCycle, "force-sync": forced } = state.steps[shown(state) - 1] ?? {};
    const all = Object.keys(state.users);
    return change?.user ?? lifeCycle?.user ?? forced ?? (all.includes(user) ? user : all[0]);
  }

  function say(text) {
    // The same words again would not be read out.
    parts.said.textContent = text === parts.said.textContent ? `${text}\u00a0` : text;
  }

  /** Lets an event happen after the shown step, unless it cannot. */
  function act(event) {
    return follow(async () => {
      const wanted = continued(state, event);
      const { fault } = (await engine.play(scenario(wanted))).steps.at(-1);
      if (!fault) return wanted;
      render();
      say(faultWords(fault, event));
      return undefined;
    }, () => [toldStep(state.steps.length), agreementWords(), nextWords()[0]].join(" "));
  }

  const camel = (word) => word.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  const faultWords = (fault, { change, "life-cycle": lifeCycle }) => fill(parts.said.dataset[camel(fault)] ?? "", {
    "identity-system": systemOf(state).name, target, user: change?.user ?? lifeCycle?.user ?? "",
  });
  const moment = () => played.moments[shown(state)];
  // The rules as they were played: one for each member of an attribute with many values.
  const drawn = () => lines(state, played.trace.rules, catalogue);

  /** A step on one line. */
  function toldStep(number) {
    const step = played.trace.steps[number - 1];
    return step.fault ? faultWords(step.fault, step.event) : played.telling.line(step);
  }

  function agreementWords() {
    const { telling } = played;
    const own = moment().state[user];
    if (own.target === null) return capitalized(telling.phrase("records.not-provisioned", { "identity-system": systemOf(state).name, target }));
    const different = drawn().filter((line) => differs(line, own)).map((line) => telling.name(line.target));
    const { agrees, differs: differ } = parts.agreement.dataset;
    return different.length > 0 ? fill(differ, { attributes: telling.list(different) }) : agrees;
  }

  const nextWords = () => foretell({ ...played, words: parts.next.dataset, moment: moment() });

  function render() {
    const { telling, trace } = played;
    const count = state.steps.length;
    const place = shown(state);
    const system = systemOf(state);

    parts.title.dataset.usual ??= parts.title.textContent;
    parts.title.textContent = state.title ?? parts.title.dataset.usual;
    parts.system.value = system.id;
    const names = Object.keys(state.users);
    parts.users.hidden = names.length < 2;
    if ([...parts.user.options].map(({ value }) => value).join("\n") !== names.join("\n")) {
      parts.user.replaceChildren(...names.map((name) => new Option(name, name)));
    }
    parts.user.value = user;
    parts.caption.textContent = fill(parts.caption.dataset.words, { user });
    parts.source.textContent = capitalized(system.name);

    renderLines();
    renderAccount();
    const own = moment().state[user];
    const isLevel = own.target !== null && !drawn().some((line) => differs(line, own));
    parts.agreement.classList.toggle("slipped", !isLevel);
    parts.agreement.querySelector("span").textContent = agreementWords();
    parts.next.replaceChildren(...nextWords().map((text) => element("p", text)));

    const acts = Object.fromEntries([...host.querySelectorAll("[data-act]")].map((each) => [each.dataset.act, each]));
    acts.cycle.hidden = !system.profile.cycle;
    acts["force-sync"].textContent = fill(acts["force-sync"].dataset.words, { user });
    const shownAlready = drawn().map((line) => line.target);
    for (const option of parts.attribute.options) option.hidden = option.disabled = shownAlready.includes(option.value);
    if (parts.attribute.selectedOptions[0]?.disabled !== false) {
      parts.attribute.value = [...parts.attribute.options].find(({ disabled }) => !disabled)?.value ?? "";
    }
    parts.further.hidden = parts.attribute.value === "";
    parts.usual.hidden = isUsual(state, system);
    parts.usual.textContent = fill(parts.usual.dataset.words, { "identity-system": system.name });

    parts.step.textContent = place === 0 ? parts.step.dataset.start : fill(parts.step.dataset.words, { step: place, count });
    renderHappened(place);
    renderSteps(place);
    enable(host.querySelector("[data-move=back]"), place > 0);
    enable(host.querySelector("[data-move=forward]"), place < count);
    enable(parts.cut, place < count);
    parts.ahead.hidden = place === count;

    parts.timeline.hidden = count === 0;
    parts.timeline.innerHTML = picture(timeline(trace.steps, telling, parts.timeline.dataset.label));
    parts.timeline.querySelectorAll("svg g[transform]").forEach((mark, index) => {
      mark.classList.toggle("shown", index + 1 === place);
      mark.classList.toggle("ahead", index + 1 > place);
      mark.addEventListener("click", () => go(() => index + 1));
    });

    const playable = state.steps.filter((_, index) => !trace.steps[index].fault);
    const yaml = scenarioYAML({ ...state, steps: playable });
    const report = document.getElementById("sim-report");
    document.getElementById("sim-scenario").textContent = yaml;
    report.textContent = fill(report.dataset.words, {
      link: address(), trace: telling.text(trace.steps.filter(({ fault }) => !fault)), scenario: yaml,
    });
  }

  /** A button that does nothing keeps the focus that it has. */
  function enable(button, isEnabled) {
    button.setAttribute("aria-disabled", !isEnabled);
  }

  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function renderLines() {
    const own = moment().state[user];
    const rows = new Map([...parts.lines.children].map((row) => [row.dataset.key, row]));
    const shownRows = drawn().map((line) => {
      const key = line.target === null ? `source ${line.source}` : `target ${line.target}`;
      const row = rows.get(key) ?? newRow(key);
      renderLine(row, line, own);
      return row;
    });
    // Moved only if they must be: a moved field loses the focus.
    if (shownRows.some((row, index) => parts.lines.children[index] !== row) || shownRows.length !== rows.size) {
      parts.lines.replaceChildren(...shownRows);
    }
  }

  /** What the account is, and what may become of it; a button's word says what pressing it does. */
  function renderAccount() {
    const { telling } = played;
    const { account, assigned, status, linked } = moment().accounts[user];
    const told = telling.account({ account, assigned, status, linked });
    const isUsual = told.length === 0;
    const words = { "identity-system": systemOf(state).name, target };
    const key = status === null ? "not-provisioned" : "active";
    const all = [...(isUsual || status === null ? [telling.phrase(`records.${key}`, words)] : []), ...told];
    const { summary, unreachable } = parts.account.dataset;
    parts.account.querySelector("summary").textContent = fill(summary, { user, told: all.join(", ") });
    parts.connection.textContent = moment().isConnected ? "" : fill(unreachable, words);
    parts.place.textContent = fill(parts.place.dataset.words, { place: words["identity-system"] });
    const becoming = {
      assignment: assigned ? "unassigned" : "assigned",
      account: account === "enabled" ? "disabled" : "enabled",
      deletion: account === "soft-deleted" || account === "deleted" ? "deleted" : "soft-deleted",
      status: status === "active" ? "inactive" : "active", "deletion-at-target": "deleted",
      connection: moment().isConnected ? "fails" : "works",
    };
    const nothing = {
      deletion: account === "deleted", status: status === null,
      "deletion-at-target": status === null || status === "deleted",
    };
    const isGone = account === "soft-deleted" || account === "deleted";
    const word = { account: isGone ? "restored" : becoming.account, status: status === "deleted" ? "back" : becoming.status };
    for (const button of parts.account.querySelectorAll("[data-becoming]")) {
      const kind = button.dataset.becoming;
      button.dataset.becomes = becoming[kind];
      button.textContent = button.dataset[camel(word[kind] ?? becoming[kind])];
      enable(button, !nothing[kind]);
    }
  }

  function becomes({ dataset: { becoming, becomes } }) {
    if (becoming === "connection") return { connection: becomes };
    const at = ["status", "deletion-at-target"].includes(becoming) ? "target" : "identity-system";
    return { "life-cycle": { user, at, becomes } };
  }

  /** Whether an attribute has many values, each of which is there or not. */
  function hasMany(attribute) {
    return (Object.hasOwn(facts, attribute) && facts[attribute].many === true)
      || rules(state, systemOf(state)).some(({ values, from, to }) => (
        values !== undefined && (from === attribute || to === attribute)));
  }

  /** What typing a value changes: of an attribute with many it adds one. */
  function edited(attribute, to) {
    if (to === null) return { attribute, to };
    const found = member(attribute);
    if (found) return { attribute, to: found.value };
    return hasMany(attribute) ? { attribute: memberName(attribute, to), to } : { attribute, to };
  }

  function newRow(key) {
    const row = parts.line.content.firstElementChild.cloneNode(true);
    row.dataset.key = key;
    for (const cell of row.querySelectorAll("[data-at]")) {
      const input = cell.querySelector("input");
      const edit = (to) => act({ change: { user, at: cell.dataset.at, ...edited(cell.dataset.attribute, to) } });
      input.addEventListener("change", () => {
        input.defaultValue = input.value;
        edit(input.value === "" ? null : input.value);
      });
      input.addEventListener("keydown", ({ key, isComposing }) => {
        if (key === "Escape" && !isComposing) input.value = input.defaultValue;
      });
      cell.querySelector("button").addEventListener("click", ({ currentTarget }) => {
        if (currentTarget.getAttribute("aria-disabled") !== "true") edit(null);
      });
    }
    const toggle = row.querySelector("[type=checkbox]");
    toggle.addEventListener("change", () => {
      const isMapped = toggle.checked;
      follow(() => toggled(state, systemOf(state), row.dataset.target, isMapped));
    });
    return row;
  }

  function renderLine(row, line, own) {
    const { telling } = played;
    const { dataset: told } = parts.line;
    const part = (selector) => row.querySelector(selector);
    const { rule } = line;
    const isFed = rule?.from !== undefined && rule.from !== rule.to;
    const label = telling.name(line.target ?? line.source);
    const name = isFed ? fill(told.fed, { attribute: label, from: telling.name(rule.from) }) : label;
    part(".sim-attribute").textContent = name;
    row.dataset.target = line.target ?? "";
    const toggle = part("[type=checkbox]");
    toggle.closest("label").hidden = line.target === null;
    toggle.checked = feeds(rule);
    toggle.setAttribute("aria-label", fill(told.mapped, { attribute: telling.name(line.target ?? "") }));
    part(".sim-rule").textContent = ruleWords(rule);
    const isDifferent = differs(line, own);
    row.classList.toggle("differs", isDifferent);
    part("th .sim-differs").hidden = !isDifferent;

    for (const cell of row.querySelectorAll("[data-at]")) {
      const place = cell.dataset.at;
      const attribute = place === "target" ? line.target : line.source;
      const input = cell.querySelector("input");
      const button = cell.querySelector("button");
      cell.dataset.attribute = attribute ?? "";
      cell.querySelector(".sim-cell").hidden = attribute === null || own[place] === null;
      const value = held(own[place], attribute);
      const names = { attribute: telling.name(attribute ?? ""), place: telling.place(place) };
      input.setAttribute("aria-label", fill(told.input, names));
      input.placeholder = value === "" ? told.empty : told.nothing;
      // What the reader is typing stays.
      const isTyped = document.activeElement === input && input.value !== input.defaultValue;
      input.defaultValue = value ?? "";
      if (!isTyped) input.value = value ?? "";
      button.setAttribute("aria-label", fill(told.clear, names));
      enable(button, value !== null);
      renderNote(cell, place, attribute);
    }
  }

  /** What the shown step changed here. */
  function renderNote(cell, place, attribute) {
    const { telling, trace } = played;
    const effects = (trace.steps[shown(state) - 1]?.effects ?? [])
      .filter((effect) => effect.user === user && effect.at === place && effect.attribute === attribute);
    const note = cell.querySelector(".sim-note");
    const isLost = effects.some(({ kind }) => kind === "overwrote");
    const change = effects.length > 0
      ? telling.phrase("records.was-is", { before: telling.value(effects[0].before), after: telling.value(effects.at(-1).after) })
      : "";
    note.textContent = isLost ? fill(parts.line.dataset.lost, { change }) : change;
    cell.classList.toggle("overwrote", isLost);
    cell.classList.toggle("changed", effects.length > 0);
  }

  function ruleWords(rule) {
    if (!rule) return "";
    const { telling } = played;
    const values = {
      ...rule, value: telling.value(rule.constant ?? rule.default), from: telling.list(rule.of ?? [rule.from]),
    };
    return [
      rule.expression !== undefined && "mapping.expression",
      rule.constant !== undefined && "mapping.constant",
      !feeds(rule) && "mapping.sent-empty",
      rule.default !== undefined && "mapping.default",
      ["on-create", "if-empty"].includes(rule.apply) && `mapping.${rule.apply}`,
      rule.values !== undefined && `mapping.${rule.values}`,
    ].filter(Boolean).map((path) => capitalized(telling.phrase(path, values))).join(". ").replace(/\.\./g, ".");
  }

  function renderHappened(place) {
    const { telling, trace } = played;
    if (place === 0) {
      parts.happened.replaceChildren(...(state.steps.length === 0 ? [element("p", parts.step.dataset.none)] : []));
      return;
    }
    const step = trace.steps[place - 1];
    const told = telling.step(step);
    const happening = parts.happening.content.cloneNode(true);
    const [time, event] = happening.querySelectorAll(".event span");
    time.textContent = capitalized(told.time);
    event.textContent = step.fault ? faultWords(step.fault, step.event) : told.event;
    link(happening.querySelector(".rule"), told.rule);
    const waiting = Object.entries(step.state).filter(([, { due }]) => due.length > 0).map(([name, { due }]) => {
      const attributes = telling.list(due.map(telling.name, telling).map((attribute) => (
        Object.keys(step.state).length > 1 ? fill(parts.next.dataset.of, { attribute, user: name }) : attribute)));
      return { text: capitalized(telling.phrase("records.waiting", { attributes })), kind: "waiting" };
    });
    const quiet = told.quiet === undefined || step.fault ? [] : [{ text: told.quiet, kind: "quiet" }];
    happening.querySelector("ul").append(
      ...[...quiet, ...told.syncs, ...told.effects, ...told.withheld, ...waiting].map(({ text, rule, kind }) => {
        const item = parts.followed.content.firstElementChild.cloneNode(true);
        item.className = kind ?? "";
        item.querySelector("span").textContent = text;
        link(item.querySelector(".rule"), rule);
        return item;
      }));
    parts.happened.replaceChildren(happening);
  }

  function link(anchor, rule) {
    if (!rule) {
      anchor.remove();
      return;
    }
    anchor.textContent = rule;
    anchor.title = words[`rules.${rule}.name`] ?? "";
    anchor.href = new URL(`rules/#${rule}`, root);
  }

  function renderSteps(place) {
    const { telling, trace } = played;
    while (parts.steps.children.length > state.steps.length + 1) parts.steps.lastChild.remove();
    for (let number = 0; number <= state.steps.length; number += 1) {
      if (!parts.steps.children[number]) {
        const item = parts.item.content.firstElementChild.cloneNode(true);
        item.querySelector("button").addEventListener("click", () => go(() => number));
        parts.steps.append(item);
      }
      const button = parts.steps.children[number].firstElementChild;
      const step = trace.steps[number - 1];
      const [count, event, lost] = button.children;
      count.textContent = number;
      event.textContent = !step ? parts.step.dataset.start
        : step.fault ? faultWords(step.fault, step.event) : telling.step(step).event;
      const overwritten = step?.effects.filter(({ kind }) => kind === "overwrote").map(({ attribute }) => telling.name(attribute)) ?? [];
      lost.hidden = overwritten.length === 0;
      lost.textContent = fill(parts.item.dataset.lost, { attributes: telling.list([...new Set(overwritten)]) });
      button.tabIndex = number === place ? 0 : -1;
      if (number === place) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    }
  }

  /** Shows the state after so many steps. */
  function go(step) {
    return follow(() => at(state, step()), () => {
      const place = shown(state);
      const told = [...(place > 0 ? [toldStep(place)] : []), agreementWords()].join(" ");
      return fill(parts.steps.dataset.said, { step: parts.step.textContent, told });
    });
  }

  function address() {
    const link = new URL(location.href);
    link.hash = write(state);
    return link.href;
  }

  function writeAddress() {
    clearTimeout(writing);
    writing = undefined;
    if (location.href !== address()) history.replaceState(history.state, "", address());
  }

  /** What the address says of a state; a place in the page is none. */
  function asked() {
    const fragment = location.hash.slice(1);
    return document.getElementById(fragment) ? "" : fragment;
  }

  /** Opens what the address holds, or the usual beginning. */
  async function open() {
    const fragment = asked();
    const isAsked = fragment !== "";
    parts.refused.hidden = true;
    try {
      await show(isAsked ? read(fragment, knowledge) : defaults);
    } catch (error) {
      if (!isAsked) throw error;
      parts.refused.hidden = false;
      played = undefined;
      await show(defaults);
    }
  }

  const step = (by) => go(() => shown(state) + by);
  for (const button of host.querySelectorAll("[data-move]")) {
    button.addEventListener("click", () => step(button.dataset.move === "back" ? -1 : 1));
  }
  parts.steps.addEventListener("keydown", async (event) => {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    await step(by);
    parts.steps.querySelector("[aria-current]").focus();
  });
  const events = {
    cycle: () => ({ cycle: null }), wait: () => ({ wait: dayOfWaiting }),
    "force-sync": () => ({ "force-sync": user }), "full-sync": () => ({ "full-sync": null }),
  };
  for (const button of host.querySelectorAll("[data-act]")) {
    button.addEventListener("click", () => act(events[button.dataset.act]()));
  }
  for (const button of parts.account.querySelectorAll("[data-becoming]")) {
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") !== "true") act(becomes(button));
    });
  }
  parts.system.addEventListener("change", () => {
    const { value } = parts.system;
    follow(() => changed(state, { "identity-system": value }));
  });
  parts.user.addEventListener("change", () => {
    user = parts.user.value;
    render();
    say(`${parts.caption.textContent} ${agreementWords()}`);
  });
  parts.add.addEventListener("click", async () => {
    const attribute = parts.attribute.value;
    await follow(() => withAttribute(state, attribute));
    [...parts.lines.children].find((row) => row.dataset.target === attribute)?.querySelector("input").focus();
  });
  parts.usual.addEventListener("click", async () => {
    await follow(() => {
      const { mapping, ...rest } = changed(state);
      return rest;
    });
    parts.attribute.focus();
  });
  parts.cut.addEventListener("click", () => {
    if (shown(state) < state.steps.length) follow(() => continued(state));
  });
  // Before the address is copied, it must hold what is shown.
  host.querySelector("[data-copy-link]").addEventListener("click", writeAddress);
  addEventListener("pagehide", () => writing && writeAddress());
  addEventListener("hashchange", () => {
    if (asked() && location.href !== address()) turn = turn.then(open);
  });

  await open();
  parts.loading.hidden = parts.failed.hidden = true;
  parts.sim.hidden = false;
}
