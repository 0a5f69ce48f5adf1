// What the start of a station does for recordings that a crash left open (docs/format.md §3.1, design §4): everything
// that is on the disk is stated, nothing is changed, and the recording is closed and sealed. Can itself be killed and
// repeated: each step states what it found before the next one looks.
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { MediaError } from '../media/media-error.ts'
import { FragmentReader, type Beginning, type Fragment } from '../media/fragment-reader.ts'
import { recordingFolders } from './chain.ts'
import { continueChain } from './chain-recovery.ts'
import { fileNames, parsePartFile } from './layout.ts'
import { isBytesLine, mediaOf, type Line, type LineOf } from './lines.ts'
import type { PartWriter } from './part-writer.ts'
import type { RecordingWriter } from './recording-writer.ts'
import { reopenRecording } from './reopen.ts'
import type { Vault } from './vault.ts'
import { VaultError } from './vault-error.ts'

/** A process as the journal names it. */
type Owner = NonNullable<LineOf<'part'>['process']>

/** What is known of recording processes that may have outlived their station. */
export interface Processes {
  isAlive(owner: Owner): Promise<boolean>
  /** Ends one; resolves when it is gone. */
  end(owner: Owner): Promise<void>
}

export interface Recovered {
  readonly recording: string
  readonly folder: string
  readonly sealCode: string
}

/** Bytes of fragments that are stated in one line. */
const mostStated = 4 << 20

/**
 * Closes and seals every recording without a seal. One whose journal cannot be continued is left as it is, for the
 * verification to name. @throws VaultError when the disk fails.
 */
export async function recoverRecordings(vault: Vault, processes: Processes): Promise<Recovered[]> {
  await continueChain(vault)
  const recovered: Recovered[] = []
  for (const folder of await recordingFolders(vault.folder)) {
    const names = await readdir(folder)
    if (names.includes(fileNames.manifest) && names.includes(fileNames.signature)) continue
    if (!names.includes(fileNames.journal)) continue
    try {
      recovered.push(await recoverRecording(vault, folder, processes))
    } catch (error) {
      if (!(error instanceof VaultError) || error.code !== 'journal-bad') throw error
    }
  }
  return recovered
}

async function recoverRecording(vault: Vault, folder: string, processes: Processes): Promise<Recovered> {
  const { writer, lines } = await reopenRecording(vault, folder)
  for (const line of lines) {
    if (line.kind === 'part' && line.process !== null && (await processes.isAlive(line.process))) {
      await processes.end(line.process)
    }
  }
  if (!lines.some((line) => line.kind === 'close')) {
    await stateParts(writer, lines)
    await stateGaps(writer, lines, vault.clock.now())
  } else {
    for (const part of partLines(lines)) await writer.resumePart(placeOf(writer, part), statedOf(lines, part))
  }
  const { sealCode } = await writer.seal('interrupted', null)
  return { recording: writer.id, folder, sealCode }
}

const partLines = (lines: readonly Line[]) => lines.filter((line) => line.kind === 'part')

const placeOf = (writer: RecordingWriter, { track, part, file }: Pick<LineOf<'part'>, 'track' | 'part' | 'file'>) => ({
  track,
  part,
  file,
  path: join(writer.folder, file),
})

const bytesOf = (lines: readonly Line[], { track, part }: { track: string; part: number }) =>
  lines.filter(isBytesLine).filter((line) => line.track === track && line.part === part)

function statedOf(lines: readonly Line[], part: { track: string; part: number }) {
  const stated = bytesOf(lines, part)
  return { length: stated.reduce((sum, { length }) => sum + length, 0), chunks: stated.length }
}

/** States what the parts hold beyond the journal, and parts of which the journal says nothing yet. */
async function stateParts(writer: RecordingWriter, lines: readonly Line[]): Promise<void> {
  for (const line of partLines(lines)) {
    const there = await stat(join(writer.folder, line.file)).catch(() => undefined)
    if (there === undefined) continue // for the verification to name
    const stated = bytesOf(lines, line)
    const part = await writer.resumePart(placeOf(writer, line), statedOf(lines, line))
    if (!stated.some((each) => each.kind === 'recovered' && each.what === 'tail')) await stateFragments(part, stated)
  }
  const known = new Set(partLines(lines).map(({ file }) => file))
  for (const name of (await readdir(writer.folder)).sort()) {
    const parsed = parsePartFile(name)
    if (parsed === undefined || known.has(name)) continue
    await stateFragments(await writer.beginPart(placeOf(writer, { ...parsed, file: name }), null), [])
  }
}

/** States the whole fragments behind the last chunk; what follows them is described when the part ends. */
async function stateFragments(part: PartWriter, stated: readonly ReturnType<typeof bytesOf>[number][]): Promise<void> {
  const reader = new FragmentReader(stated.length === 0 ? null : await tracksOf(part))
  const first = stated.find((line) => line.kind === 'chunk' || line.what === 'fragments')
  const zero = first?.kind === 'chunk' && first.wall !== null ? Date.parse(first.wall) - first.mediaFrom / 1000 : null
  let waiting: (Beginning | Fragment)[] = []
  const state = async () => {
    const fragments = waiting.filter((piece) => piece.kind === 'fragment')
    const times = fragments.flatMap(({ tracks }) => tracks)
    const beginning = waiting.find((piece) => piece.kind === 'beginning')
    if (waiting.length === 0) return
    const mediaFrom = times.length === 0 ? 0 : Math.max(0, Math.min(...times.map(({ from }) => from)))
    await part.recovered({
      bytes: Buffer.concat(waiting.map(({ bytes }) => bytes)),
      mediaFrom,
      mediaTo: Math.max(mediaFrom, ...times.map(({ to }) => to)),
      frames: fragments.reduce((sum, { frames }) => sum + frames, 0),
      wall: zero === null || times.length === 0 ? null : new Date(zero + mediaFrom / 1000).toISOString(),
      ...(beginning !== undefined && { media: beginning.tracks.map(mediaOf) }),
    })
    waiting = []
  }
  try {
    for await (const bytes of part.unstated()) {
      waiting.push(...reader.push(bytes))
      if (waiting.reduce((sum, piece) => sum + piece.bytes.length, 0) >= mostStated) await state()
    }
  } catch (error) {
    if (!(error instanceof MediaError)) throw error // what is no media is described as the tail
  }
  await state()
}

/** The tracks that a part's beginning, which is stated already, speaks of. */
async function tracksOf(part: PartWriter): Promise<Beginning['tracks']> {
  const reader = new FragmentReader()
  for await (const bytes of part.beginning()) {
    const beginning = reader.push(bytes).find((piece) => piece.kind === 'beginning')
    if (beginning !== undefined) return beginning.tracks
  }
  return []
}

/** States for each track that nothing was recorded from the end of what is there until now. */
async function stateGaps(writer: RecordingWriter, lines: readonly Line[], now: Date): Promise<void> {
  const open = lines.find((line) => line.kind === 'open')
  for (const { track } of open?.sources ?? []) {
    const own = lines.filter((line) => line.kind === 'chunk').filter((line) => line.track === track)
    const last = own.at(-1)
    if (last === undefined || last.wall === null) continue
    const from = new Date(Date.parse(last.wall) + (last.mediaTo - last.mediaFrom) / 1000).toISOString()
    const isStated = lines.some((line) => line.kind === 'gap' && line.track === track && line.from === from)
    if (!isStated && from < now.toISOString()) await writer.gap(track, from, now.toISOString(), 'station-stopped')
  }
}
