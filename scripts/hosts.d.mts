type Environment = Readonly<Record<string, string | undefined>>
export function findElectron(env?: Environment, folder?: string): string | undefined
export function findChromium(env?: Environment, platform?: NodeJS.Platform): string | undefined
export function hasScreen(env?: Environment, platform?: NodeJS.Platform): boolean
export function chromiumArguments(entrance: string, profile: string, isRoot?: boolean): string[]
export function writePreferences(profile: string): void
