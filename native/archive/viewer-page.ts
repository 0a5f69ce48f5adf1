// 其他/index.html: plays the recordings of a bundle from disk, with nothing but a browser.
import { payload } from './bagit.ts'
import { filePart, laterChange } from '../contract/sentences/zh-CN/case-file.ts'
import type { Listing } from './contents-xml.ts'
import { itemNote, pageRange } from './document-contents.ts'
import { keyFingerprint, type Bundle } from './bundle-documents.ts'
import { playablePlace, type PlayableCopy } from './playable-copies.ts'
import { latePlace } from './late-records.ts'
import type { RecordingFacts } from './recording-facts.ts'
import { reconciliationSection } from '../contract/sentences/zh-CN/reconciliation.ts'
import { findingSentence, sectionOf } from './reconciliation-words.ts'
import { ScriptTold } from '../vault/script.ts'
import { SpeechesTold } from '../vault/speakers.ts'
import { caseKindWords, caseRelationWords, caseStageWords, recordingKindWords, roleWord } from './words.ts'

/** Where the template takes the facts. */
const place = '"__BUNDLE__"'

/** The page: the template with what it shows as JSON inside, since a page from disk can't read other files. */
export function viewerPage(template: string, bundle: Bundle, listing: Listing): string {
  const { case: of, history, recordings, key, software, made } = bundle
  const facts = {
    case: {
      ...{ number: of.number, cause: of.cause, kind: caseKindWords[of.kind], party: of.party, notes: of.notes },
      stages: (history?.stages ?? []).map(({ stage, day, person }) => ({
        ...{ stage, title: caseStageWords[stage], day, person },
      })),
      related: (history?.related ?? []).map(({ as, case: { number, cause }, reason }) => ({
        ...{ as, title: caseRelationWords[as], number, cause, reason },
      })),
    },
    made: made.toISOString(),
    software,
    keyFingerprint: keyFingerprint(key),
    file: fileOf(listing),
    exhibits: bundle.exhibits.shown,
    documents: bundle.exhibits.documents,
    recordings: recordings.map((recording) => shown(recording, bundle)),
  }
  // `<` as an escape: nothing that a person typed can end the script element.
  const json = JSON.stringify(facts).replace(
    /[<\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return template.replace(place, () => json)
}

/** The contents list with a link to the file that a reader wants of each item, and what is printed with it. */
function fileOf({ file, items, forms }: Listing) {
  const src = (path: string) => `../${path}`
  const readable = (files: Listing['items'][number]['files']) =>
    files.find(({ path }) => /^[^.]+\.pdf$/.test(path.split('/').at(-1) ?? '')) ??
    (files.length === 1 ? files[0] : undefined)
  return {
    items: items.map(({ item, files }) => {
      const file = readable(files)
      return {
        ...{ order: item.order, part: item.part, partTitle: filePart[item.part], number: item.number },
        ...{ responsible: item.responsible, title: item.title, day: item.day, withdrawn: item.withdrawn },
        ...{ pages: pageRange(item), note: itemNote(item), recording: item.kind === 'recording' ? item.number : '' },
        src: file === undefined ? '' : src(file.path),
      }
    }),
    closed: file.closed?.day ?? '',
    changed: file.changedSince.map(({ at, person, kind, subject }) => ({
      at,
      person,
      what: laterChange[kind],
      subject,
    })),
    forms: forms.filter(({ path }) => path.endsWith('.pdf')).map(({ title, path }) => ({ title, src: src(path) })),
  }
}

function shown(
  { sealed: { id, manifest, manifestSha256 }, open, parts, events, records }: RecordingFacts,
  { playable, lateRecords }: Bundle,
) {
  const copies = new Map(playable.filter(({ recording }) => recording === id).map((copy) => [copy.file, copy]))
  return {
    id,
    kind: manifest.recordingKind,
    title: recordingKindWords[manifest.recordingKind],
    room: manifest.room.name,
    place: manifest.place,
    people: manifest.people,
    opened: manifest.opened,
    closed: manifest.closed,
    zone: open.clock.zone,
    sealCode: manifest.journal.sealCode,
    root: manifest.journal.root,
    manifestSha256,
    tracks: manifest.tracks.map(({ track, name }) => ({
      track,
      name,
      parts: manifest.parts
        .filter((part) => part.track === track)
        .map(({ file, mediaTo, wall }) => ({
          ...sourceOf(id, file, copies.get(file)),
          duration: mediaTo,
          wall,
          picture: parts.get(file)?.media.some(({ type }) => type === 'video') ?? true,
        })),
    })),
    records: [
      ...records.map(({ pdf, ...record }) => ({
        ...record,
        pdf: pdf === null ? null : `../电子档案/${id}/${pdf}`,
        late: false,
      })),
      ...lateRecords
        .filter(({ recording }) => recording === id)
        .map(({ shown: { pdf, ...record } }) => ({
          ...record,
          pdf: pdf === null ? null : latePlace(id, pdf).replace(payload.other, '.'),
          late: true,
        })),
    ],
    script: scriptOf(open, events),
    speeches: speechesOf(events),
    marks: manifest.marks.map(({ at, word, person }) => ({ at, word, person })),
    shown: (manifest.exhibitsShown ?? []).map(({ at, number, name, person }) => ({ at, number, name, person })),
    gaps: manifest.gaps.map(({ track, from, to, cause }) => ({ track, from, to, cause })),
    reconciliation: reconciliationOf(manifest.reconciliation, open.clock.zone),
    breaks: manifest.breaks.map(({ from, to, reason, text, person }) => ({ from, to, reason, text, person })),
  }
}

/** What was compared before the seal; sentences are Chinese, as all that people wrote in it. */
function reconciliationOf(stated: RecordingFacts['sealed']['manifest']['reconciliation'], zone: string) {
  if (stated === undefined) return null
  const { checked, person, findings } = stated
  return {
    ...{ at: checked, person },
    findings: findings.map(({ level, explanation, ...one }) => {
      const section = sectionOf(one)
      const title = section === undefined ? '' : reconciliationSection[section]
      return { level, text: [title, findingSentence(one, zone)].filter((part) => part !== '').join('：'), explanation }
    }),
  }
}

/** Where a part is played from, seen from the page; where that is a copy, of which file. */
function sourceOf(id: string, file: string, copy: PlayableCopy | undefined) {
  const original = `../电子档案/${id}/${file}`
  if (copy === undefined) return { src: original }
  return { src: playablePlace(copy).replace(payload.other, '.'), copyOf: original }
}

/** What was stated of the script, in its order, and which required steps were left open. */
function scriptOf(open: RecordingFacts['open'], events: RecordingFacts['events']) {
  const told = new ScriptTold(open.script)
  for (const line of events) told.note(line)
  const titles = new Map(open.script?.steps.map(({ key, title }) => [key, title]))
  const stated = events.flatMap((line) => {
    if (!('step' in line)) return []
    const { at, kind, person } = line
    const zh = line.title ?? line.step
    const title = titles.get(line.step) ?? { 'zh-CN': zh, en: '' }
    const text = line.kind === 'announcement' ? (line.text ?? '') : line.reason
    return [{ at, kind, title, person, text }]
  })
  return { stated, open: told.open.map(({ step }) => step.title) }
}

function speechesOf(events: RecordingFacts['events']) {
  const told = new SpeechesTold()
  for (const line of events) told.note(line)
  return told.speeches.map(({ speaker, from, to, milliseconds }) => {
    return { name: speaker.name, role: roleWord(speaker.role), from, to, milliseconds }
  })
}
