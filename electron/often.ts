// Electron's main process: whether something happens too often to go on mending it.

/** Tells whether this time is one too many. @param most times within `milliseconds`. */
export function tooOften(most: number, milliseconds: number, now: () => number = Date.now): () => boolean {
  let times: number[] = []
  return () => {
    const at = now()
    times = [...times.filter((time) => at - time < milliseconds), at]
    return times.length > most
  }
}
