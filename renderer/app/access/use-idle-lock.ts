// Locks the window when nobody has touched it for a while. What is being recorded goes on.
import { useEffect } from 'react'
import { call } from '../../station/call.ts'

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

/** @param minutes without a sign of a person; 0 = never. */
export function useIdleLock(minutes: number): void {
  useEffect(() => {
    if (minutes === 0) return
    let timer: ReturnType<typeof setTimeout>
    const lock = (): void => {
      // The station that cannot be asked shows nothing either.
      void call('access.lock', { idle: true }).catch(() => undefined)
    }
    const wait = (): void => {
      clearTimeout(timer)
      timer = setTimeout(lock, minutes * 60_000)
    }
    wait()
    for (const sign of signs) window.addEventListener(sign, wait, { capture: true, passive: true })
    return () => {
      clearTimeout(timer)
      for (const sign of signs) window.removeEventListener(sign, wait, { capture: true })
    }
  }, [minutes])
}
