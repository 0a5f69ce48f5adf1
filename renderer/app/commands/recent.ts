// The commands that were run last from the palette, remembered by this window.
import * as z from 'zod'

const place = 'zhenglu.recent-commands'
const kept = 5

/** Newest first; what cannot be read is forgotten. */
export function recentCommands(): string[] {
  try {
    return z.array(z.string()).parse(JSON.parse(window.localStorage.getItem(place) ?? '[]'))
  } catch {
    return []
  }
}

export function remember(command: string): void {
  const others = recentCommands().filter((other) => other !== command)
  window.localStorage.setItem(place, JSON.stringify([command, ...others].slice(0, kept)))
}
