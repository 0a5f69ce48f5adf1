// What the audit log can speak of: closed lists, without any dependency.

export const auditActions = [
  // the station
  'station-started',
  'station-stopped',
  'window-connected',
  'window-disconnected',
  'access-refused',
  'settings-changed',
  'database-kept-aside',
  'index-rebuilt',
  // people
  'logged-in',
  'logged-out',
  'window-locked',
  'person-added',
  'person-changed',
  'person-left',
  'password-changed',
  'password-set',
  // rooms and sources
  'room-created',
  'room-changed',
  'room-removed',
  'standby-switched',
  'source-tried',
  'preflight-made',
  'prompt-put-away',
  // cases
  'case-created',
  'case-changed',
  'case-viewed',
  'case-voided',
  'case-unmasked',
  'case-stage-entered',
  // exhibits
  'exhibit-added',
  'exhibit-taken-in',
  'exhibit-described',
  'exhibit-withdrawn',
  'exhibit-viewed',
  'exhibit-shown',
  'exhibits-listed',
  // documents
  'template-saved',
  'document-drafted',
  'document-issued',
  // recordings: what a person asked for
  'recording-started',
  'recording-ended',
  'recording-marked',
  'operator-changed',
  'break-begun',
  'break-ended',
  'announcement-made',
  'announcement-skipped',
  'announcement-withdrawn',
  'speaker-marked',
  'script-saved',
  'statement-saved',
  'written-record-begun',
  'written-record-frozen',
  'recording-viewed',
  'recording-played',
  'recording-file-read',
  // recordings: what the station did
  'recording-opened',
  'recording-sealed',
  'recording-recovered',
  'time-stamp-fetched',
  'copy-differs',
  'alarm-raised',
  'alarm-cleared',
  'alarm-acknowledged',
  // long work
  'verification-started',
  'verification-ended',
  'export-started',
  'export-ended',
  'job-cancelled',
  // the log itself
  'audit-viewed',
  'audit-export-started',
  'audit-exported',
  'audit-damaged',
  'audit-interrupted',
] as const
export type AuditAction = (typeof auditActions)[number]

/** Where it came from: the window, the command line, or the station by itself. */
export const auditOrigins = ['window', 'command', 'station'] as const
export type AuditOrigin = (typeof auditOrigins)[number]

/** `refused`: the station would not do it. `failed`: it tried. `cancelled`: a person stopped it. */
export const auditOutcomes = ['done', 'refused', 'failed', 'cancelled'] as const
export type AuditOutcome = (typeof auditOutcomes)[number]

/** Members that the details of a line can have. */
export const auditMembers = [
  'name',
  'kind',
  'roles',
  'room',
  'sources',
  'addresses',
  'passwords',
  'identities',
  'day',
  'on',
  'case',
  'cause',
  'host',
  'version',
  'vault',
  'recording',
  'size',
  'root',
  'track',
  'file',
  'word',
  'reason',
  'step',
  'sealCode',
  'late',
  'how',
  'because',
  'place',
  'people',
  'changes',
  'job',
  'folder',
  'manifest',
  'checkpoint',
  'findings',
  'levels',
  'problem',
  'alarm',
  'said',
  'path',
  'number',
  'unreadable',
] as const
export type AuditMember = (typeof auditMembers)[number]
