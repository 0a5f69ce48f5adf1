// Words for the case file.
import type * as chinese from '../zh-CN/case-file.ts'

export const filePart: typeof chinese.filePart = { main: 'Main file', secondary: 'Secondary file' }

export const fileItemKind: typeof chinese.fileItemKind = {
  document: 'Document',
  'written-record': 'Written record',
  exhibit: 'Exhibit',
  recording: 'Recording',
  'fault-statement': 'Fault statement',
  'act-report': 'Completeness report',
  paper: 'On paper',
}

export const closingFinding: typeof chinese.closingFinding = {
  'act-missing': 'An act that must be recorded has no recording, or nobody stated whether it took place',
  'act-incomplete': 'The recording of an act is incomplete',
  'recording-not-sealed': 'A recording is not sealed',
  'fault-unexplained': 'A recording has faults or gaps without a fault statement',
  'record-not-signed': 'A written record is not signed and frozen',
  'document-missing': 'The file lacks what it must have',
  'closing-note-missing': 'There is no closing note',
  'closing-note-outdated': 'The file has changed since its closing note was made: check it and make it anew',
  'exhibit-undescribed': 'An exhibit is not described in full: when, by whom, from where, to prove what',
  'pages-unknown': 'Pages were not counted',
}
export const closingLevel: typeof chinese.closingLevel = {
  red: 'settle or explain',
  amber: 'note',
}

export const laterChange: typeof chinese.laterChange = {
  'exhibit-added': 'Exhibit added',
  'exhibit-described': 'Description of an exhibit corrected',
  'exhibit-withdrawn': 'Exhibit withdrawn',
  'document-issued': 'Document issued',
  'recording-made': 'Recording made',
  'recording-ended': 'Recording ended',
  'record-begun': 'Written record begun',
  'record-changed': 'Written record changed',
  'record-signed': 'Written record signed and frozen',
  'statement-made': 'Fault statement made',
  'act-stated': 'Stated about an act that must be recorded',
  'stage-entered': 'Stage entered or corrected',
  'relation-stated': 'Relation to another case stated or taken back',
  'parties-changed': 'Parties changed',
  'facts-changed': 'Facts of the case changed',
}
