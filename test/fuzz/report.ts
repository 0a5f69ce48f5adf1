// The section on requests that are out of order in docs/security.md.
import { cpus } from 'node:os'
import type { Counts, Fuzzed } from './fuzz.ts'

export interface Run extends Fuzzed {
  readonly command: string
  /** When it began. */
  readonly began: Date
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
const number = (value: number) => value.toLocaleString('en-US')

function sumOf({ answers }: Counts, wanted: (status: string) => boolean): number {
  return [...answers].reduce((sum, [status, count]) => (wanted(status) ? sum + count : sum), 0)
}

const columns: readonly (readonly [string, (status: string) => boolean])[] = [
  ['refused (4xx)', (status) => status.startsWith('4') && status !== '429'],
  ['too often (429)', (status) => status === '429'],
  ['closed', (status) => status === 'closed'],
  ['answered (1xx, 2xx, 3xx)', (status) => /^[123]/.test(status)],
  ['5xx', (status) => status.startsWith('5')],
]

const explanation = `A real station with a sealed recording, served as to a window, is asked in five ways: *calls* with inputs that are made as the schema wants them and then spoiled at one to three places, or whose JSON is; *media* under addresses that lead elsewhere and ranges that are none; *heads* with other hosts, origins, cookies and methods; bare *bytes* that were a request; and *sockets* that are opened out of order or that send frames which are lies. The same seed gives the same requests. Calls that would open devices, run programs or touch other folders refuse once their input has been checked. Every answer from 400 on must have a code of the contract (or be the page for a browser that was not let in), none may be 5xx, none may hold the private key or what lies beside the files that are served; after every thousandth request the window must be answered and the audit log be written. Memory is the heap after a collection, of station and shooter together, after the first tenth and at the end.`

/** The section as Markdown. */
export function section({ counts, problems, before, after, seconds, command, began }: Run): string {
  const shots = counts.reduce((sum, count) => sum + count.shots, 0)
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? ''}, Node ${process.versions.node}`
  const head = ['asked', 'requests', ...columns.map(([name]) => name)]
  const rows = counts.map((count) => [
    count.name,
    number(count.shots),
    ...columns.map(([, wanted]) => number(sumOf(count, wanted))),
  ])
  return [
    '## Requests that are out of order',
    `Written by \`${command}\`, begun ${began.toISOString()} (${machine}): ${number(shots)} requests in ${seconds.toFixed(0)} s.`,
    explanation,
    [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n'),
    `Heap ${megabytes(before.heap)} → ${megabytes(after.heap)}; open handles ${before.handles} → ${after.handles}; windows still listened to ${after.listening}. ${problems.length === 0 ? 'No findings.' : `Findings: ${problems.length}.`}`,
    ...(problems.length === 0
      ? []
      : [
          problems
            .slice(0, 20)
            .map((problem) => `- \`${problem}\``)
            .join('\n'),
        ]),
  ].join('\n\n')
}
