// Keys that act from anywhere in a screen.
import { useEffect, useRef } from 'react'

const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=range])'))

/** A dialog in front keeps keys for itself; one that was closed may stay in the page unseen. */
const dialogOpen = (): boolean =>
  [...document.querySelectorAll(':is([role=dialog], [role=alertdialog])[aria-modal=true]')].some((dialog) =>
    dialog.checkVisibility(),
  )

function parts(key: string) {
  const [, modifiers = '', name = ''] = /^((?:(?:Alt|Ctrl|Shift)\+)*)(.+)$/.exec(key) ?? []
  const has = (modifier: string): boolean => modifiers.includes(`${modifier}+`)
  return { alt: has('Alt'), control: has('Ctrl'), shift: has('Shift'), name }
}

function isPressed(key: string, event: KeyboardEvent): boolean {
  const { alt, control, shift, name } = parts(key)
  if ((event.ctrlKey || event.metaKey) !== control || event.altKey !== alt) return false
  // Without another modifier the shift key is how `?` is typed.
  if ((control || alt) && event.shiftKey !== shift) return false
  const pressed = alt ? event.code.replace(/^(Digit|Key)/, '') : event.key
  return pressed.toLowerCase() === name.toLowerCase()
}

/** Keys that write nothing act also while the person writes in a field. */
const isSingle = (key: string): boolean => !/^(?:Alt\+|Ctrl\+|F\d)/.test(key)

/**
 * Runs an act on its key, such as `m`, `?`, `Alt+2`, `F1` or `Ctrl+Shift+P` (the command key of a Mac as well). Single keys do
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
      if (isSingle(key) && writes(event.target)) return
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
