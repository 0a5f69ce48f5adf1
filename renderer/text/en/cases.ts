// Texts of the list of cases and of a case.
import type * as chinese from '../zh-CN/cases.ts'

export const cases: typeof chinese.cases = {
  title: 'Cases',
  create: 'New case',
  search: 'Find by number, cause, party or notes',
  allKinds: 'All kinds',
  number: 'Case number',
  cause: 'Cause',
  kind: 'Kind of case',
  party: 'Party',
  notes: 'Notes',
  changed: 'Last change',
  created: 'Created',
  recordings: 'Recordings',
  empty: 'No cases yet',
  emptyHint: 'Create the first one, and it can be chosen when recording.',
  nothing: 'No case matches',
  nothingHint: 'Try another word, or clear the filter.',
  open: 'Open case {{number}}',
  added: 'Case created',
}

export const oneCase: typeof chinese.oneCase = {
  title: 'Case {{number}}',
  facts: 'Facts of the case',
  edit: 'Edit case',
  editNote: 'Recordings already made keep what they say.',
  recordings: 'Recordings',
  noRecordings: 'No recordings yet',
  noRecordingsHint: 'Choose this case when you start a recording on the console.',
  export: 'Export bundle',
  exportTitle: 'Export bundle',
  exportNote:
    'Writes the case with all its recordings into a new folder, with manifests, public key and how to verify; it plays offline.',
  folder: 'Into folder',
  folderHint: 'Full path of a folder on this computer',
  exportStart: 'Start export',
  exporting: 'Exporting',
  exported: 'Bundle exported',
  exportedTo: 'Place',
  exportFailed: 'The export was not completed',
  record: 'Record on the console',
}
