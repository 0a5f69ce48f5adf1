export const windowFolder: string
export function stampOf(paths: readonly string[], folder?: string): string
export function buildWindow(): boolean
