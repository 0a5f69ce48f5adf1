// Screens that the window opens without. They are read one after the other once it rests, so that none is missing when the
// station is away.
import { lazy, Suspense, type ComponentType, type ReactNode } from 'react'
import { Waiting } from '../parts/answer.tsx'

/** Milliseconds in which the window asks for what it shows first: nothing is read beside that. */
const begins = 3000
/** Milliseconds after which a screen is read though the window never rests, as beside many cameras. */
const atLatest = 5000

/** Milliseconds until a screen that could not be read is tried again: the station is away, and comes back. */
const again = 1000

const unread: (() => Promise<unknown>)[] = []

async function untilRead<T>(read: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await read()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, again))
    }
  }
}

/** The screen that `read` gives, read when it is shown, or before. */
export function later<P extends object>(read: () => Promise<ComponentType<P>>): (props: P) => ReactNode {
  const Screen = lazy(async () => ({ default: await untilRead(read) }))
  unread.push(read)
  return function Later(props: P) {
    return (
      <Suspense fallback={<Waiting error={null} />}>
        <Screen {...props} />
      </Suspense>
    )
  }
}

/** Reads all of them, one in each rest of the window, until the function returned is called. */
export function readLater(): () => void {
  let waiting = 0
  const next = (): void => {
    const read = unread.shift()
    if (read === undefined) return
    waiting = window.requestIdleCallback(
      () => {
        // One that fails is read again when it is shown.
        void read()
          .catch(() => undefined)
          .then(next)
      },
      { timeout: atLatest },
    )
  }
  const timer = window.setTimeout(next, begins)
  return () => {
    window.clearTimeout(timer)
    window.cancelIdleCallback(waiting)
  }
}
