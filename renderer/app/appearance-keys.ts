// Size and theme by command. The keys are taken from the browser, whose own sizes are none of the window's in the desktop
// program.
import { useShortcuts } from '../parts/shortcut.ts'
import { useCommand } from '../parts/use-command.ts'
import { appearance, setAppearance, systemWishes, toggled, usual, useZoom, zoomedBy } from '../parts/appearance.ts'

const zoom = (by: 1 | -1) => (): void => {
  setAppearance({ zoom: zoomedBy(appearance().zoom, by) })
}
const larger = zoom(1)

export function useAppearanceKeys(): void {
  useZoom()
  useCommand('zoom-in', larger)
  // As the key is written on keyboards where it needs the shift key, and where it does not.
  useShortcuts({ 'Ctrl++': larger, 'Ctrl+Shift++': larger })
  useCommand('zoom-out', zoom(-1))
  useCommand('zoom-reset', () => {
    setAppearance({ zoom: usual.zoom })
  })
  useCommand('toggle-theme', () => {
    setAppearance(toggled(appearance(), systemWishes()))
  })
}
