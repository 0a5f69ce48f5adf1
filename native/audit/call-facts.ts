// What the audit log says of each call: picked member by member, so that no password can slip in.
import { archiveFacts } from './call-facts/archive.ts'
import { caseFileFacts } from './call-facts/case-file.ts'
import { caseFacts } from './call-facts/cases.ts'
import { peopleFacts } from './call-facts/people.ts'
import { recordingFacts } from './call-facts/recordings.ts'
import { roomFacts } from './call-facts/rooms.ts'
import { settingFacts } from './call-facts/settings.ts'
import { writtenRecordFacts } from './call-facts/written-records.ts'
import type { CallFactsTable } from './call-facts/called.ts'

export const callFacts: CallFactsTable = {
  ...settingFacts,
  ...peopleFacts,
  ...roomFacts,
  ...caseFacts,
  ...caseFileFacts,
  ...recordingFacts,
  ...writtenRecordFacts,
  ...archiveFacts,
}
