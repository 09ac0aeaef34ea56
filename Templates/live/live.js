// Follows what a writer saves under `driftless serve`: a changed page is loaded again, and findings are shown
// at their sentences. No part of a built site.

import { connect } from "./connection.js";
import { Marks } from "./marks.js";
import { Notices } from "./notices.js";
import { Panel } from "./panel.js";
import { addressOf, grouped, keyOf } from "./places.js";
import { overlay, Popover } from "./popover.js";
import { reload, restore } from "./reloading.js";
import { Versions } from "./versions.js";

const events = "/__driftless/events";
const before = restore();
const versions = new Versions();
const marks = new Marks();
const host = overlay();
const markOf = (target) => marks.all.find(({ button }) => button === target.closest?.("[data-finding]"));
const notices = new Notices(host);
const panel = new Panel(host, {
  go,
  show: (finding) => goTo(marks.all.find((mark) => keyOf(mark.finding) === keyOf(finding))),
});
const popover = new Popover(host, (x, y, target) => markOf(target) ?? marks.at(x, y));

let newest;
let handled;
let isFollowing = false;
let told;
/** The key of the finding that was shown last. */
let { shown } = before.overlay ?? {};

/** Handles one message after the other; of several that wait, the last. */
async function follow(message) {
  newest = message;
  if (isFollowing) return;
  isFollowing = true;
  try {
    while (handled !== newest) {
      const now = newest;
      const isNew = now.session !== handled?.session || now.revision !== handled?.revision;
      handled = now;
      if (isNew) await bring(now);
    }
  } finally {
    isFollowing = false;
  }
}

async function bring({ findings, summary }) {
  const found = await versions.compare();
  const { source = null } = document.documentElement.dataset;
  notices.missing = found !== "gone" ? undefined : findings.some(({ file }) => file === source) ? "broken" : "gone";
  if (found === "changed") await reload({ shown, isPanelOpen: panel.isOpen });
  const now = JSON.stringify([findings, summary]);
  if (now === told) return;
  const isFirst = told === undefined;
  told = now;
  const groups = grouped(findings, { address: addressOf(location.pathname), source });
  marks.show(groups.here, source);
  popover.renew(marks.all);
  panel.show(groups, summary);
  if (!isFirst) return;
  if (before.overlay?.isPanelOpen) panel.toggle(true);
  before.finish();
}

/** Shows the next mark, or the one before. */
function go(by) {
  const { all } = marks;
  if (all.length === 0) return;
  const at = all.findIndex(({ button }) => button === document.activeElement || button.dataset.finding === shown);
  goTo(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length]);
}

function goTo(mark) {
  if (!mark) return;
  shown = mark.button.dataset.finding;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  for (
    let details = mark.button.closest("details:not([open])");
    details;
    details = details.parentElement.closest("details:not([open])")
  )
    details.open = true;
  mark.button.focus({ preventScroll: true });
  popover.open(mark, true);
  mark.button.scrollIntoView({ block: "center", behavior: isCalm ? "instant" : "smooth" });
}

document.addEventListener("focusin", ({ target }) => {
  if (!host.contains(target)) popover.follow(markOf(target));
});
document.addEventListener("click", ({ target }) => {
  const mark = markOf(target);
  if (!mark) {
    if (popover.isOpen && !host.contains(target)) popover.close();
    return;
  }
  popover.open(mark, true);
  popover.enter();
});
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented) return;
  if (event.key === "F8" && marks.all.length > 0) {
    event.preventDefault();
    go(event.shiftKey ? -1 : 1);
  } else if (event.key === "Escape" && popover.isOpen) popover.dismiss();
  else if (event.key === "Escape" && panel.isOpen) panel.toggle(false);
});

connect(events, follow, (isLost) => {
  notices.isLost = isLost;
});
