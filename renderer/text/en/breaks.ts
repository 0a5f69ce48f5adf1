// Texts of breaks and announcements.
import type * as chinese from '../zh-CN/breaks.ts'

export const breaks: typeof chinese.breaks = {
  break: 'Break',
  title: 'Interrupt the recording',
  note: 'During a break no picture and no sound is stored: only when it began and ended, why, and by whose word.',
  reason: 'Reason',
  text: 'In words',
  textNeeded: 'Say why',
  person: 'Decided by',
  confirm: 'Interrupt',
  keep: 'Go on recording',
  resume: 'Resume recording',
  resuming: 'Resuming…',
  stopping: 'Storing the last moments before the break…',
  off: 'The recording is interrupted',
  offNote: 'Pictures and sound are off: nothing is recorded, and nothing is shown.',
  since: 'Break since',
  length: 'In break for',
  announcements: 'To be announced',
  announcementsNote: 'Click once it has been said aloud, or press A for one after the other.',
  announced: 'All announced',
  announce: 'Announced: {{step}}',
  announcedAt: '{{at}} {{person}}',
  breaks: 'Breaks',
  none: 'No breaks',
  lasting: 'not resumed yet',
  endedInBreak: 'ended in the break',
}

export const breakKeys: typeof chinese.breakKeys = {
  break: 'Interrupt the recording',
  resume: 'Resume the recording',
  announce: 'Tick the next announcement',
}
