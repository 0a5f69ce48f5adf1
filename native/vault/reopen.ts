// Opens a recording that a crash left unsealed, to be continued: the journal, the checkpoints and the parts as they are.
import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { GrowingTree } from '../journal/tree.ts'
import { CheckpointFile, checkpointOrigin } from './checkpoint-file.ts'
import { Copies } from './copies/copies.ts'
import { JournalFile } from './journal-file.ts'
import { readIfThere } from './disk.ts'
import { fileNames, partFile } from './layout.ts'
import { isBytesLine, type Line, type OpenLine } from './lines.ts'
import { Summary } from './manifest.ts'
import { RecordingWriter } from './recording-writer.ts'
import type { Vault } from './vault.ts'
import { diskError, VaultError } from './vault-error.ts'
import { readJournal, type Journal } from './verify/journal.ts'
import { notesEnd } from './verify/notes.ts'

export interface Reopened {
  readonly writer: RecordingWriter
  readonly open: OpenLine
  /** What the journal says; lines that `writer` adds are added here, as long as nobody else asks to hear of them. */
  readonly lines: Line[]
}

const lineFeed = Buffer.of(10)
/** Ends a checkpoint that was cut off. */
const separator = Buffer.from('\n\n')
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/**
 * Opens the recording in `folder`. A line or a checkpoint that was cut off in the middle stays where it is, and is
 * declared by a `recovered` line (docs/format.md §3.1).
 * @param mirror folder of second copies; null when none is to be written.
 * @throws VaultError `journal-bad` when there is no first line to continue from, or what the disk says.
 */
export async function reopenRecording(vault: Vault, folder: string, mirror: string | null = null): Promise<Reopened> {
  const id = folder.slice(-22)
  const journalPath = join(folder, fileNames.journal)
  let copies: Copies | undefined
  try {
    const { bytes, journal, torn } = await journalToContinue(journalPath)
    const [first] = journal.lines
    if (first?.kind !== 'open' || first.recording !== id)
      throw new VaultError('journal-bad', { path: journalPath, line: 0 })
    const { tree, hash } = stateOf(bytes, journal, torn)
    const found = await checkpointsToContinue(vault, id, folder, journal)
    const ends = new Map([...statedEnds(journal.lines), [fileNames.journal, bytes.length]])
    ends.set(fileNames.checkpoints, found.state.length)
    copies = new Copies({ recording: id, vaultId: vault.id, vault: vault.folder, mirror, ends })
    const state = { tree, hash, length: bytes.length }
    const file = new JournalFile(copies.file(fileNames.journal), vault.run, vault.clock, state)
    const summary = new Summary()
    for (const line of journal.lines) summary.add(line)
    const { signer, chain } = vault
    const origin = checkpointOrigin(vault.station.id, id)
    const notes = copies.file(fileNames.checkpoints)
    const checkpoints = new CheckpointFile(notes, origin, signer, found.ended)
    const writer = new RecordingWriter({ id, folder, journal: file, checkpoints, summary, signer, chain, copies })
    const lines = [...journal.lines]
    writer.onLine = (line) => lines.push(line)
    if (torn !== null) await writer.recovered({ kind: 'recovered', what: 'torn-line', ...torn })
    if (found.torn !== null) {
      // Declared first: a crash between the two leaves line feeds to be written again, which are passed over.
      await writer.recovered({ kind: 'recovered', what: 'torn-checkpoint', ...found.torn })
      await notes.append(separator, found.state.length)
    }
    return { writer, open: first, lines }
  } catch (error) {
    await copies?.close()
    throw diskError(error, folder)
  }
}

/** How far the journal speaks of each part's file. */
function statedEnds(lines: readonly Line[]): [string, number][] {
  return lines.filter(isBytesLine).map(({ track, part, offset, length }) => [partFile(track, part), offset + length])
}

/** The journal with every line ended; the last one, when it says nothing, as torn. */
async function journalToContinue(path: string) {
  const before = await readFile(path)
  if (before.length > 0 && before.at(-1) !== 10) {
    const file = await open(path, 'r+')
    await file.write(lineFeed, 0, 1, before.length)
    await file.datasync()
    await file.close()
  }
  const bytes = await readFile(path)
  const journal = await readJournal(bytes)
  const last = journal.leaves.at(-1)
  if (last === undefined || last.line !== undefined) return { bytes, journal, torn: null }
  const cut = bytes.subarray(last.offset, bytes.length - 1)
  return { bytes, journal, torn: { offset: last.offset, length: cut.length, sha256: sha256(cut) } }
}

/** Tree over the lines that are leaves, and running hash over all bytes. */
function stateOf(bytes: Buffer, { leaves }: Journal, torn: object | null) {
  const tree = new GrowingTree()
  for (const leaf of torn === null ? leaves : leaves.slice(0, -1)) tree.append(leaf.hash)
  return { tree, hash: createHash('sha256').update(bytes) }
}

/** The checkpoints: what follows the last whole one, and the file as it is once that is ended so that others can follow. */
async function checkpointsToContinue(vault: Vault, id: string, folder: string, journal: Journal) {
  const bytes = (await readIfThere(join(folder, fileNames.checkpoints))) ?? Buffer.of()
  const origin = checkpointOrigin(vault.station.id, id)
  const { count, end, covered } = notesEnd(bytes, origin, vault.signer.publicKey, journal.tornCheckpoints)
  const rest = bytes.subarray(end)
  const torn = rest.length === 0 ? null : { offset: end, length: rest.length, sha256: sha256(rest) }
  const whole = torn === null ? bytes : Buffer.concat([bytes, separator])
  const ended = { count, hash: createHash('sha256').update(whole), length: whole.length, covered }
  return { state: { length: bytes.length }, ended, torn }
}
