// Opens a recording that a crash left unsealed, to be continued: the journal, the checkpoints and the parts as they are.
import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { GrowingTree } from '../journal/tree.ts'
import { CheckpointFile, checkpointOrigin } from './checkpoint-file.ts'
import { JournalFile } from './journal-file.ts'
import { fileNames } from './layout.ts'
import type { Line, OpenLine } from './lines.ts'
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
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/**
 * Opens the recording in `folder`. A line or a checkpoint that was cut off in the middle stays where it is, and is
 * declared by a `recovered` line (docs/format.md §3.1).
 * @throws VaultError `journal-bad` when there is no first line to continue from, or what the disk says.
 */
export async function reopenRecording(vault: Vault, folder: string): Promise<Reopened> {
  const id = folder.slice(-22)
  const [journalPath, checkpointPath] = [join(folder, fileNames.journal), join(folder, fileNames.checkpoints)]
  try {
    const { bytes, journal, torn } = await journalToContinue(journalPath)
    const [first] = journal.lines
    if (first?.kind !== 'open' || first.recording !== id)
      throw new VaultError('journal-bad', { path: journalPath, line: 0 })
    const { tree, hash } = stateOf(bytes, journal, torn)
    const state = { tree, hash, length: bytes.length }
    const file = new JournalFile(await open(journalPath, 'r+'), journalPath, vault.run, vault.clock, state)
    const checkpoints = await checkpointsToContinue(vault, id, checkpointPath, journal)
    const summary = new Summary()
    for (const line of journal.lines) summary.add(line)
    const { signer, chain } = vault
    const parts = {
      vault: vault.folder,
      id,
      folder,
      journal: file,
      checkpoints: checkpoints.file,
      summary,
      signer,
      chain,
      mirror: null,
    }
    const writer = new RecordingWriter(parts)
    const lines = [...journal.lines]
    writer.onLine = (line) => lines.push(line)
    if (torn !== null) await writer.recovered({ kind: 'recovered', what: 'torn-line', ...torn })
    await checkpoints.declare(writer)
    return { writer, open: first, lines }
  } catch (error) {
    throw diskError(error, folder)
  }
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

/** The checkpoints with what follows the last whole one declared, and ended so that others can follow. */
async function checkpointsToContinue(vault: Vault, id: string, path: string, journal: Journal) {
  const handle = await open(path, 'r+').catch(() => open(path, 'wx+'))
  const bytes = await handle.readFile()
  const origin = checkpointOrigin(vault.station.id, id)
  const { count, end, covered } = notesEnd(bytes, origin, vault.signer.publicKey, journal.tornCheckpoints)
  const rest = bytes.subarray(end)
  const torn = rest.length === 0 ? null : { offset: end, length: rest.length, sha256: sha256(rest) }
  const separator = torn === null ? Buffer.alloc(0) : Buffer.from('\n\n')
  const whole = Buffer.concat([bytes, separator])
  const hash = createHash('sha256').update(whole)
  const file = new CheckpointFile(handle, path, origin, vault.signer, { count, hash, length: whole.length, covered })
  const declare = async (writer: RecordingWriter) => {
    if (torn === null) return
    // Declared first: a crash between the two leaves line feeds to be written again, which are passed over.
    await writer.recovered({ kind: 'recovered', what: 'torn-checkpoint', ...torn })
    await handle.write(separator, 0, separator.length, bytes.length)
    await handle.datasync()
  }
  return { file, declare }
}
