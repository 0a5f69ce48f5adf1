// Asks a disk something, without waiting for ever for one that stands still.

/** Milliseconds after which a disk that does not answer counts as standing still. */
export const answerLimit = 5000

/** Disks that still owe an answer: each that is asked again would hold one more of the threads that wait for disks. */
const owing = new Set<string>()

/** What `ask` answers; null when `folder` does not answer in time. @throws what `ask` throws. */
export async function answered<T>(folder: string, ask: () => Promise<T>): Promise<T | null> {
  if (owing.has(folder)) return null
  let timer: NodeJS.Timeout | undefined
  let isLate = false
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      isLate = true
      owing.add(folder)
      resolve(null)
    }, answerLimit)
  })
  const answer = ask().finally(() => {
    if (isLate) owing.delete(folder)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
    // Nobody hears any more what it says in the end.
    answer.catch(() => undefined)
  }
}
