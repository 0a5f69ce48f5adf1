// Words of the list of acts and of the completeness report: the same in the window and in CSV files.
import type * as chinese from '../zh-CN/acts.ts'
import type { RecordingFault, RowRemark, Verdict } from '../../acts.ts'
import type { ActItemMember } from '../../act-list.ts'
import type { CaseKind, CaseStage, RecordingForm, Retention } from '../../terms.ts'

export const caseStage: Record<CaseStage, string> = {
  start: 'Start',
  evidence: 'Evidence',
  review: 'Review',
  decision: 'Decision',
  service: 'Service',
  execution: 'Execution',
  closing: 'Closing',
  archiving: 'Archiving',
}
export const caseKind: Record<CaseKind, string> = {
  penalty: 'Administrative penalty',
  'coercive-measure': 'Coercive measure',
  inspection: 'Inspection',
  licence: 'Licence',
  other: 'Other',
}
export const recordingForm: Record<RecordingForm, string> = {
  full: 'Full',
  'by-circumstance': 'By circumstance',
  text: 'Text is enough',
}
export const retention: Record<Retention, string> = {
  permanent: 'Permanent',
  '30-years': '30 years',
  '10-years': '10 years',
  'case-file': 'With the case file',
}
export const verdict: Record<Verdict, string> = {
  complete: 'Complete',
  incomplete: 'Incomplete',
  missing: 'Missing',
  explained: 'Explained',
  'not-due': 'Not due',
}
export const recordingFault: Record<RecordingFault, string> = {
  'not-sealed': 'Not sealed',
  interrupted: 'Cut short',
  gap: 'Has gaps',
  break: 'Has breaks',
  'verification-failed': 'Verification failed',
  unreadable: 'Cannot be read',
  training: 'Made in a training room: no evidence',
  'other-day': 'Not made on the day of the act',
}
export const rowRemark: Record<RowRemark, string> = {
  'no-recording': 'No recording',
  'nothing-stated': 'Case closed, and nothing stated',
  'did-not-take-place': 'Did not take place',
  'text-enough': 'Text is enough',
  'stage-not-entered': 'Stage not entered',
  open: 'Nothing stated yet',
}
export const actColumn: Record<ActItemMember, string> = {
  name: 'Act',
  stage: 'Stage',
  place: 'Place',
  recorder: 'Who records',
  start: 'Start point',
  end: 'End point',
  form: 'Form',
  kinds: 'Kinds of case',
  retention: 'Retention',
}
export const allKinds = 'All'
export const reportColumn: typeof chinese.reportColumn = {
  month: 'Month',
  unit: 'Unit',
  case: 'Case number',
  kind: 'Kind of case',
  act: 'Act',
  stage: 'Stage',
  form: 'Form',
  day: 'Day',
  place: 'Place',
  person: 'Person',
  recordings: 'Recordings',
  verdict: 'Verdict',
  remarks: 'Remarks',
  version: 'Version of the list',
}
export const reportWords: typeof chinese.reportWords = {
  title: 'Completeness of recordings',
  made: 'Made',
  scope: 'Scope',
  everything: 'All cases',
  noUnit: 'No unit named',
  shares: 'By verdict',
  months: 'By month',
  units: 'By unit',
  rows: 'Acts',
  none: 'No act fits.',
  gapRule: 'A gap of more than {{seconds}} s counts.',
  listRule: 'Each act is judged by the version of the list that was in force when its stage was opened.',
  version: 'Version {{version}}',
  gaps: 'Gaps: {{number}}, the longest {{seconds}} s',
  breaks: 'Breaks: {{number}}',
  explained: 'Faults in the journal: {{incidents}}, with a fault statement: {{explained}}',
  notVerified: 'not verified',
  passed: 'verified',
  reason: 'reason: {{reason}}',
  count: 'Acts',
  from: 'from {{month}}',
  to: 'to {{month}}',
  between: '; ',
}
