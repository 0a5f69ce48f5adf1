// Keys that act from anywhere in a screen.
import { useEffect, useRef } from 'react'

const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=range])'))

/** A dialog in front keeps single keys for itself. */
const dialogOpen = (): boolean =>
  document.querySelector(':is([role=dialog], [role=alertdialog])[aria-modal=true]') !== null

/**
 * Runs `act` on a key, such as `m`, `?`, `Alt+2` or `Ctrl+K` (the command key of a Mac as well). Single keys do nothing
 * while the person writes in a field, holds another modifier or has a dialog open.
 */
export function useShortcut(key: string, act: () => void, enabled = true): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    if (!enabled) return
    const alt = key.startsWith('Alt+')
    const control = key.startsWith('Ctrl+')
    const wanted = key.replace(/^(?:Alt|Ctrl)\+/, '')
    const onKey = (event: KeyboardEvent): void => {
      const isControl = event.ctrlKey || event.metaKey
      if (event.repeat || isControl !== control || event.altKey !== alt || event.isComposing) return
      const pressed = alt ? event.code.replace(/^(Digit|Key)/, '') : event.key
      if (pressed.toLowerCase() !== wanted.toLowerCase()) return
      if (dialogOpen() || (!alt && !control && writes(event.target))) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onKey)
    }
  }, [key, enabled])
}
