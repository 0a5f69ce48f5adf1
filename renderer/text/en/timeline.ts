// Texts about stages and the time line of a case.
import type { Texts } from '../zh-CN.ts'

export const timeline: Texts['timeline'] = {
  title: 'Time line',
  stages: 'Stages',
  notEntered: 'Not entered',
  enter: 'Enter stage',
  stage: 'Stage',
  day: 'Day',
  person: 'Person responsible',
  reason: 'Reason for the correction',
  stays: 'This stage was entered already; that entry stays in the time line.',
  withdraw: 'The entry was an error: withdraw this stage',
  withdrawn: 'withdrawn',
  because: 'corrected: {{reason}}',
  filter: 'Entries of the time line',
  all: 'All entries',
  none: 'No entries of this kind',
  exhibit: { added: 'added', described: 'description corrected', withdrawn: 'withdrawn' },
  kind: {
    opened: 'Case opened',
    changed: 'Case changed',
    stage: 'Stage entered',
    recording: 'Recording',
    statement: 'Fault statement',
    exhibit: 'Exhibit',
    document: 'Document issued',
    voided: 'Case voided',
  },
}
