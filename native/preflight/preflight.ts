// Checks a room before a session: its sources in standby, while disks, clock, power, key and chain are looked at.
import { checkOf, type PreflightCheck, type PreflightResult } from '../contract/preflight.ts'
import type { Source } from '../contract/sources.ts'
import type { RoomState } from '../contract/state.ts'
import { pause } from '../capture/standby.ts'
import type { Vault } from '../vault/vault.ts'
import { vaultPaths } from '../vault/layout.ts'
import { diskCheck, type DiskNeed } from './disk-check.ts'
import { powerCheck } from './power-check.ts'
import { isJudged, patience, routeChecks, sourceChecks } from './source-checks.ts'
import { chainCheck, clockCheck, keyCheck, timeStampCheck } from './station-checks.ts'

/** Bytes a second that a source usually takes: a camera of 4 Mbit/s with sound. */
export const usualRate = 520_000
/** Milliseconds between two looks at the sources. */
const look = 200

export interface Checked {
  readonly vault: Vault
  /** Folder of the second copies; null when none is set. */
  readonly mirror: string | null
  /** Address of the time-stamp authority; empty when none is set. */
  readonly authority: string
  /** Whether a tone is being played that every microphone should hear. */
  readonly tone: boolean
  /** The room's sources as they are set, and what the programs that ask for them are given. */
  readonly sources: readonly Source[]
  readonly environment: NodeJS.ProcessEnv
  /** The room as it is now; its sources are open. */
  state(): RoomState
  readonly signal: AbortSignal
}

/** Everything of the station that is quick to check: what every recording states at its start. */
export async function quickChecks({ vault, mirror }: Pick<Checked, 'vault' | 'mirror'>, sources: number) {
  const rate = usualRate * Math.max(1, sources)
  const disks: DiskNeed[] = [{ subject: 'vault', folder: vaultPaths(vault.folder).scratch, rate }]
  if (mirror !== null) disks.push({ subject: 'mirror', folder: mirror, rate })
  const checks = [...disks.map(diskCheck), clockCheck(vault), powerCheck(), keyCheck(vault)]
  const found = await Promise.all(checks)
  return mirror === null ? [...found, checkOf('mirror', 'mirror-not-set')] : found
}

/** Runs all checks at once; takes as long as the slowest source. Never fails: what cannot be checked is a finding. */
export async function runPreflight(checked: Checked): Promise<PreflightResult> {
  const { vault, authority, signal } = checked
  const [sources, quick, timeStamp, chain] = await Promise.all([
    watchSources(checked),
    quickChecks(checked, checked.state().sources.length),
    timeStampCheck(authority, signal),
    chainCheck(vault),
  ])
  const routes = await routeChecks(checked.sources, checked.state(), checked.environment)
  return { at: vault.clock.now().toISOString(), checks: [...sources, ...routes, ...quick, timeStamp, chain] }
}

async function watchSources(checked: Checked): Promise<PreflightCheck[]> {
  const { signal, tone, vault } = checked
  const toneSince = tone ? vault.clock.now().toISOString() : null
  const since = new Map<string, number>()
  const began = performance.now()
  for (;;) {
    const now = performance.now()
    const room = checked.state()
    for (const { source, phase } of room.sources) {
      if (phase !== 'standby') since.delete(source)
      else if (!since.has(source)) since.set(source, now)
    }
    const isDone = room.sources.every((source) => isJudged(source, since.get(source.source), now))
    if (isDone || now - began > patience || signal.aborted) return sourceChecks(room, toneSince)
    await pause(look, signal)
  }
}
