// A recording as its folder tells it: the lines of its journal, and its seal if it has one.
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Failure } from '../contract/failures.ts'
import { readIfThere } from '../vault/disk.ts'
import { fileNames } from '../vault/layout.ts'
import type { Line, OpenLine } from '../vault/lines.ts'
import { manifestSchema, type Manifest } from '../vault/manifest.ts'
import { readTimeStamp, type TimeStamp } from '../vault/time-stamp.ts'
import { readJournal } from '../vault/verify/journal.ts'

export interface RecordingFolder {
  readonly folder: string
  readonly open: OpenLine
  readonly lines: readonly Line[]
  /** Null as long as the recording is not sealed. */
  readonly manifest: Manifest | null
  readonly timeStamp: TimeStamp | null
}

async function readManifest(folder: string): Promise<Manifest | null> {
  const bytes = await readIfThere(join(folder, fileNames.manifest))
  const signature = await readIfThere(join(folder, fileNames.signature))
  if (bytes === undefined || signature === undefined) return null
  try {
    return manifestSchema.safeParse(JSON.parse(bytes.toString('utf8'))).data ?? null
  } catch {
    return null
  }
}

async function timeStampOf(folder: string): Promise<TimeStamp | null> {
  const token = await readIfThere(join(folder, fileNames.timeStamp))
  const manifest = await readIfThere(join(folder, fileNames.manifest))
  if (token === undefined || manifest === undefined) return null
  const read = readTimeStamp(token, manifest)
  return 'fault' in read ? null : read
}

/**
 * Reads what a recording says of itself. Whether it is true is for the verification to say.
 * @throws Failure `recording-unknown` without a journal, `recording-damaged` when the journal says nothing or speaks of
 * another recording.
 */
export async function readRecordingFolder(folder: string): Promise<RecordingFolder> {
  const id = basename(folder)
  const journal = await readFile(join(folder, fileNames.journal)).catch((error: unknown) => {
    throw new Failure('recording-unknown', { recording: id }, { cause: error })
  })
  const { lines } = await readJournal(journal)
  const open = lines.find((line) => line.kind === 'open')
  // A folder that was copied under another name must not take the place of the recording it was copied from.
  if (open?.recording !== id) throw new Failure('recording-damaged', { recording: id, file: fileNames.journal })
  try {
    return { folder, open, lines, manifest: await readManifest(folder), timeStamp: await timeStampOf(folder) }
  } catch (error) {
    throw new Failure('recording-damaged', { recording: id, file: fileNames.manifest }, { cause: error })
  }
}
