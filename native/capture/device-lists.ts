// What ffmpeg prints when it is asked for devices, read. Pure.
import type { Device } from '../contract/sources.ts'

/** `ffmpeg -sources KIND`: `* alsa_input.usb-… [USB Microphone] (none)`, the default one with a star. */
export function parseSources(text: string, kind: Device['kind'], media: Device['media']): Device[] {
  const line = /^[* ] +(?<device>\S+) \[(?<name>.*?)\](?: \([^)]*\))?\s*$/gm
  return [...text.matchAll(line)].flatMap(({ groups }) => {
    const { device = '', name = '' } = groups ?? {}
    return device === '' ? [] : [{ kind, device, name: name === '' ? device : name, media }]
  })
}

/** Of what ALSA lists, hardware: `null`, which records silence, and sample rate converters are no microphones. */
export function parseAlsaSources(text: string): Device[] {
  return parseSources(text, 'alsa', 'sound').filter(({ device }) => device.includes('CARD='))
}

/**
 * `-list_devices true -f dshow`, since ffmpeg 5: `[dshow @ …] "Integrated Camera" (video)`, then a line with its
 * alternative name. Two cameras of one make have the same name: the alternative one tells them apart.
 */
export function parseDirectShow(text: string): Device[] {
  const line =
    /"(?<name>[^"\n]+)" \((?<media>video|audio)[^)]*\)(?:\s+\[[^\]\n]*\]\s+Alternative name "(?<path>[^"\n]+)")?/g
  const found = [...text.matchAll(line)].map(({ groups }) => ({
    media: groups?.['media'] ?? '',
    name: groups?.['name'] ?? '',
    path: groups?.['path'],
  }))
  return found.map(({ media, name, path }) => {
    const isTwice = found.filter((other) => other.media === media && other.name === name).length > 1
    return {
      kind: 'dshow',
      device: `${media}=${isTwice && path !== undefined ? path : name}`,
      name,
      media: media === 'video' ? 'picture' : 'sound',
    }
  })
}

/** `-f avfoundation -list_devices true`: sections of video and audio devices, each `[AVFoundation … @ …] [0] Name`. */
export function parseAvFoundation(text: string): Device[] {
  let media: Device['media'] = 'picture'
  return text.split('\n').flatMap((line): Device[] => {
    if (/AVFoundation video devices/.test(line)) media = 'picture'
    if (/AVFoundation audio devices/.test(line)) media = 'sound'
    const { index, name } = /\] \[(?<index>\d+)\] (?<name>.+)$/.exec(line)?.groups ?? {}
    if (index === undefined || name === undefined) return []
    return [
      {
        kind: 'avfoundation',
        device: media === 'picture' ? `${index}:none` : `none:${index}`,
        name: name.trim(),
        media,
      },
    ]
  })
}
