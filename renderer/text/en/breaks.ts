// Texts of breaks, and of ticking, skipping and taking back steps of a script.
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
  announce: 'Said: {{step}}',
  announcedAt: '{{at}} {{person}}',
  skip: 'Skip',
  skipStep: 'Skip: {{step}}',
  skipTitle: 'Skip a step',
  skipNote: '“{{step}}” is left out. The reason goes into the journal and cannot be deleted.',
  skippedAt: '{{at}} {{person}} skipped: {{reason}}',
  withdraw: 'Take back',
  withdrawStep: 'Take back: {{step}}',
  withdrawTitle: 'Take back a tick',
  withdrawNote: 'The latest tick of “{{step}}” is taken back. The earlier line stays in the journal.',
  breaks: 'Breaks',
  none: 'No breaks',
  lasting: 'not resumed yet',
  endedInBreak: 'ended in the break',
}

export const breakKeys: typeof chinese.breakKeys = {
  break: 'Interrupt the recording',
  resume: 'Resume the recording',
}
