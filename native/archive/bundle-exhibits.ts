// Exhibits and issued documents in a bundle: the case's folder bit for bit, with its list and the note over it.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Exhibit } from '../contract/exhibits.ts'
import { Failure } from '../contract/failures.ts'
import { exhibitsIn } from '../exhibits/exhibits.ts'
import type { ReadOptions } from '../hashing/two-hashes.ts'
import { filesOf, listNames, type ListLineOf } from '../vault/exhibit-list/lines.ts'
import { markAt, readList, type ListMark } from '../vault/exhibit-list/read-list.ts'
import { stopWhenCancelled } from '../vault/verify/options.ts'
import type { BagWriter } from './bag-writer.ts'
import { payload } from './bagit.ts'
import { FileHasher } from './file-hasher.ts'

type ShownExhibit = Pick<Exhibit, 'number' | 'name' | 'description' | 'preview' | 'sha256' | 'added' | 'person'> & {
  readonly src: string
  readonly withdrawn: string | null
}

export interface BundledExhibits {
  readonly folder: string
  readonly mark: ListMark
  readonly files: readonly { readonly file: string; readonly length: number; readonly sha256: string }[]
  /** As the page of the bundle shows them. */
  readonly shown: readonly ShownExhibit[]
  readonly documents: readonly {
    readonly title: string
    readonly documentNumber: string
    readonly at: string
    readonly src: string
  }[]
  /** List and note, as they lie on the disk. */
  readonly list: Buffer
  readonly note: Buffer
}

/** Of a case that has none. */
export const noExhibits: BundledExhibits = {
  folder: '',
  mark: { size: 0, root: '' },
  files: [],
  shown: [],
  documents: [],
  list: Buffer.of(),
  note: Buffer.of(),
}

const source = (file: string) => `../${payload.exhibits.split('/').at(-1) ?? ''}/${file}`

function shownOf({
  number,
  name,
  description,
  preview,
  sha256,
  added,
  person,
  file,
  withdrawn,
}: Exhibit): ShownExhibit {
  const facts = { number, name, description, preview, sha256, added, person }
  return { ...facts, src: source(file), withdrawn: withdrawn?.reason ?? null }
}

function documentOf({ title, documentNumber, at, files }: ListLineOf<'document'>) {
  return { title, documentNumber, at, src: source(files.find(({ file }) => file.endsWith('.pdf'))?.file ?? '') }
}

/** What a case's folder holds; nothing where there is no folder. @throws Error what the disk says. */
export async function readExhibits(folder: string | undefined): Promise<BundledExhibits> {
  if (folder === undefined) return noExhibits
  const { bytes: list, lines, mark } = await readList(folder)
  if (mark.size === 0) return noExhibits
  return {
    ...{ folder, mark: markAt(list) ?? mark, list },
    note: await readFile(join(folder, listNames.checkpoint)),
    files: lines.flatMap(filesOf),
    shown: exhibitsIn(lines).map(shownOf),
    documents: lines.flatMap((line) => (line.kind === 'document' ? [documentOf(line)] : [])),
  }
}

/** @throws Failure `exhibits-damaged` naming the file that is not what was listed; what the bag says. */
export async function copyExhibits(bag: BagWriter, exhibits: BundledExhibits, options: ReadOptions): Promise<void> {
  if (exhibits.mark.size === 0) return
  await using hasher = new FileHasher()
  for (const { file, length, sha256 } of exhibits.files) {
    const from = join(exhibits.folder, file)
    const digests = await bag.copy(`${payload.exhibits}/${file}`, from, hasher, options).catch((error: unknown) => {
      stopWhenCancelled(options.signal)
      throw error instanceof Failure ? error : new Failure('exhibits-damaged', { path: from }, { cause: error })
    })
    if (digests.length !== length || digests.sha256 !== sha256) throw new Failure('exhibits-damaged', { path: from })
  }
  await bag.write(`${payload.exhibits}/${listNames.list}`, exhibits.list)
  await bag.write(`${payload.exhibits}/${listNames.checkpoint}`, exhibits.note)
}
