import type { SpawnOptions } from 'node:child_process'

export function defaultVault(
  env?: Readonly<Record<string, string | undefined>>,
  platform?: NodeJS.Platform,
  home?: string,
): string
export function startStation(
  program: string,
  args: readonly string[],
  options?: SpawnOptions,
): Promise<{ address: string; entrance: string; ended: Promise<number>; stop(): Promise<number> }>

/** Where code that was compiled is kept. */
export function compiledCode(env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform, home?: string): string
