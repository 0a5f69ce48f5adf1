// A room made of devices that were found on this computer. Pure.
import type { Device, SourceInput } from '../../../native/contract/sources.ts'

/** What was found that a room can be made of: a screen is no camera. */
export function usableDevices(devices: readonly Device[]): { cameras: Device[]; microphones: Device[] } {
  const isMonitor = ({ kind, device }: Device): boolean => kind === 'pulse' && device.endsWith('.monitor')
  const sounds = devices.filter(({ media }) => media === 'sound')
  return {
    cameras: devices.filter(({ kind, media }) => media === 'picture' && kind !== 'screen'),
    // What plays on a loudspeaker can be recorded as well; nobody means that by a microphone of the room.
    microphones: [...sounds.filter((each) => !isMonitor(each)), ...sounds.filter(isMonitor)],
  }
}

/** The source for a device; null for kinds that no device has. */
function sourceOf({ kind, device }: Device, base: { id: string; name: string }): SourceInput | null {
  const position = base.id.startsWith('mic') ? 'table-microphone' : 'whole-view'
  switch (kind) {
    case 'v4l2':
    case 'dshow':
    case 'avfoundation':
    case 'alsa':
    case 'pulse':
      return { ...base, position, kind, device }
    default:
      return null
  }
}

/** Sources of a room with that camera and that microphone, as far as they are chosen. */
export function sourcesOf(
  camera: Device | undefined,
  microphone: Device | undefined,
  names: { readonly camera: string; readonly microphone: string },
): SourceInput[] {
  return [
    camera === undefined ? null : sourceOf(camera, { id: 'cam-1', name: names.camera }),
    microphone === undefined ? null : sourceOf(microphone, { id: 'mic-1', name: names.microphone }),
  ].filter((source) => source !== null)
}
