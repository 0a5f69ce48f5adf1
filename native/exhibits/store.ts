// The exhibits of a vault: taken in, listed, described, withdrawn. The list on the disk is all there is to know.
import { createHash } from 'node:crypto'
import { rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { IssuedDocument } from '../contract/documents.ts'
import type { Exhibit, ExhibitDescription } from '../contract/exhibits.ts'
import { Failure } from '../contract/failures.ts'
import { syncFolder, writeWhole } from '../vault/disk.ts'
import { appendToList, exhibitsFolder, makeExhibitsFolder } from '../vault/exhibit-list/list-writer.ts'
import {
  documentFile,
  exhibitFile,
  isListedName,
  type ListFacts,
  type ListLineOf,
} from '../vault/exhibit-list/lines.ts'
import { readList, type ListMark } from '../vault/exhibit-list/read-list.ts'
import { hashFile } from '../vault/exhibit-list/verify-exhibits.ts'
import { vaultPaths } from '../vault/layout.ts'
import { diskError } from '../vault/vault-error.ts'
import type { Vault } from '../vault/vault.ts'
import { Arrivals } from './arrivals.ts'
import { damageOf, type Looking } from './damage.ts'
import { documentsIn, exhibitsIn } from './exhibits.ts'
import type { Received } from './incoming.ts'
import { mediaTypeOf } from './media-type.ts'
import { metadataOf } from './metadata.ts'

export interface Addition {
  readonly case: string
  /** What the file was called. */
  readonly name: string
  readonly description: ExhibitDescription
  readonly person: string
}

export interface TakingIn {
  /** Null where there is no ffmpeg to look with. */
  readonly looking: Looking | null
  readonly signal: AbortSignal
  readonly onBytes: (bytes: number) => void
}

/** What another line of a list says, for the audit log and for the second disk. */
export interface Listed extends ListMark {
  readonly case: string
  readonly number: number
  readonly file: string | null
}

export function exhibitsStore(vault: Vault, listed: (line: Listed) => void) {
  const linesOf = async (of: string) => (await readList(exhibitsFolder(vault.folder, of))).lines
  const arrivals = new Arrivals()
  let turn: Promise<unknown> = Promise.resolve()
  /** One after another, over all cases: lists are short. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }
  const append = async (of: string, number: number, facts: ListFacts): Promise<void> => {
    const mark = await appendToList(vault, of, facts)
    listed({ case: of, number, file: facts.kind === 'exhibit' ? facts.file : null, ...mark })
  }
  /** @throws Failure `exhibit-unknown`. */
  const get = async (of: string, number: number): Promise<Exhibit> => {
    const found = exhibitsIn(await linesOf(of)).find((each) => each.number === number)
    if (found === undefined) throw new Failure('exhibit-unknown', { case: of, number })
    return found
  }
  /** One that counts. @throws Failure `exhibit-unknown`, `exhibit-withdrawn`. */
  const valid = async (of: string, number: number): Promise<Exhibit> => {
    const found = await get(of, number)
    if (found.withdrawn !== null) throw new Failure('exhibit-withdrawn', { number, reason: found.withdrawn.reason })
    return found
  }
  /** Puts a file in place and lists it; when it cannot be listed it does not stay. */
  const put = async (received: Received, { case: of, ...wanted }: Addition, facts: Facts): Promise<Exhibit> => {
    const before = exhibitsIn(await linesOf(of))
    const same = before.find(({ sha256, withdrawn }) => withdrawn === null && sha256 === received.sha256)
    if (same !== undefined) throw new Failure('exhibit-duplicate', { number: same.number, name: same.name })
    const number = before.length + 1
    const { ending, ...known } = facts
    const file = exhibitFile(number, ending)
    const folder = await makeExhibitsFolder(vault.folder, of)
    const path = join(folder, file)
    try {
      await rename(received.path, path)
      await syncFolder(folder)
    } catch (error) {
      throw diskError(error, path)
    }
    const { length, sha256 } = received
    await append(of, number, { kind: 'exhibit', number, file, length, sha256, ...wanted, ...known }).catch(
      async (error: unknown) => {
        await unlink(path).catch(() => undefined)
        throw error
      },
    )
    return get(of, number)
  }
  return {
    /** By number, those that were withdrawn among them. */
    ofCase: async (of: string): Promise<Exhibit[]> => exhibitsIn(await linesOf(of)),

    valid,

    /** Runs work on lists alone: for those who list something else than exhibits. */
    inTurn,

    /**
     * Reads back what has arrived, looks into it, and lists it, after what arrived for the case before. Whatever fails,
     * nothing of it stays.
     * @throws Failure `exhibit-copy-differs`, `exhibit-duplicate`, `cancelled`; VaultError.
     */
    async add(received: Received, addition: Addition, tools: TakingIn): Promise<Exhibit> {
      const place = arrivals.arrive(addition.case)
      try {
        const { signal, onBytes, looking } = tools
        await place.reached(signal)
        const read = await hashFile(received.path, { signal, onBytes })
        if (read.length !== received.length || read.sha256 !== received.sha256) {
          throw new Failure('exhibit-copy-differs', {
            name: addition.name,
            stated: received.sha256,
            found: read.sha256,
          })
        }
        const facts = await factsOf(received.path, addition.name, looking)
        signal.throwIfAborted()
        return await inTurn(() => put(received, addition, facts))
      } catch (error) {
        await unlink(received.path).catch(() => undefined)
        throw error
      } finally {
        place.leave()
      }
    },

    /** @throws Failure `exhibit-unknown`, `exhibit-withdrawn`; VaultError. */
    describe: (of: string, number: number, described: Described): Promise<Exhibit> =>
      inTurn(async () => {
        await valid(of, number)
        await append(of, number, { kind: 'exhibit-described', number, ...described })
        return get(of, number)
      }),

    /** @throws Failure `exhibit-unknown`, `exhibit-withdrawn`; VaultError. */
    withdraw: (of: string, number: number, { reason, person }: Omit<Described, 'description'>): Promise<Exhibit> =>
      inTurn(async () => {
        await valid(of, number)
        await append(of, number, { kind: 'exhibit-withdrawn', number, reason, person })
        return get(of, number)
      }),

    /** Documents that were issued for a case. */
    documentsOf: async (of: string): Promise<IssuedDocument[]> => documentsIn(await linesOf(of)),

    /** Whether a document of a kind with this number of its year is listed for a case. */
    hasDocument: async (of: string, key: string, serial: Serial): Promise<boolean> =>
      (await linesOf(of)).some(
        (line) =>
          line.kind === 'document' &&
          line.document === key &&
          line.serial?.n === serial.n &&
          line.serial.year === serial.year,
      ),

    /**
     * Puts the files of an issued document in place and lists it. Only within {@link inTurn}; when it cannot be listed
     * nothing of it stays. @throws VaultError.
     */
    async putDocument(of: string, facts: DocumentFacts, contents: DocumentContents): Promise<IssuedDocument> {
      const number = documentsIn(await linesOf(of)).length + 1
      const folder = await makeExhibitsFolder(vault.folder, of)
      const files = []
      try {
        for (const [ending, bytes] of contents) {
          const file = documentFile(number, ending)
          await writeWhole(join(folder, file), bytes, vaultPaths(vault.folder).scratch)
          const sha256 = createHash('sha256').update(bytes).digest('hex')
          files.push({ file, length: bytes.length, sha256 })
        }
        await append(of, number, { kind: 'document', number, ...facts, files })
      } catch (error) {
        for (const { file } of files) await unlink(join(folder, file)).catch(() => undefined)
        throw diskError(error, folder)
      }
      const issued = documentsIn(await linesOf(of)).at(-1)
      if (issued === undefined) throw new Failure('exhibits-damaged', { path: folder })
      return issued
    },

    /** Path and kind of a file that a list names; null when none does. */
    async fileOf(of: string, file: string): Promise<{ path: string; mediaType: string } | null> {
      if (!isListedName(file)) return null
      const lines = await linesOf(of)
      const path = join(exhibitsFolder(vault.folder, of), file)
      const exhibit = lines.find((line) => line.kind === 'exhibit' && line.file === file)
      if (exhibit?.kind === 'exhibit') return { path, mediaType: exhibit.mediaType }
      const isDocument = lines.some((line) => line.kind === 'document' && line.files.some((each) => each.file === file))
      return isDocument
        ? { path, mediaType: documentTypes[file.split('.')[1] ?? ''] ?? 'application/octet-stream' }
        : null
    },
  }
}
export type ExhibitsStore = ReturnType<typeof exhibitsStore>

const documentTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  json: 'application/json',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

type Serial = NonNullable<ListLineOf<'document'>['serial']>
type DocumentContents = readonly (readonly [ending: 'json' | 'pdf' | 'docx', bytes: Buffer])[]
/** What the line of a document says beside its number and its files. */
export type DocumentFacts = Pick<
  ListLineOf<'document'>,
  'document' | 'title' | 'documentNumber' | 'serial' | 'template' | 'person'
>

interface Described {
  readonly description: ExhibitDescription
  readonly reason: string
  readonly person: string
}

interface Facts extends Pick<Exhibit, 'mediaType' | 'problems' | 'metadata'> {
  readonly ending: string
}

async function factsOf(path: string, name: string, looking: Looking | null): Promise<Facts> {
  const { mediaType, ending, differs } = await mediaTypeOf(path, name)
  const damage = await damageOf(path, mediaType, looking)
  const problems = [...(damage === null ? [] : [damage]), ...(differs ? (['type-differs'] as const) : [])]
  return { mediaType, ending, problems, metadata: await metadataOf(path, mediaType, looking) }
}
