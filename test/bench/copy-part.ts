// The part of docs/benchmarks.md about the copy beside the database, and about those who write while it is made.
import { stat } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { Database } from '../../native/database/database.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'
import { fillCases } from './case-load.ts'

export const copyTitle = '## The copy of the database'

const sizes = [100, 10_000, 100_000]

/** Milliseconds that each of many writes took, one after the other, until `ended`. */
async function writesUntil(database: Database, ended: Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  let isOver = false as boolean
  const over = ended.finally(() => {
    isOver = true
  })
  do {
    const begun = performance.now()
    await database.write((writer) => writer.run(`INSERT OR REPLACE INTO setting VALUES ('typed', '${took.length}')`))
    took.push(performance.now() - begun)
  } while (!isOver)
  await over
  return took
}

async function measure(folder: string, cases: number): Promise<string> {
  const file = join(folder, `${cases}.sqlite`)
  const database = await Database.open(file)
  await fillCases(database, cases)
  await database.copy()
  const begun = performance.now()
  const copying = database.copy()
  const meanwhile = await writesUntil(database, copying)
  const took = performance.now() - begun
  const alone = await writesUntil(database, new Promise((resolve) => setTimeout(resolve, took)))
  await database.close()
  const megabytes = ((await stat(file)).size / 1e6).toFixed(1)
  const [most, usual] = [meanwhile, alone].map((waits) => Math.max(...waits).toFixed(0))
  return `| ${cases} | ${megabytes} MB | ${(took / 1000).toFixed(2)} s | ${meanwhile.length} | ${most} ms | ${usual} ms |`
}

export async function copyPart(): Promise<string> {
  await using folder = await temporaryFolder()
  const rows: string[] = []
  for (const cases of sizes) rows.push(await measure(folder.path, cases))
  const busy = loadavg()[0]?.toFixed(1) ?? ''
  return `${copyTitle}

Measured by \`npm run bench -- --only copy\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} × ${cpus()[0]?.model ?? ''}, Node ${process.versions.node}; ${busy} processes were running or waiting for a processor meanwhile. One write after the other, each durable, while the copy is made, and for as long without one.

| cases | database | one copy | writes meanwhile | the slowest of them | the slowest without a copy |
|---|---|---|---|---|---|
${rows.join('\n')}
`
}
