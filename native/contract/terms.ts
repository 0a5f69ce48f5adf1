// The field's terms as closed lists: what the window, the station and the files on disk call things.

/** What is recorded: the acts of domain law that call for a recording (plan S2.5). */
export const recordingKinds = [
  'interview',
  'hearing',
  'on-site-inspection',
  'sealing-or-seizure',
  'forced-demolition',
  'service-by-leaving',
  'service-by-notice',
  'training',
] as const
export type RecordingKind = (typeof recordingKinds)[number]

/** A training room never holds evidence: it alone may use generated test sources. */
export const roomKinds = ['interview', 'hearing', 'training'] as const
export type RoomKind = (typeof roomKinds)[number]

/** Where in the room a camera looks or a microphone stands. */
export const positions = [
  'whole-view',
  'subject',
  'presiding-officer',
  'investigators',
  'party',
  'clerk',
  'witness',
  'document-camera',
  'screen',
  'table-microphone',
  'ceiling-microphone',
  'other',
] as const
export type Position = (typeof positions)[number]

export const sourceKinds = [
  'rtsp',
  'mjpeg',
  'v4l2',
  'dshow',
  'avfoundation',
  'alsa',
  'pulse',
  'screen',
  'test',
] as const
export type SourceKind = (typeof sourceKinds)[number]

export const caseKinds = ['penalty', 'coercive-measure', 'inspection', 'licence', 'other'] as const
export type CaseKind = (typeof caseKinds)[number]

/** Stages of a case 启动、调查取证、审核、决定、送达、执行、结案、归档 (plan S2.1), in this order. */
export const caseStages = [
  'start',
  'evidence',
  'review',
  'decision',
  'service',
  'execution',
  'closing',
  'archiving',
] as const
export type CaseStage = (typeof caseStages)[number]

/** What another case is to one: this one was merged into it, split from it … */
export const caseRelations = [
  'same-party',
  'same-facts',
  'merged-into',
  'merged-from',
  'split-from',
  'split-into',
] as const
export type CaseRelation = (typeof caseRelations)[number]

/** Who may see a case 密级. */
export const confidentialities = ['public', 'internal', 'business-secret', 'privacy', 'state-secret'] as const
export type Confidentiality = (typeof confidentialities)[number]

export const sexes = ['male', 'female', 'unstated'] as const
export type Sex = (typeof sexes)[number]

/** What shows who a person is. */
export const identityDocuments = ['identity-card', 'passport', 'residence-permit', 'travel-permit', 'other'] as const
export type IdentityDocument = (typeof identityDocuments)[number]

export const partyKinds = ['person', 'organisation'] as const
export type PartyKind = (typeof partyKinds)[number]

/** What somebody with an account does here; a person may hold several. */
export const staffRoles = ['operator', 'clerk', 'officer', 'reviewer', 'archivist', 'admin'] as const
export type StaffRole = (typeof staffRoles)[number]

/** What a person present is there as. */
export const presentRoles = [
  'operator',
  'clerk',
  'officer',
  'presiding-officer',
  'party',
  'agent',
  'witness',
  'interpreter',
  'third-party',
  'other',
] as const
export type PresentRole = (typeof presentRoles)[number]

/** Why a recording is interrupted (法释〔2017〕5号): a closed list; `other` needs words. */
export const breakReasons = ['adjournment', 'non-public-evidence', 'mediation', 'technical-fault', 'other'] as const
export type BreakReason = (typeof breakReasons)[number]

/** Parts of a script: what belongs together in an interview, a hearing or another act. */
export const scriptSections = [
  'opening',
  'notices',
  'inquiry',
  'act',
  'evidence',
  'statements',
  'debate',
  'closing',
] as const
export type ScriptSection = (typeof scriptSections)[number]

/** Whether a step of a script is due again when a recording goes on after a break; `only`: then alone. */
export const dueAfterBreak = ['no', 'again', 'only'] as const
export type DueAfterBreak = (typeof dueAfterBreak)[number]

/** What the words of a script can have filled in, written in braces. */
export const scriptFields = [
  'case',
  'cause',
  'party',
  'place',
  'time',
  'officers',
  'presiding',
  'clerk',
  'people',
] as const
export type ScriptField = (typeof scriptFields)[number]

/** How an act is to be recorded (plan S2.5): whole and unbroken, as circumstances ask for, or in writing alone. */
export const recordingForms = ['full', 'by-circumstance', 'text'] as const
export type RecordingForm = (typeof recordingForms)[number]

/** How long recordings of an act are kept 保管期限; `case-file`: as long as the case file. */
export const retentions = ['permanent', '30-years', '10-years', 'case-file'] as const
export type Retention = (typeof retentions)[number]

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]
