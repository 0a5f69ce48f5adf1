// Waiting for a disk that may never answer.

/** Milliseconds that the end of something waits for a disk that stands still. */
export const farewell = 5000

/** Waits for `work`, at most so many milliseconds; its failure is passed on as long as anybody waits. */
export async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
