// What was answered holds for whoever asked: it is asked anew when another person may work here.
import { useEffect, useRef } from 'react'
import { isOpenTo, useAccess, whoIsAt } from './use-access.ts'
import { queries } from './use-call.ts'

/** Asks everything anew that was refused while nobody was logged in, and what another person may see and this one may not. */
export function useAskedAnew(): void {
  const access = useAccess()
  const isHeard = access !== undefined
  const isOpen = isHeard && isOpenTo(access)
  const who = isHeard ? whoIsAt(access) : null
  const asked = useRef<{ isOpen: boolean; who: string | null }>(undefined)
  useEffect(() => {
    if (!isHeard) return
    const before = asked.current
    asked.current = { isOpen, who }
    // What was asked before the station was heard was asked by the same person.
    if (before !== undefined && isOpen && !(before.isOpen && before.who === who)) void queries.resetQueries()
  }, [isHeard, isOpen, who])
}
