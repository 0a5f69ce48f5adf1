// What each result of the reconciliation before sealing says.
import type { ReconciliationCode, ReconciliationLevel, ReconciliationSection } from '../../reconciliation.ts'

export const reconciliationSection: Record<ReconciliationSection, string> = {
  times: 'Start and end',
  persons: 'People present',
  script: 'Announcements and script',
  breaks: 'Breaks',
  faults: 'Gaps and faults',
  exhibits: 'Exhibits',
  signatures: 'Signatures',
}
export const reconciliationLevel: Record<ReconciliationLevel, string> = {
  red: 'Settle or explain',
  amber: 'Note',
  green: 'In order',
}
export const reconciliation: Record<ReconciliationCode, string> = {
  'times-agree':
    'Written record {{record}} and recording agree: recorded from {{from}}, first entry at {{first}}, finished at {{frozen}}.',
  'record-missing': '{{kind}}: no written record was made here (one kept elsewhere or by hand does not count).',
  'record-unfinished': 'Written record {{record}} is not finished and will not be part of the seal.',
  'record-begins-late':
    'The first entry of written record {{record}} is of {{first}}, {{minutes}} minutes after the start.',
  'record-ends-early':
    'Written record {{record}} was finished at {{frozen}}; the {{minutes}} minutes recorded since are not in it.',
  'entries-unrecorded':
    'Written record {{record}} has {{number}} entries of times when nothing was recorded (in a break or gap, or before the start), the first of {{first}}.',
  'persons-agree': 'Record and recording name the same {{number}} people.',
  'person-not-in-record': '{{role}} {{name}}: present in the recording, not in the written record.',
  'person-not-in-recording':
    '{{role}} {{name}}: in the written record, but neither entered as present nor marked as speaking in the recording.',
  'person-role-differs': '{{name}}: {{role}} in the recording, {{otherRole}} in the written record.',
  'steps-done': '{{number}} of {{all}} required steps done.',
  'step-skipped': '{{titleEn}}: skipped by {{person}} at {{at}}. Reason: {{reason}}',
  'step-open': '{{titleEn}}: required, not done yet.',
  'script-missing': 'This recording has no script to compare with.',
  'breaks-none': 'No breaks.',
  'break-stated': '{{from}} to {{to}}: {{break}}{{text}}, decided by {{person}}.',
  'break-lasting': 'In a break since {{from}}: {{break}}{{text}}, decided by {{person}}.',
  'break-where-unbroken':
    'Such an act has to be recorded without interruption, but was interrupted at {{from}}: {{break}}{{text}}, decided by {{person}}.',
  'faults-none': 'No gaps or faults.',
  'fault-stated': 'No. {{number}}, from {{from}}: {{faults}}. Fault statement, version {{version}} ({{person}}).',
  'fault-unstated': 'No. {{number}}, from {{from}}: {{faults}}. No fault statement.',
  'alarm-unstated': 'No. {{number}}, from {{from}}: {{faults}}. Nothing was lost; no fault statement yet.',
  'exhibits-none': 'No exhibits were shown.',
  'exhibit-listed': 'Exhibit {{number}} {{name}}: shown at {{at}}, in the list of the case.',
  'exhibit-not-listed': 'Exhibit {{number}} {{name}}: shown at {{at}}; no such file in the list of the case.',
  'exhibit-withdrawn': 'Exhibit {{number}} {{name}}: withdrawn after it was shown. Reason: {{reason}}',
  'evidence-in-words':
    'Shown at {{at}}: {{text}}. Stated in words alone; cannot be compared with the list of exhibits.',
  'exhibits-unreadable': 'The list of exhibits of the case cannot be read and was not compared.',
  'record-unsigned': 'Nobody has signed written record {{record}}.',
  'signature-recorded': '{{role}} {{name}}: {{how}}, {{at}}; the signing is on video.',
  'signature-refused': '{{role}} {{name}}: refused to sign at {{at}}. Reason: {{reason}}',
  'signature-of-agent': '{{role}} {{name}}: signed for by {{by}}.',
  'signature-missing': '{{role}} {{name}}: has neither signed written record {{record}} nor refused to.',
  'signature-unrecorded':
    '{{role}} {{name}}: {{how}}, {{at}}, when no camera recorded it (outside the recording, in a break or gap, or nothing to be seen).',
}
