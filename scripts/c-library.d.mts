export function neededBy(file: string): string | undefined
export function cLibraryOf(folder: string): { name: string; version: string } | undefined
