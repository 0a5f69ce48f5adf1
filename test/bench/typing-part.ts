// The part of docs/benchmarks.md about typing in a long written record.
import { cpus, loadavg } from 'node:os'
import { temporaryFolder } from '../rig/temporary-folder.ts'
import { measureTyping, recordLoad, type Typed } from './typing.ts'

export const typingTitle = '## Typing in a written record'

const ms = (milliseconds: number | undefined) => `${(milliseconds ?? Number.NaN).toFixed(1)} ms`

function row(what: string, values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b)
  const [half, most] = [0.5, 0.95].map((share) => sorted[Math.floor(share * (sorted.length - 1))])
  return `| ${what} | ${ms(half)} | ${ms(most)} | ${ms(sorted.at(-1))} | 50 ms |`
}

export async function typingPart(): Promise<string> {
  await using folder = await temporaryFolder()
  const typed: Typed = await measureTyping(folder.path)
  const busy = loadavg()[0]?.toFixed(1) ?? ''
  return `${typingTitle}

Measured by \`npm run bench -- --only typing\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} × ${cpus()[0]?.model ?? ''}, Node ${process.versions.node}; ${busy} processes were running or waiting for a processor meanwhile. A record of ${recordLoad.entries} entries in Chromium without graphics hardware, the demonstration room recording beside it; from the key to the frame after it, which alone is up to 17 ms. The record was there to be read ${(typed.opening / 1000).toFixed(1)} s after it was asked for.

| key | half within | 95 of 100 within | the slowest | aim |
|---|---|---|---|---|
${row(`a letter, ${recordLoad.letters} times`, typed.letters)}
${row(`Enter, which opens the next entry, ${recordLoad.next} times`, typed.next)}
`
}
