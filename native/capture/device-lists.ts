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

/** `-list_devices true -f dshow`: `[dshow @ …] "Integrated Camera" (video)`. */
export function parseDirectShow(text: string): Device[] {
  return [...text.matchAll(/"(?<name>[^"]+)" \((?<media>video|audio)/g)].map(({ groups }) => {
    const isPicture = groups?.['media'] === 'video'
    const name = groups?.['name'] ?? ''
    return {
      kind: 'dshow',
      device: `${isPicture ? 'video' : 'audio'}=${name}`,
      name,
      media: isPicture ? 'picture' : 'sound',
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
