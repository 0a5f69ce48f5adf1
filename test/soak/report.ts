// The section on the soak in docs/reliability.md.
import { readFile, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { findFfmpeg } from '../../native/capture/ffmpeg.ts'
import { median } from '../bench/verification.ts'
import type { FinishedPart } from './finished.ts'
import type { Sample } from './sample.ts'
import type { Soak } from './soak.ts'

/** Replaces the section between its marks, or adds it at the end; the rest of the file is others'. */
export async function replaceSection(
  file: string,
  text: string,
  name: 'soak' | 'faults' | 'fuzz' = 'soak',
): Promise<void> {
  const marks = [`<!-- ${name}: written by npm run ${name} -->`, `<!-- /${name} -->`] as const
  const old = await readFile(file, 'utf8').catch(() => '# Reliability\n')
  const [from, to] = marks.map((mark) => old.indexOf(mark)) as [number, number]
  const whole = `${marks[0]}\n${text}\n${marks[1]}`
  const isThere = from >= 0 && to > from
  await writeFile(
    file,
    isThere ? old.slice(0, from) + whole + old.slice(to + marks[1].length) : `${old.trimEnd()}\n\n${whole}\n`,
  )
}

const mega = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
const signed = (share: number) => `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(1)} %`
const sum = (parts: readonly FinishedPart[], of: (part: FinishedPart) => number) =>
  parts.reduce((total, part) => total + of(part), 0)
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
const listed = (names: readonly string[]) => {
  const counts = Map.groupBy(names, (name) => name)
  return [...counts].map(([name, { length }]) => `${length} × ${name}`).join(', ')
}

/** Medians of the first, second and last ten minutes, or of the thirds of a shorter soak. */
function trend({ samples, minutes }: Soak, of: (sample: Sample) => number) {
  const span = Math.min(10, minutes / 3)
  const within = (from: number) =>
    median(samples.filter(({ minute }) => minute > from && minute <= from + span + 0.01).map(of))
  const [first, second, last] = [within(0), within(span), within(minutes - span)]
  const beside = `medians of the first and the last ${span.toFixed(0)} minutes`
  return { first, last, growth: last / first - 1, settled: last / second - 1, beside }
}

function figures(soak: Soak): string {
  const { samples, steps, parts } = soak
  const [memory, others] = [trend(soak, (each) => each.memory), trend(soak, (each) => each.others)]
  const [handles, processes] = [trend(soak, (each) => each.handles), trend(soak, (each) => each.processes)]
  const ages = samples.map(({ age }) => age)
  const behind = samples.map(({ disk, told }) => disk - told)
  const mostHandles = Math.max(...samples.map((each) => each.handles))
  const loads = samples.map(({ load }) => load)
  const apart = steps.map((step) => step.apart)
  const cameras = parts.filter(({ frames }) => frames > 0)
  const leftOut = Object.values(soak.leftOut).reduce((total, each) => total + each, 0)
  return table(
    ['what', 'measured', 'aim', 'beside it'],
    [
      [
        'memory of the station',
        `${mega(memory.first)} → ${mega(memory.last)}, ${signed(memory.growth)}`,
        'growth under 5 %',
        `${memory.beside}; ${signed(memory.settled)} from the second to the last, when it has warmed up`,
      ],
      [
        'memory of its ffmpeg processes',
        `${mega(others.first)} → ${mega(others.last)}, ${signed(others.growth)}`,
        'flat',
        'resident, summed: shared pages count more than once',
      ],
      [
        'handles of the station',
        `${handles.first} → ${handles.last}`,
        'the same',
        `${handles.beside}; at most ${mostHandles}`,
      ],
      ['processes beside the station', `${processes.first} → ${processes.last}`, 'the same', handles.beside],
      [
        'tracks apart, at most',
        `${Math.max(...apart).toFixed(0)} ms`,
        'under 80 ms',
        `${steps.length} looks at the files on disk (${soak.failedSteps} more failed): ${apart.map((each) => each.toFixed(0)).join(', ')} ms`,
      ],
      [
        'age of the newest chunk, at most',
        `${Math.max(...ages).toFixed(1)} s`,
        'under 2 s',
        `of the track that was furthest behind; median ${median(ages).toFixed(1)} s`,
      ],
      [
        'bytes on disk not yet told as synced, at most',
        mega(Math.max(...behind)),
        'under 2 s of all tracks',
        `median ${mega(median(behind))}, of ${mega(sum(parts, ({ bytes }) => bytes))} in the end`,
      ],
      [
        'missed fragments',
        sum(parts, (part) => part.missedFragments),
        '0',
        `of ${sum(parts, (part) => part.fragments)}, by their numbers`,
      ],
      [
        'frames missing',
        sum(cameras, (part) => part.missing) - leftOut,
        '0',
        `of ${sum(cameras, (part) => part.frames)}: each frame of the rig’s clips tells which one must follow; ${leftOut} more were left out by cameras of the rig that were over a second behind`,
      ],
      [
        'alarms',
        soak.alarms.length,
        '0',
        listed(soak.alarms.map(({ alarm, track }) => `${alarm} ${track ?? ''}`.trim())),
      ],
      ['gaps', soak.gaps.length, '0', listed(soak.gaps.map(({ track }) => track))],
      ['`zhenglu verify` of the vault', `exit code ${soak.verified.code ?? 'none'}`, '0', ''],
      ['live views cut off', soak.viewed.cutOff, '0', `${mega(soak.viewed.bytes)} were sent to them`],
      [
        'load average of the machine',
        `median ${median(loads).toFixed(1)}, at most ${Math.max(...loads).toFixed(1)}`,
        '',
        `on ${cpus().length} cores: rig, station and whatever else ran`,
      ],
    ],
  )
}

function perTrack({ parts }: Soak): string {
  return table(
    [
      'part',
      'media',
      'fragments',
      'missed',
      'frames',
      '25 a second make',
      'missing',
      'begun anew',
      'longest between pictures',
      'between sounds',
    ],
    parts.map((part) => [
      part.file,
      `${part.seconds.toFixed(2)} s`,
      part.fragments,
      part.missedFragments,
      part.frames === 0 ? '' : part.frames,
      part.frames === 0 ? '' : part.expected,
      part.frames === 0 ? '' : part.missing,
      part.frames === 0 ? '' : part.foreign,
      part.longestPicture === 0 ? '' : `${part.longestPicture.toFixed(0)} ms`,
      part.longestSound === 0 ? '' : `${part.longestSound.toFixed(0)} ms`,
    ]),
  )
}

function perStep({ steps }: Soak): string {
  const names = Object.keys(steps[0]?.delays ?? {})
  return table(
    ['minute', ...names, 'apart'],
    steps.map(({ minute, delays, apart }) => [
      minute.toFixed(minute < 1 ? 1 : 0),
      ...names.map((name) => (delays[name] ?? NaN).toFixed(0)),
      apart.toFixed(0),
    ]),
  )
}

export async function section(soak: Soak): Promise<string> {
  const { version } = await findFfmpeg()
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? ''}, Node ${process.versions.node}, ffmpeg ${version}`
  const length = (Date.parse(soak.ended) - Date.parse(soak.begun)) / 1000
  return `## Soak

Written by \`npm run soak -- --minutes ${soak.minutes}\`, begun ${soak.begun} (${machine}). Four RTSP cameras of 1920 × 1080 at 25 frames a second, two of them with sound, and a microphone with speech were recorded for ${length.toFixed(0)} s by the station as it is served to a window, with one live view of each source; ${soak.samples.length} samples were taken from outside. A lamp in each picture and a tone in each sound come at each whole second of the wall clock; how late a track shows or tells them is its delay.

${figures(soak)}

![Memory and handles of the station and how far the tracks are apart, over the minutes of the recording](images/soak.svg)

What is in the files, counted with ffprobe (times of media are those of arrival, so the longest interval shows how late a frame came, not that one is missing; a camera of the rig that is more than a second behind leaves frames out and begins anew with frames that are not of the clip):

${perTrack(soak)}

Delays in milliseconds, of the middle one of some ten flashes or tones; negative: before the whole second.

${perStep(soak)}`
}
