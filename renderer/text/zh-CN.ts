// 简体中文：默认语言；其形状约束其他语言。
import { alarms } from '../../native/contract/sentences/zh-CN/alarms.ts'
import { causes } from '../../native/contract/sentences/zh-CN/causes.ts'
import { commands } from '../../native/contract/sentences/zh-CN/commands.ts'
import * as auditSentences from '../../native/contract/sentences/zh-CN/audit.ts'
import { failures } from '../../native/contract/sentences/zh-CN/failures.ts'
import {
  reconciliation as reconciliationFindings,
  reconciliationLevel,
  reconciliationSection,
} from '../../native/contract/sentences/zh-CN/reconciliation.ts'
import { findings, proved, unproved } from '../../native/contract/sentences/zh-CN/findings.ts'
import * as aboutTexts from './zh-CN/about.ts'
import * as actTexts from './zh-CN/acts.ts'
import * as auditTexts from './zh-CN/audit.ts'
import * as breakTexts from './zh-CN/breaks.ts'
import * as careTexts from './zh-CN/care.ts'
import * as desktopTexts from './zh-CN/desktop.ts'
import * as documentTexts from './zh-CN/documents.ts'
import * as signingKeyTexts from './zh-CN/signing-key.ts'
import * as exhibitTexts from './zh-CN/exhibits.ts'
import * as paletteTexts from './zh-CN/palette.ts'
import * as helpTexts from './zh-CN/help.ts'
import * as settingNoteTexts from './zh-CN/setting-notes.ts'
import * as firstStartTexts from './zh-CN/first-start.ts'
import * as peopleTexts from './zh-CN/people.ts'
import * as appearanceTexts from './zh-CN/appearance.ts'
import * as partyScreenTexts from './zh-CN/party-screen.ts'
import * as partyTexts from './zh-CN/parties.ts'
import * as recipientTexts from './zh-CN/recipients.ts'
import * as recordRightsTexts from './zh-CN/record-rights.ts'
import * as timelineTexts from './zh-CN/timeline.ts'
import * as windowTexts from './zh-CN/window.ts'
import * as consoleTexts from './zh-CN/console.ts'
import * as caseTexts from './zh-CN/cases.ts'
import * as recordingTexts from './zh-CN/recordings.ts'
import * as roomTexts from './zh-CN/rooms.ts'
import * as settingTexts from './zh-CN/settings.ts'
import * as caseFileTexts from './zh-CN/case-file.ts'
import * as caseListTexts from './zh-CN/case-list.ts'
import * as searchTexts from './zh-CN/search.ts'
import * as scriptTexts from './zh-CN/script.ts'
import * as reconciliationTexts from './zh-CN/reconciliation.ts'
import * as speechTexts from './zh-CN/speech.ts'
import * as statementTexts from './zh-CN/statements.ts'
import * as tableTexts from './zh-CN/tables.ts'
import { terms } from './zh-CN/terms.ts'
import * as writtenRecordTexts from './zh-CN/written-records.ts'

import { preflight as preflightFindings } from '../../native/contract/sentences/zh-CN/preflight.ts'

export const zhCN = {
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

export type Texts = typeof zhCN
