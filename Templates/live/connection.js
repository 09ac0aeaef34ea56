// The stream of revisions, which comes back after the server was away.

const firstMilliseconds = 500;
const longestMilliseconds = 8000;

/**
 * Gives each message of the stream to `follow`, and tells `lose(true)` when the server is gone and
 * `lose(false)` when it is back.
 *
 * A tab that nobody sees has no stream: a browser opens few connections to one server.
 */
export function connect(address, follow, lose) {
  let stream;
  let waiting;
  let pause = firstMilliseconds;

  function open() {
    clearTimeout(waiting);
    if (stream || document.hidden) return;
    stream = new EventSource(address);
    stream.onopen = () => {
      pause = firstMilliseconds;
      lose(false);
    };
    stream.onmessage = ({ data }) => follow(JSON.parse(data));
    // The browser's own attempts come at one pace for ever.
    stream.onerror = () => {
      close();
      lose(true);
      waiting = setTimeout(open, pause);
      pause = Math.min(pause * 2, longestMilliseconds);
    };
  }

  function close() {
    clearTimeout(waiting);
    stream?.close();
    stream = undefined;
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
}
