/** One turn of the event loop: every promise that can settle has settled. Works in Node and in browsers. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') {
      setImmediate(resolve);
      return;
    }
    // setTimeout would wait some milliseconds in a browser.
    const { port1, port2 } = new MessageChannel();
    // Node's types lack this member of the web's interface.
    (port1 as unknown as { onmessage: () => void }).onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
