// What manifests of sealed recordings say for the contents list: how long was recorded, and their signed written records.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { writtenRecordKinds } from '../contract/record-entries.ts'
import { fileNames, recordFile, recordingDirectory } from '../vault/layout.ts'
import { manifestSchema, type Manifest } from '../vault/manifest.ts'
import type { FrozenFile } from './things.ts'

export interface SealedFacts {
  /** Of what was recorded, without its breaks. */
  readonly seconds: number
  readonly records: readonly FrozenFile[]
}

const between = ({ from, to }: { from: string; to: string }) => (Date.parse(to) - Date.parse(from)) / 1000

/** Reads each once: what is sealed stays. */
export function sealedFactsOf(vault: string) {
  const known = new Map<string, SealedFacts>()
  return async (recording: string): Promise<SealedFacts | null> => {
    const found = known.get(recording)
    if (found !== undefined) return found
    const folder = recordingDirectory(vault, recording)
    const manifest = await readManifest(folder)
    if (manifest === null) return null
    const { opened, closed, breaks } = manifest
    const seconds = between({ from: opened, to: closed }) - breaks.reduce((sum, each) => sum + between(each), 0)
    const facts = { seconds: Math.max(0, seconds), records: await recordsOf(folder, manifest) }
    known.set(recording, facts)
    return facts
  }
}

async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(join(folder, fileNames.manifest), 'utf8')))
  } catch {
    return null
  }
}

const frozen = z.object({
  recordKind: z.enum(writtenRecordKinds),
  heading: z.object({ people: z.array(z.object({ role: z.string(), name: z.string() })) }),
})

async function recordsOf(folder: string, { recording, writtenRecords = [] }: Manifest): Promise<FrozenFile[]> {
  const records: FrozenFile[] = []
  for (const { number, at, person, files } of writtenRecords) {
    const text = await readFile(join(folder, recordFile(number, 'json')), 'utf8').catch(() => '{}')
    const facts = frozen.safeParse(JSON.parse(text)).data
    const clerks = (facts?.heading.people ?? []).filter(({ role }) => role === 'clerk').map(({ name }) => name)
    records.push({
      ...{ recording, number, at, kind: facts?.recordKind ?? '', files: files.map(({ file }) => file) },
      afterSeal: false,
      person: clerks.length > 0 ? clerks.join('、') : (person ?? ''),
    })
  }
  return records
}
