// For every alarm: what is wrong, and what to do.
import type { AlarmCode } from '../../alarms.ts'

export const alarms: Record<AlarmCode, { title: string; advice: string }> = {
  'source-lost': {
    title: 'Not recorded',
    advice: 'Check power and cable of the device. It is tried again without end.',
  },
  'source-stalled': {
    title: 'Nothing new arrives',
    advice: 'Check the device and its network. It is replaced by itself.',
  },
  'source-moved': {
    title: 'The sound server switched to another microphone',
    advice: 'Connect the microphone of this room again. What the other one heard is not kept as this track.',
  },
  'source-frozen': { title: 'The picture stands still', advice: 'Check the camera; restart it if it does not move.' },
  'source-black': { title: 'The picture is black', advice: 'Check lens, light and the camera’s settings.' },
  'source-covered': {
    title: 'The picture shows nothing',
    advice: 'Check whether the camera is covered or turned away.',
  },
  'source-slow': {
    title: 'Too few frames arrive',
    advice: 'Check the network; close programs that burden this computer.',
  },
  'source-silent': { title: 'No sound', advice: 'Check whether the microphone is muted or unplugged.' },
  'source-stuck': { title: 'The sound stands still', advice: 'Check the microphone and its cable.' },
  'source-clipped': { title: 'The sound is too loud', advice: 'Lower the gain, or move the microphone away.' },
  'source-changed': { title: 'The source delivers something else', advice: 'Check whether this is the right device.' },
  'microphone-replaced': {
    title: 'The standby microphone has taken over',
    advice: 'Check the microphone that failed. Both are named in the record.',
  },
  'vault-failed': {
    title: 'The vault cannot be written',
    advice: 'Recording goes on on the second disk. Check the first.',
  },
  'mirror-failed': { title: 'No second copy is being made', advice: 'Check the second disk. The vault is written on.' },
  'disk-low': { title: 'The disk will soon be full', advice: 'Make room, or end in time.' },
  'disk-full': { title: 'The disk is full', advice: 'What was recorded is kept. Make room or change the disk.' },
  'clock-jumped': {
    title: 'The computer’s clock jumped',
    advice: 'It is noted in the record. Check the time service.',
  },
}
