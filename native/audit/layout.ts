// Names of the audit log's files (docs/format.md §8). Pure: touches no disk.
import { checkpointOrigin } from '../vault/checkpoint-file.ts'

const digits = (segment: number) => String(segment).padStart(6, '0')

/** `000001.jsonl` */
export const linesFile = (segment: number) => `${digits(segment)}.jsonl`
/** `000001.checkpoints` */
export const checkpointsFile = (segment: number) => `${digits(segment)}.checkpoints`

/** Number of the segment that a file belongs to; undefined for other files. */
export function segmentOf(name: string): number | undefined {
  const number = /^(?<segment>\d{6})\.(?:jsonl|checkpoints)$/.exec(name)?.groups?.['segment']
  return number === undefined || Number(number) === 0 ? undefined : Number(number)
}

/** Segments that files of these names make up, in order. */
export function segmentsAmong(names: readonly string[]): number[] {
  const found = names.flatMap((name) => segmentOf(name) ?? [])
  return [...new Set(found)].sort((a, b) => a - b)
}

/** Origin and key name of a segment's checkpoints. */
export const segmentOrigin = (station: string, segment: number) => checkpointOrigin(station, `audit/${digits(segment)}`)

/** Station and segment that an origin names; undefined when it is of no audit log. */
export function readOrigin(origin: string): { station: string; segment: number } | undefined {
  const { station, segment } = /^zhenglu\/(?<station>[^/]+)\/audit\/(?<segment>\d{6})$/.exec(origin)?.groups ?? {}
  return station === undefined || segment === undefined ? undefined : { station, segment: Number(segment) }
}

/** Files that an exported log has beside the segments (docs/format.md §8.3). */
export const exportFiles = {
  manifest: 'manifest.json',
  signature: 'manifest.json.sig',
  checkpoint: 'checkpoint',
  publicKey: 'station.pub.pem',
  tables: ['操作日志.csv', 'audit-log.csv'],
} as const
