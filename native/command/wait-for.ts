// How long a command goes on.

/** Waits for the end of `seconds`, or for the person; whatever comes first. */
export function waitFor(seconds: number | undefined, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = seconds === undefined ? undefined : setTimeout(done, seconds * 1000)
    const stop = () => {
      clearTimeout(timer)
      done()
    }
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}
