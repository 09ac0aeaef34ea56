// The picture of time that Templates/partials/timeline.mustache draws when the site is built, drawn in the
// page: a lane for each place, and on them a mark for each step.

import { capitalized } from "./telling.js";

const [first, apart, edge, height] = [40, 64, 80, 120];

/** The model of the picture, as templates get it. */
export function timeline(steps, telling, label) {
  return {
    label,
    identitySystem: capitalized(telling.place("identity-system")),
    target: capitalized(telling.place("target")),
    width: edge + apart * Math.max(steps.length - 1, 0),
    height,
    steps: steps.map((step, index) => {
      const did = (...kinds) => step.effects.some(({ kind }) => kinds.includes(kind));
      return {
        x: first + apart * index,
        number: index + 1,
        time: capitalized(telling.time(step.minute)),
        place: step.event.change?.at ?? "clock",
        edited: did("edited"),
        synced: step.synced.length > 0,
        overwrote: did("overwrote"),
        wrote: did("wrote", "created"),
        title: telling.line(step),
      };
    }),
  };
}

const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text) => String(text).replace(/[&<>"']/g, (character) => escapes[character]);

/** The picture's HTML; texts are escaped. */
export function picture({ label, identitySystem, target, width, height, steps }) {
  const marks = steps.map(({ x, number, time, place, title, ...flags }) => {
    const classes = ["edited", "synced", "wrote", "overwrote"].filter((flag) => flags[flag]).map((flag) => ` ${flag}`);
    return `<g class="at-${place}${classes.join("")}" transform="translate(${x} 0)"><title>${number}. ${escaped(time)}: ${escaped(title)}</title>
<path class="sync" d="M0 42V74M-6 68L0 75L6 68"/>
<circle class="written" cy="90" r="6"/>
<path class="lost" d="M0 77L13 90L0 103L-13 90Z"/><text class="lost" y="95">↺</text>
<g class="dot"><circle cy="30" r="12"/><text y="34">${number}</text></g>
</g>
`;
  });
  return `<div class="timeline">
<p class="lane-name" aria-hidden="true">${escaped(identitySystem)}</p>
<div class="timeline-box" role="region" tabindex="0" aria-label="${escaped(label)}">
<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">
<path class="lanes" d="M0 30H${width}M0 90H${width}"/>
${marks.join("")}</svg>
</div>
<p class="lane-name" aria-hidden="true">${escaped(target)}</p>
</div>
`;
}
