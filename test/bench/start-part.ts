// The part of docs/benchmarks.md about the start of the program.
import { cpus, loadavg } from 'node:os'
import { temporaryFolder } from '../rig/temporary-folder.ts'
import { measureStart, startLoad } from './start.ts'

export const startTitle = '## The start'

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
const number = (value: number) => value.toLocaleString('en').replaceAll(',', ' ')

export async function startPart(): Promise<string> {
  await using folder = await temporaryFolder()
  const { few, many, usable, station, window } = await measureStart(folder.path, (text) => {
    console.error(`start: ${text}`)
  })
  const busy = loadavg()[0]?.toFixed(1) ?? ''
  const ratio = median(many) / median(few)
  return `${startTitle}

Measured by \`npm run bench -- --only start\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} × ${cpus()[0]?.model ?? ''}, Node ${process.versions.node}; ${busy} processes were running or waiting for a processor meanwhile. From the start of the station’s process, from its sources, until the frame is painted; Chromium without graphics hardware ran already, with an empty window, which enters the station while it opens, as \`npm start\` has it. Medians of ${startLoad.starts} starts and ${startLoad.windows} windows, after a first one that is not counted. The station was closed properly before: after a crash the database is read from end to end first.

| what | measured | slowest | aim |
|---|---|---|---|
| to a window that shows its rooms and can be used, ${number(startLoad.usual)} cases | ${seconds(median(usable))} | ${seconds(Math.max(...usable))} | 2.5 s |
| to a station that is open, without a window, ${number(startLoad.few)} cases | ${seconds(median(few))} | ${seconds(Math.max(...few))} | – |
| the same, ${number(startLoad.many)} cases | ${seconds(median(many))} | ${seconds(Math.max(...many))} | ${ratio.toFixed(2)} times as long; at most 1.2 times |
| memory of an idle station, after ${startLoad.idleSeconds} s | ${megabytes(station)} | – | – |
| memory of the idle window’s page | ${megabytes(window)} | – | – |
`
}
