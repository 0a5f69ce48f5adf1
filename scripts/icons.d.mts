export const iconFolder: string
export const drawing: string
export const linuxSizes: readonly number[]
export const windowsSizes: readonly number[]
export const trayFolder: string
export function trayIcons(): { name: string; bytes: Buffer }[]
export function makeIcons(): Promise<void>
