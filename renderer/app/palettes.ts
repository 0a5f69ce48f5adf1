// Colours of the window: one accent, red for recording and danger only. The same as in palettes.css, for antd.
import type { Look } from '../parts/appearance.ts'

export interface Palette {
  readonly ground: string
  readonly panel: string
  readonly raised: string
  readonly line: string
  /** Edges of fields. */
  readonly edge: string
  readonly text: string
  readonly quiet: string
  readonly accent: string
  readonly onAccent: string
  readonly red: string
  readonly redText: string
}

const dark: Palette = {
  ...{ ground: '#0f1418', panel: '#171e24', raised: '#1f2830', line: '#33404b', edge: '#5b6b78' },
  ...{ text: '#eaf0f4', quiet: '#a9b7c3', accent: '#6cc5c1', onAccent: '#06201f' },
  ...{ red: '#d7303a', redText: '#ff8a8f' },
}
const light: Palette = {
  ...{ ground: '#f2f5f7', panel: '#ffffff', raised: '#e5ebef', line: '#b9c5cd', edge: '#73818c' },
  ...{ text: '#16202a', quiet: '#46545f', accent: '#0a6462', onAccent: '#ffffff' },
  ...{ red: '#c3222d', redText: '#a8121c' },
}

export const palettes: Readonly<Record<`${Look['theme']} ${'usual' | 'more'}`, Palette>> = {
  'dark usual': dark,
  'light usual': light,
  'dark more': {
    ...{ ground: '#000000', panel: '#000000', raised: '#16191c', line: '#ffffff', edge: '#ffffff' },
    ...{ text: '#ffffff', quiet: '#f0f4f7', accent: '#8df3ee', onAccent: '#000000' },
    ...{ red: '#c4101c', redText: '#ffb3b6' },
  },
  'light more': {
    ...{ ground: '#ffffff', panel: '#ffffff', raised: '#eef1f3', line: '#000000', edge: '#000000' },
    ...{ text: '#000000', quiet: '#1c252d', accent: '#00484a', onAccent: '#ffffff' },
    ...{ red: '#a3000d', redText: '#8a000b' },
  },
}
export const paletteOf = ({ theme, contrast }: Look): Palette => palettes[`${theme} ${contrast ? 'more' : 'usual'}`]
