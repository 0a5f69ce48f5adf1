// A small recording of real media, made with the vault's own writers: only the camera is a file.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ChunkGatherer } from '../../../native/capture/chunk-gatherer.ts'
import type { Case } from '../../../native/contract/cases.ts'
import { FragmentReader } from '../../../native/media/fragment-reader.ts'
import type { Compared, RecordingWriter, Sealed } from '../../../native/vault/recording-writer.ts'
import type { Vault } from '../../../native/vault/vault.ts'
import { fixtures } from '../../rig/clip.ts'
import { ffmpeg, run } from '../../rig/run.ts'

/** Three seconds of a street as ffmpeg writes them while recording: 320×180, 25 frames a second. */
export async function cameraFile(folder: string): Promise<Buffer> {
  const to = join(folder, 'camera.mp4')
  const coding = '-an -t 3 -c:v libx264 -preset ultrafast -crf 32 -pix_fmt yuv420p -g 25 -vf scale=320:180,fps=25'
  const form = '-f mp4 -movflags +frag_keyframe+empty_moov+default_base_moof -frag_duration 250000'
  await run(ffmpeg, ['-v', 'error', '-i', fixtures['street-cars'], ...`${coding} ${form}`.split(' '), to])
  return readFile(to)
}

export interface RecordingMade {
  readonly id: string
  readonly folder: string
  /** Null as long as it is not sealed. */
  readonly sealed: Sealed | null
  seal(compared?: Compared): Promise<Sealed>
}

/** What a recording says of its case. */
export type CaseNamed = Pick<Case, 'id' | 'number' | 'cause' | 'kind' | 'party'>

/** Records `clip` as one camera's only part, with a mark and a gap; `more` happens before it can be sealed. */
export async function makeRecording(
  vault: Vault,
  of: CaseNamed,
  clip: Buffer,
  sealed: boolean,
  more: (recording: RecordingWriter) => Promise<void> = () => Promise.resolve(),
): Promise<RecordingMade> {
  const { id, number, cause, kind, party } = of
  const recording = await vault.openRecording({
    recordingKind: 'hearing',
    case: { id, number, cause, kind, party },
    room: { id: 'room-1', name: '听证室一', kind: 'hearing' },
    place: '三楼听证室',
    people: [{ name: '书记员', role: 'clerk' }],
    sources: [{ track: 'cam-1', name: '全景', kind: 'rtsp', position: 'whole-view', input: 'rtsp://camera.invalid/' }],
    ffmpeg: { version: '5.1', sha256: '0'.repeat(64) },
    software: 'zhenglu test',
    clock: { synchronised: null, zone: 'Asia/Shanghai' },
  })
  const reserved = recording.reservePart('cam-1')
  await writeFile(reserved.path, clip)
  const part = await recording.beginPart(reserved, null)
  const gatherer = new ChunkGatherer(new Date())
  for (const piece of new FragmentReader().push(clip)) {
    gatherer.add(piece, 0)
    const chunk = gatherer.take(0, false)
    if (chunk !== null) await part.chunk(chunk)
  }
  const last = gatherer.take(0, true)
  if (last !== null) await part.chunk(last)
  await recording.mark('出示证据 📄', '书记员')
  const now = new Date().toISOString()
  await recording.gap('cam-1', now, now, 'source-lost')
  await more(recording)
  const seal = (compared?: Compared) => recording.seal('ended', '书记员', compared ?? null)
  return { id: recording.id, folder: recording.folder, sealed: sealed ? await seal() : null, seal }
}
