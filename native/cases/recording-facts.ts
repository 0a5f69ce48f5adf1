// What lists and screens show of a recording, from its journal and its seal.
import type { StepStated } from '../contract/recording-course.ts'
import type { Recording, RecordingRow, TrackFacts } from '../contract/recordings.ts'
import { caseReference } from '../contract/cases.ts'
import { breakReasons, positions, presentRoles, roomKinds } from '../contract/terms.ts'
import { breaksIn } from '../vault/breaks.ts'
import { shownBy } from '../vault/exhibit-list/shown.ts'
import { isBytesLine, type Line, type LineOf, type Media } from '../vault/lines.ts'
import { announcementOf, ScriptTold } from '../vault/script.ts'
import { SpeechesTold } from '../vault/speakers.ts'
import type { RecordingFolder } from './recording-folder.ts'

/** Lines about stretches of media: chunks, and fragments that were found after a crash. */
export type Stretch = LineOf<'chunk'> | Extract<Line, { what: 'fragments' }>

export function stretchesOf(lines: readonly Line[], track: string, part?: number): Stretch[] {
  return lines.filter(
    (line): line is Stretch =>
      (line.kind === 'chunk' || (line.kind === 'recovered' && line.what === 'fragments')) &&
      line.track === track &&
      (part === undefined || line.part === part),
  )
}

const oneOf = <T extends string>(known: readonly T[], value: string, otherwise: T): T =>
  known.find((each) => each === value) ?? otherwise

/** What a list shows of a recording. */
export function recordingRow({ open, lines, manifest }: RecordingFolder): RecordingRow {
  const close = lines.find((line) => line.kind === 'close')
  return {
    id: open.recording,
    kind: open.recordingKind,
    case: caseReference.safeParse(open.case).data ?? null,
    room: open.room.name,
    roomKind: oneOf(roomKinds, open.room.kind, 'training'),
    opened: open.at,
    closed: close?.at ?? null,
    sealed: manifest !== null,
    sealCode: manifest?.journal.sealCode ?? null,
    bytes: lines.filter(isBytesLine).reduce((sum, { length }) => sum + length, 0),
    tracks: open.sources.length,
  }
}

/** For Media Source Extensions, from the codecs (RFC 6381) that the journal states. */
export function mimeOf(media: readonly Media[]): string {
  const container = media.some(({ type }) => type === 'video') ? 'video' : 'audio'
  return `${container}/mp4; codecs="${media.map(({ codec }) => codec.replace('fLaC', 'flac')).join(',')}"`
}

function trackFacts({ open, lines, manifest }: RecordingFolder, track: string): TrackFacts {
  const source = open.sources.find((each) => each.track === track)
  const stretches = stretchesOf(lines, track)
  const media = stretches.find((line) => line.media !== undefined)?.media ?? []
  const video = media.find((each) => each.type === 'video')
  const audio = media.find((each) => each.type === 'audio')
  const parts = lines.flatMap((line) => {
    if (line.kind !== 'part' || line.track !== track) return []
    const own = stretches.filter(({ part }) => part === line.part)
    const bytes = lines.filter((each) => isBytesLine(each) && each.track === track && each.part === line.part)
    const sealed = manifest?.parts.find(({ file }) => file === line.file)
    return {
      part: line.part,
      file: line.file,
      length: bytes.reduce((sum, each) => sum + (isBytesLine(each) ? each.length : 0), 0),
      sha256: sealed?.sha256 ?? null,
      wall: own[0]?.wall ?? null,
      duration: Math.max(0, (own.at(-1)?.mediaTo ?? 0) - (own[0]?.mediaFrom ?? 0)),
    }
  })
  const frames = stretches.reduce((sum, line) => sum + line.frames, 0)
  const seconds = parts.reduce((sum, { duration }) => sum + duration, 0) / 1e6
  const frameRate = seconds > 0 ? Math.round((frames / seconds) * 10) / 10 : 0
  return {
    track,
    name: source?.name ?? track,
    position: oneOf(positions, source?.position ?? '', 'other'),
    picture: video === undefined ? null : { codec: video.codec, width: video.width, height: video.height, frameRate },
    sound: audio === undefined ? null : { codec: audio.codec, channels: audio.channels, sampleRate: audio.sampleRate },
    mime: mimeOf(media),
    parts,
  }
}

/** What the journal states of the script, in its order. Of lines without a title the step's key stands for it. */
function stepsStated(lines: readonly Line[]): StepStated[] {
  return lines.flatMap((line) => {
    if (!('step' in line)) return []
    const { at, kind, step, person, title = step } = line
    const said = line.kind === 'announcement'
    const text = said ? (line.text ?? '') : line.reason
    const exhibit = said ? (line.exhibit ?? null) : null
    return { at, kind, step, title, person, text, exhibit }
  })
}

/** The script with what became of each step. */
function scriptFacts({ open: { script }, lines }: RecordingFolder): Recording['script'] {
  if (script === undefined) return null
  const told = new ScriptTold(script)
  for (const line of lines) told.note(line)
  return { version: script.version, steps: told.steps.map(announcementOf) }
}

function speeches(lines: readonly Line[]): Recording['speeches'] {
  const told = new SpeechesTold()
  for (const line of lines) told.note(line)
  return told.speeches.map(({ speaker: { name, role }, ...rest }) => ({
    ...rest,
    ...{ name, role: oneOf(presentRoles, role, 'other') },
  }))
}

/** What was compared before the seal. */
export function reconciliationOf(lines: readonly Line[]): Recording['reconciliation'] {
  const line = lines.find(({ kind }) => kind === 'reconciliation')
  if (line?.kind !== 'reconciliation') return null
  const { checked: at, person, findings, unlisted } = line
  const told = findings.map(({ code, level, subject, facts, explanation = null }) => {
    return { code, level, subject, facts, explanation }
  })
  return { at, person, findings: told, unlisted }
}

/** Everything known of a recording, for its screen. */
export function recordingFacts(recording: RecordingFolder): Omit<Recording, 'copies'> {
  const { open, lines, manifest, timeStamp } = recording
  return {
    ...recordingRow(recording),
    place: open.place,
    people: open.people.map(({ name, role }) => ({ name, role: oneOf(presentRoles, role, 'other') })),
    station: open.station.name,
    root: manifest?.journal.root ?? null,
    lines: lines.length,
    timeStamp: timeStamp === null ? null : { at: timeStamp.at, authority: timeStamp.authority },
    trackList: open.sources.map(({ track }) => trackFacts(recording, track)),
    marks: lines.flatMap((line) =>
      line.kind === 'mark' ? [{ id: line.id, at: line.at, word: line.word, person: line.person }] : [],
    ),
    exhibitsShown: lines.flatMap((line) => (line.kind === 'exhibit-shown' ? [shownBy(line)] : [])),
    gaps: lines.flatMap((line) =>
      line.kind === 'gap' ? [{ track: line.track, from: line.from, to: line.to, cause: line.cause }] : [],
    ),
    breaks: breaksIn(lines).map(({ from, to, reason, text, person, resumedBy }) => ({
      ...{ from, to, text, person, resumedBy },
      reason: oneOf(breakReasons, reason, 'other'),
    })),
    script: scriptFacts(recording),
    stepsStated: stepsStated(lines),
    speeches: speeches(lines),
    reconciliation: reconciliationOf(lines),
  }
}
