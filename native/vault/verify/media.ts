// The media files: every chunk against its journal line, every file against the seal, in one read (§6.3, §6.6).
import { join } from 'node:path'
import type { Finding } from '../../contract/verification.ts'
import { fileNames } from '../layout.ts'
import type { BytesLine } from '../lines.ts'
import { systemCode } from '../vault-error.ts'
import type { Folder } from './folder.ts'
import type { PartTold } from './order.ts'
import type { PartHasher, PartHashes } from './part-hasher.ts'
import { checkStated, type Stated } from './stated.ts'

export interface MediaCheck {
  readonly folder: Folder
  readonly parts: readonly Stated[]
  readonly told: readonly PartTold[]
  readonly hasher: PartHasher
  readonly sm3: boolean
  readonly signal: AbortSignal | undefined
  readonly onBytes: (bytes: number) => void
}

/** Reads every part that is there. @throws the signal's reason when aborted. */
export async function checkMedia(check: MediaCheck): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const stated of check.parts) {
    if (!check.folder.files.has(stated.file)) continue
    const told = check.told.find(({ part }) => part.file === stated.file)?.bytes ?? []
    findings.push(...(await checkPart(check, stated, told)))
  }
  return findings
}

async function checkPart(check: MediaCheck, stated: Stated, told: readonly BytesLine[]): Promise<Finding[]> {
  const { folder, hasher, sm3, signal, onBytes } = check
  const ranges = withoutOverlap(told)
  const path = join(folder.path, stated.file)
  let found: PartHashes
  try {
    found = await hasher.hash(
      { path, ranges: ranges.map(({ offset, length }) => ({ offset, length })), sm3 },
      signal,
      onBytes,
    )
  } catch (error) {
    signal?.throwIfAborted()
    return [{ code: 'path-unreadable', file: stated.file, details: { cause: systemCode(error) ?? 'unknown' } }]
  }
  const whole = checkStated(stated, found)
  return [...whole, ...checkChunks(stated, ranges, found), ...checkCovered(stated, ranges, found.length, whole)]
}

/** Lines that claim bytes of an earlier one are left out; that they do is found by their order. */
function withoutOverlap(told: readonly BytesLine[]): BytesLine[] {
  let end = 0
  return [...told]
    .sort((a, b) => a.offset - b.offset)
    .filter(({ offset, length }) => {
      if (offset < end) return false
      end = offset + length
      return true
    })
}

function checkChunks(stated: Stated, told: readonly BytesLine[], found: PartHashes): Finding[] {
  const fileIsAsSealed = stated.sha256 === found.sha256
  const places = told.map((line, i): Finding | undefined => {
    const hashes = found.chunks[i]
    if (hashes === undefined) return { code: 'chunk-missing', ...place(stated.file, line) }
    if (hashes.sha256 !== line.sha256) {
      // The file is what was sealed: then it is the line that was changed.
      if (fileIsAsSealed)
        return { code: 'journal-changed', ...place(fileNames.journal, line), details: { to: line.seq } }
      return { code: 'chunk-changed', ...place(stated.file, line) }
    }
    if (hashes.sm3 === undefined || hashes.sm3 === line.sm3) return undefined
    return { code: 'chunk-sm3-wrong', ...place(stated.file, line) }
  })
  return together(places)
}

/** Where a chunk is: in the file, in the journal, in time. */
function place(file: string, line: BytesLine): Omit<Finding, 'code'> {
  const { track, part, chunk, seq, offset } = line
  const at = { file, track, part, chunk, line: seq, ...(file === fileNames.journal ? {} : { offset }) }
  if (line.kind === 'recovered' && line.what === 'tail') return at
  const { mediaFrom, mediaTo, wall } = line
  return { ...at, mediaFrom, mediaTo, ...(wall === null ? {} : { wall }) }
}

/** One finding for chunks that follow each other with the same fault, so that half a lost file is one sentence. */
function together(places: readonly (Finding | undefined)[]): Finding[] {
  const findings: Finding[] = []
  let last: Finding | undefined
  for (const next of places) {
    if (next !== undefined && last?.code === next.code && next.code !== 'journal-changed') {
      const chunks = Number(last.details?.['chunks'] ?? 1) + 1
      last = {
        ...last,
        ...(next.mediaTo === undefined ? {} : { mediaTo: next.mediaTo }),
        details: { chunks, lastChunk: next.chunk ?? 0 },
      }
      findings[findings.length - 1] = last
    } else {
      last = next
      if (next !== undefined) findings.push(next)
    }
  }
  return findings
}

/** Bytes of which no line speaks: in a hole, or behind the last chunk when the seal does not tell of that. */
function checkCovered(
  stated: Stated,
  told: readonly BytesLine[],
  length: number,
  whole: readonly Finding[],
): Finding[] {
  const ranges = told.map((line) => ({ from: line.offset, to: line.offset + line.length }))
  const holes = [...ranges, { from: length, to: length }].flatMap(({ from }, i) => {
    const offset = ranges[i - 1]?.to ?? 0
    return Math.min(from, length) > offset ? [{ offset, length: Math.min(from, length) - offset }] : []
  })
  const lengthened = whole.some(({ code }) => code === 'file-lengthened')
  return holes
    .filter((hole) => !(lengthened && hole.offset === stated.length))
    .map(({ offset, length: bytes }) => ({
      code: 'bytes-not-journaled',
      file: stated.file,
      offset,
      details: { length: bytes },
    }))
}
