// Runs before each page: notes what the policy forbade, and what moved.
window.witness = {
  violations: [],
  shifts: [],
  name(element) {
    if (!element || !element.tagName) return "text";
    const id = element.id ? `#${element.id}` : "";
    const classes = [...element.classList].map((name) => `.${name}`).join("");
    return `<${element.tagName.toLowerCase()}${id}${classes}>`;
  },
};
addEventListener("securitypolicyviolation", (event) => {
  witness.violations.push(`${event.effectiveDirective} forbids ${event.blockedURI || "it"} ${event.sample}`);
});
witness.movement = new PerformanceObserver((list) => witness.note(list.getEntries()));
witness.note = (entries) => {
  for (const entry of entries) {
    if (entry.hadRecentInput) continue;
    const moved = entry.sources.map((source) => witness.name(source.node)).join(", ");
    witness.shifts.push({ value: entry.value, moved });
  }
};
witness.movement.observe({ type: "layout-shift", buffered: true });
