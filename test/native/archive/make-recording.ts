// Makes a sealed recording of real media for tests of the archive: journal, checkpoints and manifest as the vault's own
// modules write them, so that only the media's origin (a clip instead of a camera) is different.
import { createHash, type KeyObject } from 'node:crypto'
import { appendFile, copyFile, mkdir, open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createSM3 } from 'hash-wasm'
import { shippedScript } from '../../../native/contract/shipped-scripts/shipped.ts'
import { splitLines } from '../../../native/journal/line.ts'
import { keySigner } from '../../../native/journal/signer.ts'
import { GrowingTree, leafHash } from '../../../native/journal/tree.ts'
import { readBoxes } from '../../../native/media/boxes.ts'
import { parseFragment } from '../../../native/media/fragment.ts'
import { parseInit } from '../../../native/media/init.ts'
import { plainFile } from '../../../native/vault/append-file.ts'
import { CheckpointFile, checkpointOrigin } from '../../../native/vault/checkpoint-file.ts'
import { systemClock } from '../../../native/vault/clock.ts'
import { JournalFile } from '../../../native/vault/journal-file.ts'
import { fileNames, partFile, recordingDirectory } from '../../../native/vault/layout.ts'
import type { LineFacts, OpenFacts, PreviousSeal } from '../../../native/vault/lines.ts'
import { manifestBytes, Summary } from '../../../native/vault/manifest.ts'
import { fixtures } from '../../rig/clip.ts'
import { ffmpeg, run } from '../../rig/run.ts'

export interface StationKeys {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}

export interface RecordingToMake {
  readonly vault: string
  readonly id: string
  readonly keys: StationKeys
  readonly case: NonNullable<OpenFacts['case']>
  readonly previous?: PreviousSeal | null
  /** Media files of each track, one per part. */
  readonly tracks: Readonly<Record<string, readonly string[]>>
  readonly mark?: string
  /** Whether it followed a script, and who spoke was marked. */
  readonly led?: boolean
  /** Whether the station died in the middle of a journal line, and another life of it went on. */
  readonly crashed?: boolean
}

const stationId = '0b8f6b0e-5d7c-4e58-9f3a-6c1c6a3f7f10'
const [firstLife, secondLife] = ['abcdef', 'ghjkmn']

/** A few seconds of a street, with picture, as ffmpeg writes it while recording. */
export async function cameraClip(folder: string, seconds = 4): Promise<string> {
  const to = join(folder, `camera-${seconds}.mp4`)
  const picture = '-c:v libx264 -preset ultrafast -crf 30 -pix_fmt yuv420p -g 25 -vf scale=640:360,fps=25'.split(' ')
  await run(ffmpeg, [
    '-v',
    'error',
    '-stream_loop',
    '-1',
    '-i',
    fixtures['street-cars'],
    '-an',
    '-t',
    `${seconds}`,
    ...picture,
    ...fragmented,
    to,
  ])
  return to
}

/** A few seconds of speech. */
export async function microphoneClip(folder: string, seconds = 4): Promise<string> {
  const to = join(folder, `microphone-${seconds}.mp4`)
  const sound = '-c:a aac -b:a 128k -ar 48000 -ac 1'.split(' ')
  await run(ffmpeg, ['-v', 'error', '-i', fixtures['speech-zh'], '-t', `${seconds}`, ...sound, ...fragmented, to])
  return to
}

/** What was said, shown, skipped and taken back, and who spoke. */
const led: readonly LineFacts[] = [
  { kind: 'announcement', step: 'hearing-discipline', title: '宣读听证纪律', person: '书记员' },
  { kind: 'speaker', speaker: { name: '甲 <主持>', role: 'presiding-officer' }, person: '书记员' },
  { kind: 'announcement', step: 'evidence-shown', title: '逐件出示证据', person: '书记员', text: '照片 <三张>' },
  { kind: 'speaker', speaker: { name: '乙', role: 'party' }, person: '书记员' },
  { kind: 'skipped', step: 'debate', title: '辩论', person: '甲', reason: '双方没有争议' },
  { kind: 'announcement-withdrawn', step: 'evidence-shown', title: '逐件出示证据', person: '书记员', reason: '误记' },
  { kind: 'speaker', speaker: null, person: '书记员' },
]

const fragmented = '-f mp4 -movflags +frag_keyframe+empty_moov+default_base_moof -frag_duration 250000'.split(' ')

/** Makes the recording and gives its folder and its seal. */
export async function makeRecording(wanted: RecordingToMake): Promise<{ folder: string; seal: PreviousSeal }> {
  const folder = recordingDirectory(wanted.vault, wanted.id)
  await mkdir(folder, { recursive: true })
  const signer = keySigner(wanted.keys)
  const journalPath = join(folder, fileNames.journal)
  let journal = new JournalFile(plainFile(await open(journalPath, 'wx'), journalPath), firstLife, systemClock)
  const checkpointPath = join(folder, fileNames.checkpoints)
  const origin = checkpointOrigin(stationId, wanted.id)
  const checkpoints = new CheckpointFile(plainFile(await open(checkpointPath, 'wx'), checkpointPath), origin, signer)
  const summary = new Summary()
  const append = async (facts: LineFacts) => {
    summary.add(await journal.append(facts))
  }
  const checkpoint = () => checkpoints.write(() => ({ size: journal.size, root: journal.root() }))

  await append(openLine(wanted))
  const parts: PartWritten[] = []
  for (const [track, files] of Object.entries(wanted.tracks)) {
    for (const [i, media] of files.entries()) parts.push(await writePart({ folder, track, part: i + 1, media }, append))
    await checkpoint()
    await append({ kind: 'mark', id: `m-${track}`, word: wanted.mark ?? '出示证据 <1>', person: '书记员' })
  }
  if (wanted.led === true) for (const line of led) await append(line)
  if (wanted.crashed === true) {
    await journal.close()
    const { reopened, torn } = await tearLine(journalPath)
    journal = reopened
    await append({ kind: 'recovered', what: 'torn-line', ...torn })
    const [from, to] = [Date.now() - 5000, Date.now()].map((at) => new Date(at).toISOString()) as [string, string]
    await append({ kind: 'gap', track: Object.keys(wanted.tracks)[0] ?? '', from, to, cause: 'station-ended' })
  }
  await append({ kind: 'close', reason: 'ended', person: '书记员', parts, previous: wanted.previous ?? null })
  await checkpoint()
  const state = { root: journal.root(), lines: journal.size, length: journal.length, sha256: journal.sha256() }
  const { count, length } = checkpoints
  const manifest = summary.manifest(state, { count, length, sha256: checkpoints.sha256() })
  if (manifest === undefined) throw new Error('not closed')
  const bytes = manifestBytes(manifest)
  await writeFile(join(folder, fileNames.manifest), bytes)
  await writeFile(join(folder, fileNames.signature), await signer.sign(bytes))
  await journal.close()
  await checkpoints.close()
  return { folder, seal: { recording: wanted.id, size: state.lines, root: state.root.toString('hex') } }
}

/** Leaves half a line in the journal, as a crash does, ends it as the recovery does, and opens the journal again. */
async function tearLine(path: string) {
  const half = Buffer.from('{"at":"2026-03-01T01:02:0')
  const offset = (await readFile(path)).length
  await appendFile(path, Buffer.concat([half, Buffer.of(10)]))
  const bytes = await readFile(path)
  const tree = new GrowingTree()
  for (const line of splitLines(bytes.subarray(0, offset)).lines) tree.append(leafHash(line))
  const state = { tree, hash: createHash('sha256').update(bytes), length: bytes.length }
  const reopened = new JournalFile(plainFile(await open(path, 'r+'), path), secondLife, systemClock, state)
  const torn = { offset, length: half.length, sha256: createHash('sha256').update(half).digest('hex') }
  return { reopened, torn }
}

function openLine({ id, keys, case: of, previous, tracks, led: isLed }: RecordingToMake): LineFacts {
  const raw = keys.publicKey.export({ format: 'jwk' }).x ?? ''
  return {
    kind: 'open',
    format: 'zhenglu-recording',
    version: 1,
    recording: id,
    recordingKind: 'hearing',
    station: { id: stationId, name: '证录一号', publicKey: Buffer.from(raw, 'base64url').toString('base64') },
    case: of,
    room: { id: 'room-1', name: '听证室一', kind: 'hearing' },
    place: '三楼听证室',
    people: [{ name: '书记员', role: 'clerk' }],
    sources: Object.keys(tracks).map((track) => ({
      track,
      name: track.startsWith('cam') ? '全景' : '桌面',
      kind: track.startsWith('cam') ? 'rtsp' : 'pulse',
      position: track.startsWith('cam') ? 'whole-view' : 'table-microphone',
      input: 'rtsp://camera.invalid/stream',
    })),
    ffmpeg: { version: '5.1', sha256: '0'.repeat(64) },
    software: 'zhenglu test',
    clock: { synchronised: null, zone: 'Asia/Shanghai' },
    ...(isLed === true ? { script: { template: 'hearing', version: 0, steps: shippedScript('hearing').steps } } : {}),
    previous: previous ?? null,
  }
}

interface PartWritten {
  track: string
  part: number
  file: string
  length: number
  sha256: string
  chunks: number
}

interface PartToWrite {
  readonly folder: string
  readonly track: string
  readonly part: number
  readonly media: string
}

async function writePart(
  { folder, track, part, media }: PartToWrite,
  append: (facts: LineFacts) => Promise<void>,
): Promise<PartWritten> {
  const file = partFile(track, part)
  await copyFile(media, join(folder, file))
  const bytes = await readFile(join(folder, file))
  await append({ kind: 'part', track, part, file, origin: 'capture', process: null })
  const started = Date.now() + (part - 1) * 10_000
  let chunk = 0
  for (const { offset, length, init, spans } of chunksOf(bytes)) {
    chunk += 1
    const body = bytes.subarray(offset, offset + length)
    const [mediaFrom, mediaTo] = [Math.min(...spans.map((s) => s.from)), Math.max(...spans.map((s) => s.to))]
    const tracks = init === null ? [] : parseInit(init)
    await append({
      kind: 'chunk',
      track,
      part,
      chunk,
      offset,
      length,
      sha256: createHash('sha256').update(body).digest('hex'),
      sm3: (await createSM3()).update(body).digest('hex'),
      mediaFrom,
      mediaTo,
      frames: track.startsWith('cam') ? spans.reduce((sum, { samples }) => sum + samples, 0) : 0,
      wall: new Date(started + mediaFrom / 1000).toISOString(),
      ...(init === null
        ? {}
        : {
            media: tracks.map((t) =>
              t.type === 'video'
                ? { type: t.type, codec: t.codec, width: t.width, height: t.height }
                : { type: t.type, codec: t.codec, channels: t.channels, sampleRate: t.sampleRate },
            ),
          }),
    })
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { track, part, file, length: bytes.length, sha256, chunks: chunk }
}

/** Chunks of four fragments each; the first has ftyp and moov, the last what stands behind the fragments (mfra). */
function* chunksOf(bytes: Buffer) {
  const boxes = readBoxes(bytes)
  const firstMoof = boxes.find(({ type }) => type === 'moof')?.offset ?? bytes.length
  const init = bytes.subarray(0, firstMoof)
  const tracks = parseInit(init)
  const moofs = boxes.filter(({ type }) => type === 'moof')
  for (let i = 0; i < moofs.length; i += 4) {
    const group = moofs.slice(i, i + 4)
    const offset = i === 0 ? 0 : (group[0]?.offset ?? 0)
    const end = moofs[i + 4]?.offset ?? bytes.length
    const spans = group.flatMap(
      (moof) => parseFragment(bytes.subarray(moof.offset, moof.offset + moof.size), tracks).tracks,
    )
    yield { offset, length: end - offset, init: i === 0 ? init : null, spans }
  }
}
