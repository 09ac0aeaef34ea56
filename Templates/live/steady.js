// Keeps what is read where it is in the window, while the page above it grows or shrinks.

const read = "main :is(h1, h2, h3, p, li, tr, dt, dd, pre)";

/** Notes what stands in the window; the function that it gives brings it back there. */
export function steady() {
  // At the very top a reader wants to stay there.
  if (scrollY === 0) return () => {};
  const middle = innerHeight / 2;
  const seen = [...document.querySelectorAll(read)].map((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return { element, top, bottom };
  }).filter(({ top, bottom }) => bottom > top && bottom > 0 && top < innerHeight);
  seen.sort((one, other) => Math.abs(one.top - middle) - Math.abs(other.top - middle));
  // The browser's own way takes what is at the top of the window, and that may go.
  const { style } = document.documentElement;
  style.overflowAnchor = "none";
  return () => {
    const kept = seen.find(({ element }) => element.isConnected);
    if (kept) scrollBy({ top: kept.element.getBoundingClientRect().top - kept.top, behavior: "instant" });
    requestAnimationFrame(() => requestAnimationFrame(() => { style.overflowAnchor = ""; }));
  };
}
