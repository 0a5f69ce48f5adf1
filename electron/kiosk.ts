// Electron's main process: a room's computer that shows nothing but this program. The station holds the wish, and the
// password by which an administrator takes it back; this only obeys.
import type { BrowserWindow } from 'electron'

type Held = Pick<BrowserWindow, 'on' | 'setKiosk' | 'isKiosk'>

export interface Kiosk {
  /** Whether the window is held. */
  readonly isOn: boolean
  apply(wanted: boolean): void
  /** The system ends: that is never held up for good. */
  release(): void
}

/** Refuses to close the window while it is held, whatever asks for it but the system's end. */
export function kioskOf(window: Held, changed: (isOn: boolean) => void): Kiosk {
  let isOn = false
  let isReleased = false
  window.on('close', (event) => {
    if (isOn && !isReleased) event.preventDefault()
  })
  // A window that was led out of it by the desktop goes back.
  window.on('leave-full-screen', () => {
    if (isOn && !isReleased) window.setKiosk(true)
  })
  return {
    get isOn() {
      return isOn && !isReleased
    },
    apply: (wanted) => {
      if (wanted === isOn) return
      isOn = wanted
      window.setKiosk(wanted)
      changed(wanted)
    },
    release: () => {
      isReleased = true
    },
  }
}
