// What a camera wrote into its file: of photographs read by exifr, of video and sound by ffmpeg. Its words, not ours.
import { runToEnd } from '../capture/child.ts'
import { bounded, onlyFile } from '../capture/reach.ts'
import type { ExhibitMetadata } from '../contract/exhibits.ts'
import type { Looking } from './damage.ts'

/** Entries kept, and letters of each. */
const [most, longest] = [60, 300]
const patience = 30_000

/** What is said of the file; nothing where it says nothing that can be read. */
export async function metadataOf(path: string, mediaType: string, looking: Looking | null): Promise<ExhibitMetadata> {
  const said = mediaType.startsWith('image/')
    ? await ofPhotograph(path).catch(() => [])
    : looking !== null && /^(video|audio)\//.test(mediaType)
      ? await ofMedia(path, looking)
      : []
  return said.slice(0, most).map(({ name, value }) => ({ name: clean(name), value: clean(value) }))
}

/** One line, of a stated length, whole characters. */
const clean = (text: string) =>
  Array.from(
    text
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
      .toWellFormed(),
  )
    .slice(0, longest)
    .join('')

async function ofPhotograph(path: string): Promise<ExhibitMetadata> {
  const { default: exifr } = await import('exifr')
  const read: unknown = await exifr.parse(path, { tiff: true, exif: true, gps: true, reviveValues: false })
  if (typeof read !== 'object' || read === null) return []
  return Object.entries(read).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === 'string' || typeof value === 'number') return [{ name, value: String(value) }]
    const isList = Array.isArray(value) && value.length <= 8 && value.every((each) => typeof each === 'number')
    return isList ? [{ name, value: value.join(' ') }] : []
  })
}

async function ofMedia(path: string, { ffmpeg, signal }: Looking): Promise<ExhibitMetadata> {
  // Without an output ffmpeg ends once it has said what the input is.
  const args = ['-hide_banner', '-nostdin', '-v', 'info', ...bounded, ...onlyFile, '-i', path]
  const { errors } = await runToEnd({ command: ffmpeg, args }, { timeout: patience, signal })
  return [...readTags(errors), ...readDuration(errors), ...readStreamLines(errors)]
}

/** `Duration: 00:00:10.52, start: …` */
export function readDuration(said: string): ExhibitMetadata {
  const value = /Duration: (\d+:\d\d:\d\d\.\d+)/.exec(said)?.[1]
  return value === undefined ? [] : [{ name: 'duration', value }]
}

/** `Stream #0:0(und): Video: h264 (High), yuv420p, 1920x1080, 25 fps` */
export function readStreamLines(said: string): ExhibitMetadata {
  const found = said.matchAll(/^ *Stream #0:(\d+)[^:]*: ((?:Video|Audio): .+)$/gm)
  return [...found].map(([, number = '', value = '']) => ({ name: `stream ${number}`, value }))
}

/** What belongs to the container and not to who recorded. */
const ofContainer = /^(encoder|major_brand|minor_version|compatible_brands)$/

/** The lines below `Metadata:` of the whole input, such as `    creation_time   : 2026-03-01T01:30:00.000000Z`. */
export function readTags(said: string): ExhibitMetadata {
  const [, whole = ''] = /^Input #0.*\n {2}Metadata:\n((?: {4}.*\n)+)/m.exec(said) ?? []
  return whole.split('\n').flatMap((line) => {
    const [, name = '', value = ''] = /^ {4}(\S[^:]*?) *: (.+)$/.exec(line) ?? []
    return name === '' || ofContainer.test(name) ? [] : [{ name, value }]
  })
}
