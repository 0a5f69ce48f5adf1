// Makes sealed recordings of real media with the vault's own journal, checkpoints and manifest, and alters them as an
// attacker would: with a text editor, or with a key.
import { createHash, type KeyObject } from 'node:crypto'
import { appendFile, copyFile, mkdir, open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createSM3 } from 'hash-wasm'
import { canonicalBytes, splitLines, type JsonObject } from '../../../../native/journal/line.ts'
import { keySigner } from '../../../../native/journal/signer.ts'
import { GrowingTree, leafHash } from '../../../../native/journal/tree.ts'
import { readBoxes } from '../../../../native/media/boxes.ts'
import { parseFragment } from '../../../../native/media/fragment.ts'
import { parseInit } from '../../../../native/media/init.ts'
import { plainFile } from '../../../../native/vault/append-file.ts'
import { CheckpointFile, checkpointOrigin } from '../../../../native/vault/checkpoint-file.ts'
import { systemClock } from '../../../../native/vault/clock.ts'
import { JournalFile } from '../../../../native/vault/journal-file.ts'
import { fileNames, partFile, recordingDirectory } from '../../../../native/vault/layout.ts'
import { lineSchema, type LineFacts, type PreviousSeal } from '../../../../native/vault/lines.ts'
import { manifestBytes, Summary } from '../../../../native/vault/manifest.ts'
import { fixtures } from '../../../rig/clip.ts'
import { ffmpeg, run } from '../../../rig/run.ts'

export interface Keys {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}

export const stationId = '0b8f6b0e-5d7c-4e58-9f3a-6c1c6a3f7f10'
const [firstLife, secondLife] = ['abcdef', 'ghjkmn']
const fragmented = '-f mp4 -movflags +frag_keyframe+empty_moov+default_base_moof -frag_duration 250000'.split(' ')

/** A clip with picture or with sound, as ffmpeg writes it while recording. */
export async function clip(folder: string, kind: 'picture' | 'sound', seconds: number): Promise<string> {
  const to = join(folder, `${kind}-${seconds}.mp4`)
  const picture = '-an -c:v libx264 -preset ultrafast -crf 32 -pix_fmt yuv420p -g 25 -vf scale=320:180,fps=25'.split(
    ' ',
  )
  const sound = '-c:a aac -b:a 64k -ar 48000 -ac 1'.split(' ')
  const [input, coding] = kind === 'picture' ? [fixtures['street-cars'], picture] : [fixtures['speech-zh'], sound]
  const args = [
    '-v',
    'error',
    '-y',
    '-stream_loop',
    '-1',
    '-i',
    input,
    '-t',
    `${seconds}`,
    ...coding,
    ...fragmented,
    to,
  ]
  await run(ffmpeg, args)
  return to
}

export interface RecordingWanted {
  readonly vault: string
  readonly id: string
  readonly keys: Keys
  readonly previous?: PreviousSeal | null
  /** Clips of each track, one per part. */
  readonly tracks: Readonly<Record<string, readonly string[]>>
  /** Whether the station died in the middle of a journal line and of a checkpoint, and another life of it went on. */
  readonly crashed?: boolean
  readonly sealed?: boolean
}

export interface RecordingMade {
  readonly folder: string
  readonly seal: PreviousSeal
}

/** Makes a recording with a checkpoint after every eight lines or so. */
export async function makeRecording(wanted: RecordingWanted): Promise<RecordingMade> {
  const { vault, id, keys, tracks, crashed = false, sealed = true } = wanted
  const folder = recordingDirectory(vault, id)
  await mkdir(folder, { recursive: true })
  const signer = keySigner(keys)
  const [journalPath, checkpointPath] = [join(folder, fileNames.journal), join(folder, fileNames.checkpoints)]
  const origin = checkpointOrigin(stationId, id)
  let journal = new JournalFile(plainFile(await open(journalPath, 'wx'), journalPath), firstLife, systemClock)
  let checkpoints = new CheckpointFile(plainFile(await open(checkpointPath, 'wx'), checkpointPath), origin, signer)
  const summary = new Summary()
  let appended = 0
  const append = async (facts: LineFacts) => {
    summary.add(await journal.append(facts))
    if (++appended % 8 === 0) await checkpoint()
  }
  const checkpoint = () => checkpoints.write(() => ({ size: journal.size, root: journal.root() }))

  await append(openFacts(wanted))
  const parts: Stated[] = []
  for (const [track, clips] of Object.entries(tracks)) {
    for (const [i, media] of clips.entries()) parts.push(await writePart({ folder, track, part: i + 1, media }, append))
    await append({ kind: 'mark', id: `m-${track}`, word: '出示证据 <1>', person: '书记员' })
  }
  if (crashed) {
    await journal.close()
    await checkpoints.close()
    const tornLine = await tear(journalPath, '{"at":"2026-03-01T01:02:0', '\n')
    const tornNote = await tear(checkpointPath, `${origin}\n12\n`, '\n')
    journal = await reopenJournal(journalPath, tornLine.offset)
    const bytes = await readFile(checkpointPath)
    const state = {
      count: checkpoints.count,
      hash: createHash('sha256').update(bytes),
      length: bytes.length,
      covered: 0,
    }
    checkpoints = new CheckpointFile(plainFile(await open(checkpointPath, 'r+'), checkpointPath), origin, signer, state)
    await append({ kind: 'recovered', what: 'torn-line', ...tornLine })
    await append({ kind: 'recovered', what: 'torn-checkpoint', ...tornNote })
    const [from, to] = [Date.now() - 5000, Date.now()].map((at) => new Date(at).toISOString()) as [string, string]
    await append({ kind: 'gap', track: Object.keys(tracks)[0] ?? '', from, to, cause: 'station-ended' })
  }
  if (sealed)
    await append({ kind: 'close', reason: 'ended', person: '书记员', parts, previous: wanted.previous ?? null })
  await checkpoint()
  const root = journal.root()
  if (sealed) {
    const state = { root, lines: journal.size, length: journal.length, sha256: journal.sha256() }
    const { count, length } = checkpoints
    await seal(folder, summary, state, { count, length, sha256: checkpoints.sha256() }, keys)
  }
  await journal.close()
  await checkpoints.close()
  return { folder, seal: { recording: id, size: journal.size, root: root.toString('hex') } }
}

type SealedState = Parameters<Summary['manifest']>

async function seal(
  folder: string,
  summary: Summary,
  journal: SealedState[0],
  checkpoints: SealedState[1],
  keys: Keys,
) {
  const manifest = summary.manifest(journal, checkpoints)
  if (manifest === undefined) throw new Error('not closed')
  await writeFile(join(folder, fileNames.manifest), manifestBytes(manifest))
  await sign(folder, keys)
}

/** Signs the manifest as it is. */
export async function sign(folder: string, keys: Keys): Promise<void> {
  const bytes = await readFile(join(folder, fileNames.manifest))
  await writeFile(join(folder, fileNames.signature), await keySigner(keys).sign(bytes))
}

/** The journal's lines as objects, without a torn one. */
export async function readLines(folder: string): Promise<Record<string, unknown>[]> {
  const { lines } = splitLines(await readFile(join(folder, fileNames.journal)))
  const whole = lines.map(String).filter((line) => line.endsWith('}'))
  return whole.map((line) => JSON.parse(line) as Record<string, unknown>)
}

/** The lines as they would be without the crash: for journals that are sealed anew. */
export async function linesWithoutCrash(folder: string): Promise<Record<string, unknown>[]> {
  const lines = (await readLines(folder)).filter((line) => line['kind'] !== 'recovered')
  return lines.map((line, seq) => ({ ...line, seq }))
}

/** Puts these lines in the journal's place and leaves everything else as it is. */
export async function writeLines(folder: string, lines: readonly object[]): Promise<void> {
  const bytes = lines.flatMap((line) => [canonicalBytes(line as JsonObject), Buffer.of(10)])
  await writeFile(join(folder, fileNames.journal), Buffer.concat(bytes))
}

/** Seals `lines` as whoever has `keys` can: new journal, one checkpoint, new manifest, new signature. */
export async function sealAnew(folder: string, lines: readonly object[], keys: Keys): Promise<void> {
  await writeLines(folder, lines)
  const bytes = await readFile(join(folder, fileNames.journal))
  const tree = new GrowingTree()
  const summary = new Summary()
  for (const leaf of splitLines(bytes).lines) {
    tree.append(leafHash(leaf))
    summary.add(lineSchema.parse(JSON.parse(leaf.toString())))
  }
  const path = join(folder, fileNames.checkpoints)
  const origin = checkpointOrigin(
    stationId,
    String(lines[0] !== undefined && 'recording' in lines[0] ? lines[0].recording : ''),
  )
  const file = new CheckpointFile(plainFile(await open(path, 'w'), path), origin, keySigner(keys))
  await file.write(() => ({ size: tree.size, root: tree.root() }))
  await file.close()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const journal = { root: tree.root(), lines: tree.size, length: bytes.length, sha256 }
  await seal(folder, summary, journal, { count: file.count, length: file.length, sha256: file.sha256() }, keys)
}

async function tear(path: string, half: string, end: string) {
  const bytes = Buffer.from(half)
  const offset = (await readFile(path)).length
  await appendFile(path, half + end)
  return { offset, length: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

async function reopenJournal(path: string, sound: number): Promise<JournalFile> {
  const bytes = await readFile(path)
  const tree = new GrowingTree()
  for (const line of splitLines(bytes.subarray(0, sound)).lines) tree.append(leafHash(line))
  const state = { tree, hash: createHash('sha256').update(bytes), length: bytes.length }
  return new JournalFile(plainFile(await open(path, 'r+'), path), secondLife, systemClock, state)
}

export const rawKey = (key: KeyObject) =>
  Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64')

function openFacts({ id, keys, previous, tracks }: RecordingWanted): LineFacts {
  return {
    kind: 'open',
    format: 'zhenglu-recording',
    version: 1,
    recording: id,
    recordingKind: 'hearing',
    station: { id: stationId, name: '证录一号', publicKey: rawKey(keys.publicKey) },
    case: { id: 'case-1', number: '城管罚字〔2026〕1号', cause: '占道经营', kind: 'penalty', party: '某商店' },
    room: { id: 'room-1', name: '听证室一', kind: 'hearing' },
    place: '三楼听证室',
    people: [{ name: '书记员', role: 'clerk' }],
    sources: Object.keys(tracks).map((track) => ({
      track,
      name: track,
      kind: 'rtsp',
      position: 'whole-view',
      input: 'rtsp://camera.invalid/stream',
    })),
    ffmpeg: { version: '5.1', sha256: '0'.repeat(64) },
    software: 'zhenglu test',
    clock: { synchronised: null, zone: 'Asia/Shanghai' },
    previous: previous ?? null,
  }
}

type Stated = Extract<LineFacts, { kind: 'close' }>['parts'][number]

async function writePart(
  { folder, track, part, media }: { folder: string; track: string; part: number; media: string },
  append: (facts: LineFacts) => Promise<void>,
): Promise<Stated> {
  const file = partFile(track, part)
  await copyFile(media, join(folder, file))
  const bytes = await readFile(media)
  await append({ kind: 'part', track, part, file, origin: 'capture', process: null })
  const started = Date.now()
  let chunk = 0
  for (const { offset, body, init, spans } of chunksOf(bytes)) {
    chunk += 1
    const [mediaFrom, mediaTo] = [Math.min(...spans.map((s) => s.from)), Math.max(...spans.map((s) => s.to))]
    const tracks = init === null ? [] : parseInit(init)
    const described = tracks.map((t) =>
      t.type === 'video'
        ? { type: t.type, codec: t.codec, width: t.width, height: t.height }
        : { type: t.type, codec: t.codec, channels: t.channels, sampleRate: t.sampleRate },
    )
    await append({
      ...{ kind: 'chunk', track, part, chunk, offset, length: body.length, mediaFrom, mediaTo },
      sha256: createHash('sha256').update(body).digest('hex'),
      sm3: (await createSM3()).update(body).digest('hex'),
      frames: track.startsWith('cam') ? spans.reduce((sum, { samples }) => sum + samples, 0) : 0,
      wall: new Date(started + mediaFrom / 1000).toISOString(),
      ...(init === null ? {} : { media: described }),
    })
  }
  return {
    track,
    part,
    file,
    length: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    chunks: chunk,
  }
}

/** Chunks of two fragments each; the first has ftyp and moov, the last what stands behind the fragments (mfra). */
function* chunksOf(bytes: Buffer) {
  const moofs = readBoxes(bytes).filter(({ type }) => type === 'moof')
  const init = bytes.subarray(0, moofs[0]?.offset ?? bytes.length)
  const tracks = parseInit(init)
  for (let i = 0; i < moofs.length; i += 2) {
    const offset = i === 0 ? 0 : (moofs[i]?.offset ?? 0)
    const body = bytes.subarray(offset, moofs[i + 2]?.offset ?? bytes.length)
    const spans = moofs
      .slice(i, i + 2)
      .flatMap((moof) => parseFragment(bytes.subarray(moof.offset, moof.offset + moof.size), tracks).tracks)
    yield { offset, body, init: i === 0 ? init : null, spans }
  }
}
