// The part of docs/benchmarks.md about the search.
import { stat } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { grouped } from '../../renderer/parts/format.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'
import { load, loadCases } from './case-load.ts'
import { measureSearch } from './search.ts'

export const searchTitle = '## Search'

const ms = (milliseconds: number) => `${milliseconds.toFixed(1)} ms`
const busy = () => loadavg()[0]?.toFixed(1) ?? ''

/** Builds the database and asks it; most of the time goes into the building. */
export async function searchPart(): Promise<string> {
  await using folder = await temporaryFolder()
  const said = (what: string) => {
    console.log(`search: ${what}`)
  }
  const filled = await loadCases(folder.path, said)
  const building = busy()
  said('asking')
  const [found, loadThen] = [await measureSearch(filled), busy()]
  await filled.close()
  const { size } = await stat(join(folder.path, 'search.sqlite'))
  const entries = load.records * load.entriesOfRecord
  const marks = load.recordings * load.marksOfRecording
  return `${searchTitle}

Measured on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} × ${cpus()[0]?.model ?? ''}, Node ${process.versions.node}; ${loadThen} processes were running or waiting for a processor meanwhile (${building} while the index was built). ${grouped(load.cases)} cases, ${grouped(entries)} entries of written records, ${grouped(marks)} marks, ${grouped(load.cases)} exhibits and as many issued documents, made up of the usual words of such files. The index takes ${Math.round(size / 1e6)} MB; cases and records were taken in within ${Math.round(filled.indexing)} s. Each question is asked as the window asks it: all kinds, six of each.

| what is asked for | half of the answers within | 95 of 100 within | aim | the slowest was |
|---|---|---|---|---|
${Object.entries(found)
  .map(([what, { median, most, slowest }]) => `| ${what} | ${ms(median)} | ${ms(most)} | 50 ms | ${slowest} |`)
  .join('\n')}
`
}
