// Keys of the script in the order in which they are pressed: whoever is quick presses the next one before the station has
// answered, and none is lost or heard twice.
import { useEffect, useRef, useState } from 'react'
import { useShortcuts } from '../../parts/shortcut.ts'
import { useOffer } from '../../parts/use-command.ts'

/** Of the script. */
export interface KeyActs {
  readonly a: () => void
  readonly k: () => void
  readonly u: () => void
  readonly ArrowDown: () => void
  readonly ArrowUp: () => void
}

/**
 * Hears a key as soon as what the one before it stated is answered (`busy` until then), with what is current by then.
 * What still waits is forgotten when keys are not heard any more: a question that comes up is not answered beforehand.
 * Answers with what forgets it otherwise.
 */
export function useKeysInOrder(acts: KeyActs, enabled: boolean, busy: boolean): () => void {
  const waiting = useRef<(keyof KeyActs)[]>([])
  const [, look] = useState(0)
  const press = (key: keyof KeyActs): void => {
    waiting.current.push(key)
    look((times) => times + 1)
  }
  useShortcuts(
    {
      a: () => {
        press('a')
      },
      k: () => {
        press('k')
      },
      u: () => {
        press('u')
      },
      ArrowDown: () => {
        press('ArrowDown')
      },
      ArrowUp: () => {
        press('ArrowUp')
      },
    },
    enabled,
  )
  useOffer(
    'tick-step',
    () => {
      press('a')
    },
    enabled,
  )
  useOffer(
    'skip-step',
    () => {
      press('k')
    },
    enabled,
  )
  useOffer(
    'withdraw-step',
    () => {
      press('u')
    },
    enabled,
  )
  useEffect(() => {
    if (!enabled) waiting.current = []
    if (busy) return
    const key = waiting.current.shift()
    if (key === undefined) return
    acts[key]()
    // The next one is heard with what this one has made current.
    look((times) => times + 1)
  }, [acts, enabled, busy])
  return () => {
    waiting.current = []
  }
}
