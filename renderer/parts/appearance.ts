// How the window looks on this computer: light or dark, contrast, size. Kept in the browser's store, for every window.
import { useEffect, useMemo, useSyncExternalStore } from 'react'

export const themes = ['dark', 'light', 'system'] as const
export type Theme = (typeof themes)[number]

/** Per cent. */
export const zooms = [90, 100, 110, 125, 150] as const

export interface Appearance {
  readonly theme: Theme
  /** More contrast than the system asks for. */
  readonly contrast: boolean
  readonly zoom: (typeof zooms)[number]
}

/** What of it is shown, the system's wishes taken in. */
export interface Look {
  readonly theme: 'dark' | 'light'
  readonly contrast: boolean
}

const remembered = 'zhenglu.appearance'
export const usual: Appearance = { theme: 'dark', contrast: false, zoom: 100 }

/** What was kept; the usual for what was not, or is none of these. */
export function readAppearance(kept: string | null): Appearance {
  let value: unknown
  try {
    value = JSON.parse(kept ?? '{}')
  } catch {
    return usual
  }
  const { theme, contrast, zoom } = { ...usual, ...(typeof value === 'object' ? value : {}) } as Record<string, unknown>
  return {
    theme: themes.find((one) => one === theme) ?? usual.theme,
    contrast: contrast === true,
    zoom: zooms.find((one) => one === zoom) ?? usual.zoom,
  }
}

export interface SystemWishes {
  readonly light: boolean
  /** `prefers-contrast: more`, or colours that the system forces on every program. */
  readonly contrast: boolean
}

export const lookOf = ({ theme, contrast }: Appearance, system: SystemWishes): Look => ({
  theme: theme === 'system' ? (system.light ? 'light' : 'dark') : theme,
  contrast: contrast || system.contrast,
})

/** The next size up or down; the same at either end. */
export function zoomedBy(zoom: Appearance['zoom'], by: 1 | -1): Appearance['zoom'] {
  return zooms[Math.min(zooms.length - 1, Math.max(0, zooms.indexOf(zoom) + by))] ?? usual.zoom
}

/** What `toggle-theme` does: from what is seen to the other one. */
export const toggled = (appearance: Appearance, system: SystemWishes): Appearance => ({
  ...appearance,
  theme: lookOf(appearance, system).theme === 'dark' ? 'light' : 'dark',
})

const queriesOf = {
  light: '(prefers-color-scheme: light)',
  more: '(prefers-contrast: more)',
  forced: '(forced-colors: active)',
} as const

export const systemWishes = (): SystemWishes => ({
  light: window.matchMedia(queriesOf.light).matches,
  contrast: window.matchMedia(queriesOf.more).matches || window.matchMedia(queriesOf.forced).matches,
})

const listeners = new Set<() => void>()
let current: Appearance | null = null

export const appearance = (): Appearance => (current ??= readAppearance(window.localStorage.getItem(remembered)))

export function setAppearance(wanted: Partial<Appearance>): void {
  current = { ...appearance(), ...wanted }
  window.localStorage.setItem(remembered, JSON.stringify(current))
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  const reread = ({ key }: StorageEvent): void => {
    // Another window of this computer, such as the party's screen, follows at once.
    if (key !== remembered && key !== null) return
    current = null
    listener()
  }
  window.addEventListener('storage', reread)
  const asked = Object.values(queriesOf).map((query) => window.matchMedia(query))
  for (const query of asked) query.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', reread)
    for (const query of asked) query.removeEventListener('change', listener)
  }
}

export const useAppearance = (): Appearance => useSyncExternalStore(subscribe, appearance)

const lookNow = (): string => {
  const { theme, contrast } = lookOf(appearance(), systemWishes())
  return `${theme} ${contrast ? 'more' : 'usual'}`
}

export function useLook(): Look {
  const look = useSyncExternalStore(subscribe, lookNow)
  return useMemo(
    () => ({ theme: look.startsWith('light') ? 'light' : 'dark', contrast: look.endsWith('more') }),
    [look],
  )
}

/** Puts theme and contrast where the style sheets ask for them; before the first drawing too. */
export function showLook({ theme, contrast }: Look): void {
  document.documentElement.dataset['theme'] = theme
  document.documentElement.dataset['contrast'] = contrast ? 'more' : 'usual'
}

export const startAppearance = (): void => {
  showLook(lookOf(appearance(), systemWishes()))
}

/** Draws this window as large as was chosen. Not the party's screen, whose sizes follow the screen. */
export function useZoom(): void {
  const { zoom } = useAppearance()
  useEffect(() => {
    const { style } = document.documentElement
    style.setProperty('--zoom', String(zoom / 100))
    return () => {
      style.removeProperty('--zoom')
    }
  }, [zoom])
}
