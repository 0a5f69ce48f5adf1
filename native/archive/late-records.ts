// Written records that were frozen when their recording was sealed already: no part of the seal, so they go into a bundle
// beside the recordings, each file compared with what was stated of it when it was frozen.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FrozenRecord } from '../contract/written-records.ts'
import { recordFile, vaultPaths } from '../vault/layout.ts'
import type { WrittenRecordsStore } from '../written-record/store.ts'
import { damaged } from './archive-failure.ts'
import type { BagWriter } from './bag-writer.ts'
import { payload } from './bagit.ts'
import { hashBytes } from './hashing.ts'
import { readShown, type ShownRecord } from './shown-records.ts'

export interface LateRecord {
  readonly recording: string
  readonly number: number
  /** When it was frozen. */
  readonly at: string
  readonly files: FrozenRecord['files']
  /** Folder in which they lie. */
  readonly folder: string
}

/** Those of a case. */
export async function lateRecordsOf(records: WrittenRecordsStore, vault: string, of: string): Promise<LateRecord[]> {
  const all = await Promise.all((await records.ofCase(of)).map(({ id }) => records.get(id, Infinity)))
  return all.flatMap(({ row: { recording, number }, frozen }) => {
    if (frozen?.afterSeal !== true) return []
    const folder = join(vaultPaths(vault).documents, recording)
    return [{ recording, number, at: frozen.at, files: frozen.files, folder }]
  })
}

/** One that was copied, and what the bundle's page shows of it. */
export interface BundledLateRecord extends LateRecord {
  readonly shown: ShownRecord
}

/** What is said of each of them. */
export const lateWords = '封存后签署，不在录音录像封存范围内'

/** Place of a file in the bundle. */
export const latePlace = (recording: string, file: string): string => `${payload.lateRecords}/${recording}/${file}`

/** @throws Failure `recording-damaged` when a file is not as it was frozen. */
export async function copyLateRecords(bag: BagWriter, records: readonly LateRecord[]): Promise<BundledLateRecord[]> {
  const copied: BundledLateRecord[] = []
  for (const record of records) {
    const { recording, folder, number } = record
    for (const { file, sha256 } of record.files) {
      const bytes = await readFile(join(folder, file)).catch((error: unknown) => {
        throw damaged(recording, file, 'unreadable', error)
      })
      if (hashBytes(bytes).sha256 !== sha256) throw damaged(recording, file, 'changed')
      await bag.write(latePlace(recording, file), bytes)
    }
    const shown = await readShown(recording, folder, recordFile(number, 'json'))
    copied.push({ ...record, shown: { ...shown, pdf: recordFile(number, 'pdf') } })
  }
  return copied
}
