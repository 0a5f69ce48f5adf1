// Cameras, microphones and screens of this computer, as ffmpeg lists them.
import type { Device } from '../contract/sources.ts'
import { runToEnd } from './child.ts'
import { parseDirectShow, parseAvFoundation, parseSources } from './device-lists.ts'
import type { Place } from './place.ts'

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
  const kinds = [
    ['v4l2', 'picture'],
    ['pulse', 'sound'],
    ['alsa', 'sound'],
  ] as const
  const lists = await Promise.all(
    kinds.map(async ([kind, media]) => parseSources(await said(place, ['-sources', kind]), kind, media)),
  )
  const display = place.environment['DISPLAY'] ?? ''
  const screens: Device[] = display === '' ? [] : [{ kind: 'screen', device: display, name: display, media: 'picture' }]
  return [...lists.flat(), ...screens]
}
