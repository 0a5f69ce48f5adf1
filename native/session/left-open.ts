// Recordings that a crash left open, at the start of a station: taken over, gone on with, or closed and sealed.
import type { Room } from '../contract/rooms.ts'
import type { RecoveredRecording } from '../contract/state.ts'
import type { Processes } from '../vault/part-recovery.ts'
import { goOnWith, leftOpen, sealLeftOpen, type LeftOpen } from '../vault/recovery.ts'
import type { Vault } from '../vault/vault.ts'
import { afterInterruption, type GoOn, type SealIt } from './after-interruption.ts'
import type { Sessions } from './sessions.ts'

/** What was done with one of them. */
export interface Outcome extends RecoveredRecording {
  readonly folder: string
}

/** What it takes to go on with recordings; null: all are sealed. */
export interface Continuation {
  readonly sessions: Sessions
  readonly rooms: readonly Room[]
  /** Milliseconds of interruption after which a recording is not gone on with. */
  readonly within: number
}

/**
 * Brings every recording that was left open to where it is safe.
 * @param mirror folder of second copies, written again from now on; null for none. @throws VaultError when the disk fails.
 */
export async function recoverLeftOpen(
  vault: Vault,
  processes: Processes,
  continuation: Continuation | null,
  mirror: string | null = null,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const left of await leftOpen(vault, processes, mirror)) {
    const decided: SealIt | GoOn =
      continuation === null
        ? { how: 'sealed', because: 'asked' }
        : afterInterruption(left, continuation.rooms, { now: vault.clock.now(), within: continuation.within })
    if (decided.how === 'sealed' || continuation === null) {
      outcomes.push(await seal(vault, left, processes, decided.how === 'sealed' ? decided.because : 'asked'))
    } else outcomes.push(await goOn(vault, left, processes, { ...decided, sessions: continuation.sessions }))
  }
  return outcomes
}

async function seal(vault: Vault, left: LeftOpen, processes: Processes, because: SealIt['because']): Promise<Outcome> {
  const { recording, folder, sealCode, gaps } = await sealLeftOpen(vault, left, processes)
  return { recording, folder, how: 'sealed', because, sealCode, gaps: [...gaps] }
}

/** A room that cannot be opened (no ffmpeg, another recording of the same room) does not keep a recording open. */
async function goOn(
  vault: Vault,
  left: LeftOpen,
  processes: Processes,
  { how, keep, room, sessions }: GoOn & { readonly sessions: Sessions },
): Promise<Outcome> {
  const session = sessions.of(room.id)
  if (!(await session.canGoOn())) return seal(vault, left, processes, 'room-unusable')
  const gone = await goOnWith(left, keep, processes)
  await session.goOn(gone)
  const gaps = [...gone.tracks].flatMap(([track, { living, end }]) =>
    living === null && how !== 'in-break' ? [{ track, from: end, to: null }] : [],
  )
  return { recording: gone.writer.id, folder: left.folder, how, because: null, sealCode: null, gaps }
}
