// Cameras, microphones and screens of this computer, as ffmpeg lists them.
import type { Device } from '../contract/sources.ts'
import { runToEnd } from './child.ts'
import { parseAlsaSources, parseAvFoundation, parseDirectShow, parseSources } from './device-lists.ts'
import type { Place } from './place.ts'
import { readStreams } from './stream-lines.ts'

const timeout = 5000

async function said(place: Place, args: readonly string[]): Promise<string> {
  const start = { command: place.ffmpeg.ffmpeg, args: ['-hide_banner', ...args], env: place.environment }
  const { output, errors } = await runToEnd(start, { timeout })
  return `${output.toString('utf8')}\n${errors}`
}

/** Devices that can be had here; a kind that this ffmpeg or this system has not gives none. */
export async function listDevices(place: Place): Promise<Device[]> {
  const { platform } = process
  if (platform === 'win32') {
    const screen: Device = { kind: 'screen', device: 'desktop', name: 'desktop', media: 'picture' }
    return [...parseDirectShow(await said(place, ['-list_devices', 'true', '-f', 'dshow', '-i', 'dummy'])), screen]
  }
  if (platform === 'darwin') {
    return parseAvFoundation(await said(place, ['-f', 'avfoundation', '-list_devices', 'true', '-i', '']))
  }
  const [cameras, microphones, cards, screens] = await Promise.all([
    said(place, ['-sources', 'v4l2']),
    said(place, ['-sources', 'pulse']),
    said(place, ['-sources', 'alsa']),
    listScreens(place),
  ])
  return [
    ...parseSources(cameras, 'v4l2', 'picture'),
    ...parseSources(microphones, 'pulse', 'sound'),
    ...parseAlsaSources(cards),
    ...screens,
  ]
}

/** The display of this session with its size; none when it can't be opened. */
async function listScreens(place: Place): Promise<Device[]> {
  const display = place.environment['DISPLAY'] ?? ''
  if (display === '') return []
  const { picture } = readStreams(await said(place, ['-f', 'x11grab', '-i', display]))
  if (picture === null) return []
  const { width, height } = picture
  return [{ kind: 'screen', device: display, name: `${display} ${width}×${height}`, media: 'picture' }]
}
