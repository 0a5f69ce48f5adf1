// What the room's sources deliver in standby: the same judgement that watches them while they are recorded.
import { microphones } from '../capture/pulse-route.ts'
import { checkOf, type PreflightCheck } from '../contract/preflight.ts'
import type { Source } from '../contract/sources.ts'
import type { RoomState, SourceState } from '../contract/state.ts'

/** Milliseconds after which a source must deliver, and for which it is then looked at and listened to. */
export const patience = 15_000
export const lookFor = 5_000

/** Whether a source has been seen for long enough, or is given up for now. @param standbySince ms by source. */
export function isJudged(source: SourceState, since: number | undefined, now: number): boolean {
  return source.phase === 'lost' || (source.phase === 'standby' && since !== undefined && now - since >= lookFor)
}

/**
 * What each source delivers; when none does, a session cannot begin.
 * @param toneSince instant since which a test tone is played; null: none is.
 */
export function sourceChecks({ sources }: Pick<RoomState, 'sources'>, toneSince: string | null): PreflightCheck[] {
  const isAnyReady = sources.some(({ phase }) => phase === 'standby')
  return sources.flatMap((source) => {
    if (source.phase !== 'standby') {
      const finding = isAnyReady ? 'source-not-ready' : 'source-none-ready'
      return [checkOf('source', finding, { code: source.failure?.code ?? 'source-timeout' }, source.source)]
    }
    const { conditions, lastTone } = source.health
    const isDeaf = toneSince !== null && source.sound !== null && (lastTone ?? '') < toneSince
    const found = [...conditions, ...(isDeaf ? (['tone-not-heard'] as const) : [])]
    if (found.length === 0) return [checkOf('source', 'source-ready', figures(source), source.source)]
    return found.map((finding) => checkOf('source', finding, figures(source), source.source))
  })
}

/** Microphones of a sound server that does not tell which of them it gives a process: it may give another one unseen. */
export async function routeChecks(
  sources: readonly Source[],
  { sources: states }: Pick<RoomState, 'sources'>,
  environment: NodeJS.ProcessEnv,
): Promise<PreflightCheck[]> {
  const deliver = states.flatMap(({ source, phase }) => (phase === 'standby' ? [source] : []))
  const routed = sources.filter(({ id, kind }) => kind === 'pulse' && deliver.includes(id))
  if (routed.length === 0 || (await microphones(environment)) !== null) return []
  return routed.map(({ id }) => checkOf('source', 'source-unwatched', {}, id))
}

function figures({ picture, sound }: SourceState): PreflightCheck['details'] {
  return {
    ...(picture === null ? {} : { picture: `${picture.width}×${picture.height}`, frameRate: picture.frameRate }),
    ...(sound === null ? {} : { sampleRate: sound.sampleRate, channels: sound.channels }),
  }
}
