export function commitOf(env?: NodeJS.ProcessEnv): string | null
