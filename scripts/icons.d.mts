export const iconFolder: string
export const drawing: string
export const linuxSizes: readonly number[]
export const windowsSizes: readonly number[]
export function makeIcons(): Promise<void>
