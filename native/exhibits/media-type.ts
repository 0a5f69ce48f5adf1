// What a file is, told from its content: a name can be anything.
import { extname } from 'node:path'
import type { ExhibitPreview } from '../contract/exhibits.ts'

export interface MediaType {
  readonly mediaType: string
  /** Ending of the name in the vault, without the dot. */
  readonly ending: string
  /** Whether the content is of another kind than the name says. */
  readonly differs: boolean
}

/** Kinds that a name's ending promises. */
const promised: Readonly<Record<string, RegExp>> = {
  ...Object.fromEntries(
    ['jpg', 'jpeg', 'png', 'gif', 'webp', 'bmp', 'tif', 'tiff', 'heic'].map((e) => [e, /^image\//]),
  ),
  ...Object.fromEntries(['mp4', 'mov', 'avi', 'mkv', 'webm', 'mpg', 'ts'].map((e) => [e, /^video\//])),
  ...Object.fromEntries(['mp3', 'wav', 'flac', 'm4a', 'ogg', 'aac'].map((e) => [e, /^(audio|video)\//])),
  pdf: /^application\/pdf$/,
}

/** Kinds that have nothing in their content by which they could be told. */
const plain: Readonly<Record<string, string>> = { txt: 'text/plain', csv: 'text/csv' }

/** Tells the kind of the file at `path`, which was called `name`. */
export async function mediaTypeOf(path: string, name: string): Promise<MediaType> {
  const { fileTypeFromFile } = await import('file-type')
  const found = await fileTypeFromFile(path).catch(() => undefined)
  const ofName = extname(name).slice(1).toLowerCase()
  const ending = [found?.ext ?? '', ofName].find((each) => /^[a-z0-9]{1,8}$/.test(each)) ?? 'bin'
  const mediaType = found?.mime.split(';')[0] ?? plain[ofName] ?? 'application/octet-stream'
  return { mediaType, ending, differs: promised[ofName]?.test(mediaType) === false }
}

const images = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/bmp', 'image/avif']
const videos = ['video/mp4', 'video/webm', 'video/quicktime', 'video/x-m4v']
const sounds = [
  'audio/mpeg',
  'audio/wav',
  'audio/vnd.wave',
  'audio/ogg',
  'audio/flac',
  'audio/x-flac',
  'audio/mp4',
  'audio/x-m4a',
  'audio/aac',
]

/** How a browser can show it. What it could run, such as SVG and HTML, is not shown. */
export function previewOf(mediaType: string): ExhibitPreview {
  if (images.includes(mediaType)) return 'image'
  if (mediaType === 'application/pdf') return 'pdf'
  if (videos.includes(mediaType)) return 'video'
  return sounds.includes(mediaType) ? 'audio' : 'none'
}
