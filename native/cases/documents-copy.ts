// What lies beside recordings on the second disk: fault statements, and written records that were signed after the seal.
// Each disk is completed from the other; nothing that is there is touched.
import { createHash } from 'node:crypto'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { makeFolder, readIfThere, syncFolder, writeWhole } from '../vault/disk.ts'
import { parseRecordFile, parseStatementFile, recordFile, recordingIdPattern, vaultPaths } from '../vault/layout.ts'

/** Files that belong together; the JSON was put in place after the others. */
interface Together {
  readonly json: string
  readonly others: readonly string[]
}

function togetherIn(names: readonly string[]): Together[] {
  return names.flatMap((name): Together[] => {
    if (!name.endsWith('.json')) return []
    const pdf = name.slice(0, -'.json'.length)
    if (parseStatementFile(pdf) !== undefined) return [{ json: name, others: [pdf] }]
    const { number } = parseRecordFile(name) ?? {}
    if (number === undefined) return []
    const others = (['pages.pdf', 'pdf', 'docx'] as const).map((type) => recordFile(number, type))
    return [{ json: name, others: others.filter((file) => names.includes(file)) }]
  })
}

/** Adds below `to` what lies beside recordings below `from` and is missing there. @throws Error what a disk says. */
export async function completeDocuments(from: string, to: string): Promise<void> {
  const place = vaultPaths(from).documents
  const recordings = (await readdir(place).catch(() => [])).filter((name) => recordingIdPattern.test(name))
  for (const recording of recordings) {
    const folder = join(vaultPaths(to).documents, recording)
    const there = new Set(await readdir(folder).catch(() => []))
    const names = await readdir(join(place, recording)).catch(() => [])
    for (const each of togetherIn(names)) {
      if (!there.has(each.json)) await copyTogether(join(place, recording), folder, each, vaultPaths(to).scratch)
    }
  }
}

/** What of a statement's JSON says which PDF is its own; a record's says it of none. */
const stated = z.object({ sha256: z.string().optional() })

/** All of them, the JSON last; none where they are not whole, or not what the JSON says: damage must not spread. */
async function copyTogether(from: string, to: string, { json, others }: Together, scratch: string): Promise<void> {
  const text = await readIfThere(join(from, json))
  const facts = stated.safeParse(parsed(text?.toString('utf8') ?? ''))
  if (text === undefined || !facts.success) return
  const files = []
  for (const name of others) {
    const bytes = await readIfThere(join(from, name))
    if (bytes === undefined) return
    const { sha256 = null } = facts.data
    if (sha256 !== null && createHash('sha256').update(bytes).digest('hex') !== sha256) return
    files.push({ name, bytes })
  }
  await makeFolder(to)
  await mkdir(scratch, { recursive: true })
  for (const { name, bytes } of [...files, { name: json, bytes: text }])
    await writeWhole(join(to, name), bytes, scratch)
  await syncFolder(join(to, '..'))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
