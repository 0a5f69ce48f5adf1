// English: complete, of the same shape as Chinese.
import { alarms } from '../../native/contract/sentences/en/alarms.ts'
import { causes } from '../../native/contract/sentences/en/causes.ts'
import { commands } from '../../native/contract/sentences/en/commands.ts'
import * as auditSentences from '../../native/contract/sentences/en/audit.ts'
import { failures } from '../../native/contract/sentences/en/failures.ts'
import {
  reconciliation as reconciliationFindings,
  reconciliationLevel,
  reconciliationSection,
} from '../../native/contract/sentences/en/reconciliation.ts'
import { findings, proved, unproved } from '../../native/contract/sentences/en/findings.ts'
import * as aboutTexts from './en/about.ts'
import * as actTexts from './en/acts.ts'
import * as auditTexts from './en/audit.ts'
import * as breakTexts from './en/breaks.ts'
import * as careTexts from './en/care.ts'
import * as desktopTexts from './en/desktop.ts'
import * as documentTexts from './en/documents.ts'
import * as signingKeyTexts from './en/signing-key.ts'
import * as exhibitTexts from './en/exhibits.ts'
import * as firstStartTexts from './en/first-start.ts'
import { preflight as preflightFindings } from '../../native/contract/sentences/en/preflight.ts'
import * as paletteTexts from './en/palette.ts'
import * as helpTexts from './en/help.ts'
import * as settingNoteTexts from './en/setting-notes.ts'
import * as peopleTexts from './en/people.ts'
import * as partyScreenTexts from './en/party-screen.ts'
import * as appearanceTexts from './en/appearance.ts'
import * as partyTexts from './en/parties.ts'
import * as recipientTexts from './en/recipients.ts'
import * as recordRightsTexts from './en/record-rights.ts'
import * as timelineTexts from './en/timeline.ts'
import * as windowTexts from './en/window.ts'
import * as consoleTexts from './en/console.ts'
import * as caseTexts from './en/cases.ts'
import * as recordingTexts from './en/recordings.ts'
import * as roomTexts from './en/rooms.ts'
import * as settingTexts from './en/settings.ts'
import * as caseFileTexts from './en/case-file.ts'
import * as caseListTexts from './en/case-list.ts'
import * as searchTexts from './en/search.ts'
import * as scriptTexts from './en/script.ts'
import * as reconciliationTexts from './en/reconciliation.ts'
import * as speechTexts from './en/speech.ts'
import * as statementTexts from './en/statements.ts'
import * as tableTexts from './en/tables.ts'
import { terms } from './en/terms.ts'
import * as writtenRecordTexts from './en/written-records.ts'
import type { Texts } from './zh-CN.ts'

export const en: Texts = {
  terms,
  alarms,
  causes,
  commands,
  preflightFindings,
  failures,
  findings,
  proved,
  unproved,
  ...windowTexts,
  ...consoleTexts,
  ...caseTexts,
  ...recordingTexts,
  ...roomTexts,
  ...settingTexts,
  ...breakTexts,
  ...careTexts,
  reconciliationFindings,
  reconciliationLevel,
  reconciliationSection,
  ...reconciliationTexts,
  ...statementTexts,
  ...auditSentences,
  ...auditTexts,
  ...aboutTexts,
  ...writtenRecordTexts,
  ...speechTexts,
  ...partyTexts,
  ...partyScreenTexts,
  ...appearanceTexts,
  ...recipientTexts,
  ...recordRightsTexts,
  ...exhibitTexts,
  ...desktopTexts,
  ...signingKeyTexts,
  ...firstStartTexts,
  ...documentTexts,
  ...paletteTexts,
  ...peopleTexts,
  ...timelineTexts,
  ...searchTexts,
  ...caseListTexts,
  ...caseFileTexts,
  ...actTexts,
  ...helpTexts,
  ...settingNoteTexts,
  ...tableTexts,
  ...scriptTexts,
}
