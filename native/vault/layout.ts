// Names and places of a vault's files (docs/format.md §1, §2). Pure: touches no disk.
import { randomInt } from 'node:crypto'
import { join } from 'node:path'

const letters = '0123456789abcdefghjkmnpqrstvwxyz'

/** Six random letters that nobody confuses: for recording ids and runs. */
export function sixLetters(): string {
  return Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('')
}

export const sixLettersPattern = /^[0-9a-hjkmnp-tv-z]{6}$/
export const recordingIdPattern = /^\d{8}-\d{6}-[0-9a-hjkmnp-tv-z]{6}$/
export const trackPattern = /^[a-z][a-z0-9-]{0,31}$/

/** A new recording's id: the UTC second `now` and six random letters. */
export function newRecordingId(now: Date): string {
  const digits = now.toISOString().replace(/\D/g, '')
  return `${digits.slice(0, 8)}-${digits.slice(8, 14)}-${sixLetters()}`
}

/** Highest number that a part can have. */
export const lastPart = 9999

/** `cam-1.0001.mp4` */
export function partFile(track: string, part: number): string {
  return `${track}.${String(part).padStart(4, '0')}.mp4`
}

/** Track and number of a part's file name; undefined when it is no such name. */
export function parsePartFile(name: string): { track: string; part: number } | undefined {
  const match = /^(?<track>[a-z][a-z0-9-]{0,31})\.(?<part>\d{4})\.mp4$/.exec(name)
  const { track, part } = match?.groups ?? {}
  return track === undefined || part === undefined ? undefined : { track, part: Number(part) }
}

/** `statement-1-2.pdf`: the second version of a recording's first fault statement. */
export function statementFile(number: number, version: number): string {
  return `statement-${number}-${version}.pdf`
}

/** Number and version of a statement's file name; undefined when it is no such name. */
export function parseStatementFile(name: string): { number: number; version: number } | undefined {
  const [, number, version] = /^statement-([1-9]\d{0,5})-([1-9]\d{0,5})\.pdf$/.exec(name) ?? []
  return number === undefined || version === undefined
    ? undefined
    : { number: Number(number), version: Number(version) }
}

/** The files of a written record: what it says, as signed, as it was read, for going on working with it. */
export const recordFileTypes = ['json', 'pdf', 'pages.pdf', 'docx'] as const
export type RecordFileType = (typeof recordFileTypes)[number]

/** `record-1.json`, `record-1.pdf` …: the files of a recording's first written record. */
export function recordFile(number: number, type: RecordFileType): string {
  return `record-${number}.${type}`
}

/** Number and type of a written record's file name; undefined when it is no such name. */
export function parseRecordFile(name: string): { number: number; type: string } | undefined {
  const [, number, type] = /^record-([1-9]\d{0,3})\.(json|pdf|pages\.pdf|docx)$/.exec(name) ?? []
  return number === undefined || type === undefined ? undefined : { number: Number(number), type }
}

/** Names of the files beside the parts in a recording's folder. */
export const fileNames = {
  journal: 'journal.jsonl',
  checkpoints: 'checkpoints',
  manifest: 'manifest.json',
  signature: 'manifest.json.sig',
  timeStamp: 'manifest.json.tsr',
} as const

/** `<vault>/<year>/<recording-id>` */
export function recordingDirectory(vault: string, recording: string): string {
  return join(vault, recording.slice(0, 4), recording)
}

/** Places of a vault that are not recordings. */
export function vaultPaths(vault: string) {
  const station = join(vault, 'station')
  return {
    description: join(vault, 'vault.json'),
    station,
    /** Documents that belong to recordings, in a folder for each. */
    documents: join(vault, 'documents'),
    /** Exhibits and issued documents, in a folder for each case. */
    exhibits: join(vault, 'exhibits'),
    stationDescription: join(station, 'station.json'),
    publicKey: join(station, 'station.pub.pem'),
    privateKey: join(station, 'station.key.pem'),
    /** Instead of it, where the operating system's key store has it in its care. */
    protectedKey: join(station, 'station.key.protected.json'),
    lock: join(station, 'lock'),
    lastSeal: join(station, 'last-seal.json'),
    scratch: join(station, 'scratch'),
    /** Pages of written records as they were laid out to be signed. */
    recordPages: join(station, 'record-pages'),
    ballast: join(station, 'ballast'),
    remains: join(station, 'remains'),
    /** On the second disk: what was compared with the vault, and found. */
    compared: join(station, 'compared.json'),
    database: join(station, 'zhenglu.sqlite'),
    /** The index of the search: built again when it is gone. */
    searchIndex: join(station, 'search.sqlite'),
    audit: join(station, 'audit'),
    /** What happened that nobody foresaw: for whoever mends it, no evidence. */
    log: join(station, 'log'),
    lastAudit: join(station, 'last-audit.json'),
    /** On the second disk: what is signed of the audit log. */
    auditCopy: join(station, 'audit-copy'),
  }
}
