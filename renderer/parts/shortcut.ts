// Keys that act from anywhere in a screen.
import { useEffect, useRef } from 'react'

const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=range])'))

/** A dialog in front keeps single keys for itself. */
const dialogOpen = (): boolean =>
  document.querySelector(':is([role=dialog], [role=alertdialog])[aria-modal=true]') !== null

function isPressed(key: string, event: KeyboardEvent): boolean {
  const alt = key.startsWith('Alt+')
  const control = key.startsWith('Ctrl+')
  if ((event.ctrlKey || event.metaKey) !== control || event.altKey !== alt) return false
  const pressed = alt ? event.code.replace(/^(Digit|Key)/, '') : event.key
  return pressed.toLowerCase() === key.replace(/^(?:Alt|Ctrl)\+/, '').toLowerCase()
}

/**
 * Runs an act on its key, such as `m`, `?`, `Alt+2` or `Ctrl+K` (the command key of a Mac as well). Single keys do
 * nothing while the person writes in a field, holds another modifier or has a dialog open.
 */
export function useShortcuts(acts: Readonly<Record<string, () => void>>, enabled = true): void {
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  useEffect(() => {
    if (!enabled) return
    const onKey = (event: KeyboardEvent): void => {
      if (event.repeat || event.isComposing) return
      const [key, act] = Object.entries(latest.current).find(([each]) => isPressed(each, event)) ?? []
      if (key === undefined || dialogOpen()) return
      const isSingle = !/^(?:Alt|Ctrl)\+/.test(key)
      if (isSingle && writes(event.target)) return
      event.preventDefault()
      act?.()
    }
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onKey)
    }
  }, [enabled])
}

/** As {@link useShortcuts}, of one key. */
export function useShortcut(key: string, act: () => void, enabled = true): void {
  useShortcuts({ [key]: act }, enabled)
}
