// Real media for the stand-in: fragmented MP4 as a room's ffmpeg writes it, cut into its fragments.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readBoxes } from '../../native/media/boxes.ts'
import { parseFragment } from '../../native/media/fragment.ts'
import { parseInit, type MediaTrack } from '../../native/media/init.ts'
import { ffmpeg, run } from '../rig/run.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'

export interface Clip {
  readonly bytes: Buffer
  readonly mime: string
  readonly tracks: readonly MediaTrack[]
  readonly initLength: number
  /** Byte offset, length, and media time from and to in microseconds. */
  readonly fragments: readonly (readonly [offset: number, length: number, from: number, to: number])[]
}

const fixtures = join(import.meta.dirname, '../fixtures/media')

/** Fragments of a quarter of a second, from a fixture. */
export async function makeClip(fixture: string, coding: readonly string[]): Promise<Clip> {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'clip.mp4')
  const fragmented = ['-movflags', '+frag_keyframe+empty_moov+default_base_moof', '-frag_duration', '250000']
  await run(ffmpeg, ['-v', 'error', '-i', join(fixtures, fixture), ...coding, ...fragmented, file])
  const bytes = await readFile(file)
  const boxes = readBoxes(bytes)
  const first = boxes.findIndex(({ type }) => type === 'moof')
  const initLength = boxes[first]?.offset ?? 0
  const tracks = parseInit(bytes.subarray(0, initLength))
  const fragments = boxes.flatMap((moof, index): [number, number, number, number][] => {
    const mdat = boxes[index + 1]
    if (moof.type !== 'moof' || mdat?.type !== 'mdat') return []
    const [track] = parseFragment(bytes.subarray(moof.offset, moof.offset + moof.size), tracks).tracks
    return track === undefined ? [] : [[moof.offset, moof.size + mdat.size, track.from, track.to]]
  })
  const type = tracks.some((track) => track.type === 'video') ? 'video' : 'audio'
  const mime = `${type}/mp4; codecs="${tracks.map(({ codec }) => codec).join(', ')}"`
  return { bytes, mime, tracks, initLength, fragments }
}
