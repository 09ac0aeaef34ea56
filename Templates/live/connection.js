// The stream of revisions. The browser itself comes back to a server that was away.

const retryMilliseconds = 3000;

/**
 * Gives each message of the stream to `follow`, and calls `lose(true)` when the server is gone and
 * `lose(false)` when it is back.
 *
 * A tab that nobody sees has no stream: a browser opens few connections to one server.
 */
export function connect(address, follow, lose) {
  let stream;

  function open() {
    if (stream || document.hidden) return;
    stream = new EventSource(address);
    stream.onopen = () => lose(false);
    stream.onmessage = ({ data }) => follow(JSON.parse(data));
    stream.onerror = () => {
      lose(true);
      if (stream.readyState !== EventSource.CLOSED) return;
      // Something answered that is no stream: after that the browser does not try again.
      close();
      setTimeout(open, retryMilliseconds);
    };
  }

  function close() {
    stream?.close();
    stream = undefined;
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
}
