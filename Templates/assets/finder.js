// The answer finder: five choices that read as a sentence, and the checked answer to them. The choice
// is in the address, so that it can be sent.

import { answer, loadIndex, usualMapping } from "./answers.js";

/** Takes over the finder `form`. */
export async function start(form, root) {
  const part = (selector) => form.querySelector(selector);
  const choices = Object.fromEntries(Array.from(form.querySelectorAll("select"), (each) => [each.name, each]));
  const { attribute, mapping, edit, "changed-at": place, "identity-system": system } = choices;
  const index = await loadIndex(root);
  const position = (items, { value }) => items.findIndex(([id]) => id === value);
  const usual = () =>
    usualMapping(index, position(index.systems, system), position(index.attributes, attribute));
  // Until the reader chooses whether the attribute is mapped, it is as the system usually has it.
  let isMappingChosen = false;

  function follow({ target }) {
    if (target === mapping) isMappingChosen = true;
    if (!isMappingChosen) mapping.value = usual();
    const address = new URL(location.href);
    for (const name in choices) address.searchParams.set(name, choices[name].value);
    history.replaceState(history.state, "", address);
    tell();
  }

  function tell() {
    const found = answer(index, {
      system: position(index.systems, system),
      attribute: position(index.attributes, attribute),
      mapping: mapping.value,
      place: place.value,
      edit: edit.value,
    });
    if (!found) return;
    part("[data-says]").textContent = found.says;
    part(".shape").className = `shape ${found.kind}`;
    part("[data-evidence]").href = new URL(found.address, root);
    part("[data-attribute]").href = new URL(found.attributeAddress, root);
  }

  // The address holds for what was not changed before this module was there.
  const asked = new URLSearchParams(location.search);
  const changed = Object.values(choices).filter((each) => !each.selectedOptions[0].defaultSelected);
  for (const each of Object.values(choices)) {
    const isOffered = [...each.options].some(({ value }) => value === asked.get(each.name));
    if (isOffered && !changed.includes(each)) each.value = asked.get(each.name);
  }
  isMappingChosen = changed.includes(mapping) || (asked.has("mapping") && mapping.value !== usual());
  form.addEventListener("change", follow);
  form.addEventListener("submit", (event) => event.preventDefault());
  if (changed.length > 0) follow({});
  else tell();
}
