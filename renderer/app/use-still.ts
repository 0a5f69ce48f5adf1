// Whether the person asked the system for less motion.
import { useSyncExternalStore } from 'react'

const less = matchMedia('(prefers-reduced-motion: reduce)')

function subscribe(changed: () => void): () => void {
  less.addEventListener('change', changed)
  return () => {
    less.removeEventListener('change', changed)
  }
}

/** Whether nothing should move that need not; follows the system's setting while the window is open. */
export const useStill = (): boolean => useSyncExternalStore(subscribe, () => less.matches)
