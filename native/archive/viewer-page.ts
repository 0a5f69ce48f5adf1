// 其他/index.html: plays the recordings of a bundle from disk, with nothing but a browser.
import { keyFingerprint, type Bundle } from './bundle-documents.ts'
import type { RecordingFacts } from './recording-facts.ts'
import { caseKindWords, recordingKindWords } from './words.ts'

/** Where the template takes the facts. */
const place = '"__BUNDLE__"'

/** The page: the template with what it shows as JSON inside, since a page from disk can't read other files. */
export function viewerPage(template: string, bundle: Bundle): string {
  const { case: of, recordings, key, software, made } = bundle
  const facts = {
    case: { number: of.number, cause: of.cause, kind: caseKindWords[of.kind], party: of.party },
    made: made.toISOString(),
    software,
    keyFingerprint: keyFingerprint(key),
    recordings: recordings.map(shown),
  }
  // `<` as an escape: nothing that a person typed can end the script element.
  const json = JSON.stringify(facts).replace(
    /[<\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return template.replace(place, () => json)
}

function shown({ sealed: { id, manifest, manifestSha256 }, open, parts }: RecordingFacts) {
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
          src: `../电子档案/${id}/${file}`,
          duration: mediaTo,
          wall,
          picture: parts.get(file)?.media.some(({ type }) => type === 'video') ?? true,
        })),
    })),
    marks: manifest.marks.map(({ at, word, person }) => ({ at, word, person })),
    gaps: manifest.gaps.map(({ track, from, to, cause }) => ({ track, from, to, cause })),
    breaks: manifest.breaks.map(({ from, to, reason, text, person }) => ({ from, to, reason, text, person })),
  }
}
