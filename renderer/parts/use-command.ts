// What can be done now: screens offer their commands while they can be run; keys, palette and menu run them.
import { useEffect, useRef } from 'react'
import { keyOf, type Command } from './commands.ts'
import { useShortcut } from './shortcut.ts'

const offered = new Map<Command, () => void>()

/** The commands that can be run now. */
export const offeredCommands = (): ReadonlySet<Command> => new Set(offered.keys())

/** Runs a command; one that cannot be run now does nothing. */
export const runCommand = (command: Command): void => offered.get(command)?.()

/** Offers a command whose key is heard elsewhere. */
export function useOffer(command: Command, run: () => void, enabled = true): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    if (!enabled) return
    const act = (): void => {
      latest.current()
    }
    offered.set(command, act)
    return () => {
      // Of two that offer the same the one that came later stays.
      if (offered.get(command) === act) offered.delete(command)
    }
  }, [command, enabled])
}

/** Offers a command, and runs it on its key. */
export function useCommand(command: Command, run: () => void, enabled = true): void {
  const key = keyOf(command)
  useShortcut(key ?? '', run, enabled && key !== undefined)
  useOffer(command, run, enabled)
}
