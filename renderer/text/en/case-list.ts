// Texts of the list of cases, of causes and of related cases.
import type { Texts } from '../zh-CN.ts'

export const caseList: Texts['caseList'] = {
  kind: 'Kind',
  stage: 'Stage',
  noStage: 'No stage yet',
  allStages: 'All stages',
  allUnits: 'All units',
  allLevels: 'All levels',
  opened: 'Opened',
  openedFrom: 'Opened from',
  openedTo: 'to',
  recordings: 'Rec.',
  clear: 'Clear filters',
  saved: 'Saved filters',
  noneSaved: 'No filter was saved yet',
  save: 'Save filter',
  saveTitle: 'Save filter',
  saveNote: 'Keeps the filters and the order as they are now, for everybody at this station.',
  saveAsNew: 'Save as new',
  saveOver: 'Save over',
  filterName: 'Name',
  remove: 'Remove this filter',
  removeTitle: 'Remove the filter “{{name}}”?',
  export: 'Export list',
  exportTitle: 'Export list of cases',
  exportNote:
    'Writes the cases that are listed into a CSV file for Excel or another spreadsheet program. Numbers of identity documents are written masked; the audit log notes the export.',
  exported: 'The list of cases has been exported',
  exportedSoFar: '{{done}} of {{total}} cases',
}

export const causeList: Texts['causeList'] = {
  title: 'Causes',
  note: 'Offered by kind of case while a case is opened, the most used first. Others can be typed.',
  kind: 'Kind of case',
  add: 'Add causes',
  addHint: 'One a line; several lines can be pasted',
  added: '{{number}} causes added',
  used: '{{number}} cases',
  notUsed: 'never used',
  typed: 'typed, not on the list',
  take: 'Add to the list',
  takeNamed: 'Add “{{cause}}” to the list',
  remove: 'Remove',
  removeNamed: 'Remove “{{cause}}”',
  empty: 'There is no list of causes for this kind of case yet',
  tooLong: 'Line {{line}} has more than 200 characters',
}

export const relations: Texts['relations'] = {
  title: 'Related cases',
  none: 'No related cases',
  add: 'Relate a case',
  other: 'Other case',
  otherHint: 'Type a number, a cause or a party',
  otherMissing: 'Choose the other case',
  as: 'Relation',
  reason: 'Reason',
  person: 'Entered by',
  remove: 'Withdraw',
  removeNamed: 'Withdraw the relation to {{number}}',
  removeTitle: 'Withdraw the relation to {{number}}?',
  removeNote:
    'For a relation that was entered in error. Entry and withdrawal both stay in the time lines of the two cases.',
  removeReason: 'Reason for the withdrawal',
}
