export const shellFolder: string
export function buildShell(): void
