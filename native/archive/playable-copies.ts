// 其他/播放: of a part whose end is incomplete, a copy without that end, which any player takes. The evidence is the part
// itself, whole, among the recordings. See [Note: Incomplete ends].
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileNames, parsePartFile, recordingIdPattern } from '../vault/layout.ts'
import { tailsIn } from '../vault/tails.ts'
import { damaged } from './archive-failure.ts'
import { payload } from './bagit.ts'
import type { SealedRecording } from './sealed-recording.ts'

/** The first so many bytes of a part. */
export interface PlayableCopy {
  readonly recording: string
  /** Name of the part's file. */
  readonly file: string
  readonly length: number
}

/** Place of a copy in the bundle. */
export function playablePlace({ recording, file }: Pick<PlayableCopy, 'recording' | 'file'>): string {
  return `${payload.playable}/${recording}-${file}`
}

/** Which part a file at this place must be the beginning of; undefined when it is no place of a copy. */
export function parsePlayablePlace(place: string): Pick<PlayableCopy, 'recording' | 'file'> | undefined {
  const name = place.slice(payload.playable.length + 1)
  const [recording, file] = [name.slice(0, idLength), name.slice(idLength + 1)]
  const isOne = recordingIdPattern.test(recording) && parsePartFile(file) !== undefined
  return isOne && playablePlace({ recording, file }) === place ? { recording, file } : undefined
}

const idLength = '20260301-010203-abcdef'.length

/**
 * The copies that a recording needs: none of a part of which nothing stands before its incomplete end.
 * @throws Failure `recording-damaged` when the journal can't be read.
 */
export async function playableCopies({ id, folder, manifest }: SealedRecording): Promise<PlayableCopy[]> {
  const journal = await readFile(join(folder, fileNames.journal)).catch((error: unknown) => {
    throw damaged(id, fileNames.journal, 'unreadable', error)
  })
  const tails = tailsIn(journal)
  return manifest.parts.flatMap(({ file }) => {
    const length = tails.get(file) ?? 0
    return length === 0 ? [] : [{ recording: id, file, length }]
  })
}
