// Which of two copies has more of a recording, and whether what it has is what its own journal states: asked where their
// bytes are not alike, as on a disk that failed and lost what was not synced.
import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { splitCheckpoints } from '../../journal/checkpoint.ts'
import { readLine, splitLines } from '../../journal/line.ts'
import { readIfThere } from '../disk.ts'
import { fileNames, parsePartFile } from '../layout.ts'
import { isBytesLine, lineSchema, type BytesLine } from '../lines.ts'

/** Bytes read at once. */
const stretch = 1 << 20

/** Whole entries of a file that grows by entries: what a crash tore is none. */
function entriesIn(file: string, bytes: Buffer): string[] {
  const text = bytes.toString('latin1')
  return file === fileNames.journal
    ? splitLines(bytes).lines.map((line) => line.toString('latin1'))
    : splitCheckpoints(text).notes
}

/** Whether each whole entry of `file` in `to` is the one that `from` has in its place. */
export async function hasNothingOfItsOwn(file: string, from: string, to: string): Promise<boolean> {
  const [there, here] = [await readIfThere(join(from, file)), await readIfThere(join(to, file))]
  if (here === undefined) return true
  const entries = entriesIn(file, there ?? Buffer.alloc(0))
  return entriesIn(file, here).every((entry, index) => entry === entries[index])
}

/** Whether `from` has all that the journal in `to` states, and a line more, or the seal that `to` lacks. */
export async function isAhead(from: string, to: string): Promise<boolean> {
  if (!(await hasNothingOfItsOwn(fileNames.journal, from, to))) return false
  const count = async (folder: string) =>
    entriesIn(fileNames.journal, (await readIfThere(join(folder, fileNames.journal))) ?? Buffer.alloc(0)).length
  if ((await count(from)) > (await count(to))) return true
  const sealed = (folder: string) => readIfThere(join(folder, fileNames.signature))
  return (await sealed(from)) !== undefined && (await sealed(to)) === undefined
}

/** Whether a part's file has, where the journal beside it speaks of it, the bytes that it states. */
export async function isAsStated(folder: string, file: string): Promise<boolean> {
  const named = parsePartFile(file)
  const journal = await readIfThere(join(folder, fileNames.journal))
  if (named === undefined || journal === undefined) return false
  const stated = splitLines(journal).lines.flatMap((line) => bytesLine(line) ?? [])
  const own = stated.filter(({ track, part }) => track === named.track && part === named.part)
  const part = await open(join(folder, file), 'r')
  try {
    for (const { offset, length, sha256 } of own) {
      if ((await hashOf(part, offset, length)) !== sha256) return false
    }
    return true
  } finally {
    await part.close()
  }
}

function bytesLine(bytes: Buffer): BytesLine | undefined {
  const read = readLine(bytes)
  const line = 'value' in read ? lineSchema.safeParse(read.value).data : undefined
  return line !== undefined && isBytesLine(line) ? line : undefined
}

/** SHA-256 of a stretch; of what is there, when the file ends before. */
async function hashOf(file: FileHandle, from: number, length: number): Promise<string> {
  const hash = createHash('sha256')
  for (let offset = from; offset < from + length;) {
    const buffer = Buffer.alloc(Math.min(stretch, from + length - offset))
    const { bytesRead } = await file.read(buffer, 0, buffer.length, offset)
    if (bytesRead === 0) break
    hash.update(buffer.subarray(0, bytesRead))
    offset += bytesRead
  }
  return hash.digest('hex')
}
