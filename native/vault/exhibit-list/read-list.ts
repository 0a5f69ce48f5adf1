// Reads a case's list of exhibits from the disk as it is: whether it is right is for the verification to say.
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { splitLines } from '../../journal/line.ts'
import { GrowingTree, leafHash } from '../../journal/tree.ts'
import { readIfThere } from '../disk.ts'
import { vaultPaths } from '../layout.ts'
import { readJournal } from '../verify/journal.ts'
import { listLineSchema, listNames, type ListLine } from './lines.ts'

/** Size and root of a list: what its signed note and the audit log name. */
export interface ListMark {
  readonly size: number
  /** Hexadecimal. */
  readonly root: string
}

export interface ExhibitList {
  readonly bytes: Buffer
  readonly lines: readonly ListLine[]
  readonly mark: ListMark
}

const parse = (bytes: Buffer) => readJournal<ListLine>(bytes, listLineSchema)

/** Size and root over the first `size` lines of a list; undefined when it has fewer. */
export function markAt(bytes: Buffer, size = Infinity): ListMark | undefined {
  const { lines } = splitLines(bytes)
  if (size !== Infinity && lines.length < size) return undefined
  const tree = new GrowingTree()
  for (const line of lines.slice(0, size)) tree.append(leafHash(line))
  return { size: tree.size, root: tree.root().toString('hex') }
}

/** The list in a case's folder; an empty one where none was begun. @throws Error what the disk says. */
export async function readList(folder: string): Promise<ExhibitList> {
  const bytes = (await readIfThere(join(folder, listNames.list))) ?? Buffer.of()
  const { lines } = await parse(bytes)
  return { bytes, lines, mark: markAt(bytes) ?? { size: 0, root: '' } }
}

/** Bytes of the list of each case that has one. */
export async function listLengths(vault: string): Promise<ReadonlyMap<string, number>> {
  const { exhibits } = vaultPaths(vault)
  const cases = await readdir(exhibits).catch(() => [])
  const lengths = await Promise.all(
    cases.map(async (of) => {
      const found = await stat(join(exhibits, of, listNames.list)).catch(() => null)
      return found === null ? [] : [[of, found.size] as const]
    }),
  )
  return new Map(lengths.flat())
}
