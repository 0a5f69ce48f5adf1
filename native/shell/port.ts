// The port to the desktop program, where this process has one: Electron's utility process. The station knows no more of it.
import { shellHears, shellTells, type ShellHears, type ShellTells } from '../contract/shell.ts'

export interface ShellPort {
  say(message: ShellHears): void
  /** Hears every message from now on, until the function returned is called. */
  onTold(listener: (message: ShellTells) => void): () => void
}

/** What Electron gives a utility process, as far as it is used; a Node process with a channel will do as well. */
export interface MessageChannel {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown
}

/** A port over a channel of messages: what is not of the contract is dropped, and said on standard error. */
export function shellPortOver(channel: MessageChannel): ShellPort {
  const listeners = new Set<(message: ShellTells) => void>()
  channel.on('message', ({ data }) => {
    const told = shellTells.safeParse(data)
    if (!told.success) process.stderr.write('A message of the desktop program is not of the contract.\n')
    else for (const listener of listeners) listener(told.data)
  })
  return {
    say: (message) => {
      channel.postMessage(shellHears.parse(message))
    },
    onTold: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

let connected: ShellPort | null = null

/** Says at the start of the process that it belongs to a desktop program. */
export function connectShell(port: ShellPort): void {
  connected = port
}

/** The desktop program that this process belongs to; null in a terminal. */
export const connectedShell = (): ShellPort | null => connected
