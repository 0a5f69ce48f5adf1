// What helps whoever mends the station.
import type { HandlersOf } from '../contract/calls.ts'
import { collectDiagnostics } from '../diagnostics/collect.ts'
import type { Station } from '../station.ts'
import { atMost } from '../vault/at-most.ts'

/** Milliseconds that a disk is given to take the newest lines: they are in memory, too. */
const patience = 1000

export function diagnosticsHandlers(station: Station): HandlersOf<'diagnostics'> {
  return { 'diagnostics.collect': () => diagnosticsOf(station) }
}

/** The diagnostics of a station, as the call and the command line hand them out. */
export async function diagnosticsOf(station: Station): Promise<{ name: string; text: string }> {
  const { vault, database, log, options } = station
  await atMost(patience, log.flush())
  return collectDiagnostics({
    ...{ vault, database, options, environment: station.place.environment, lately: log.lately },
    ...{ settings: await station.settings.get(), state: station.state(), rooms: await station.rooms.list() },
    ffmpeg: await station.ffmpeg().catch(() => null),
  })
}
