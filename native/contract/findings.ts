// Codes of what a verification finds, proves and leaves unproved. One sentence per code and language in renderer/text.

export const findingCodes = [
  // files
  'file-missing',
  'file-unexpected',
  'file-cut-off',
  'file-longer',
  'file-altered',
  'file-unreadable',
  'link-unexpected',
  // media
  'chunk-altered',
  'chunk-sm3-differs',
  'bytes-unaccounted',
  // journal
  'journal-line-malformed',
  'journal-line-altered',
  'journal-line-out-of-order',
  'journal-line-missing',
  'journal-unfinished',
  'journal-root-differs',
  // checkpoints
  'checkpoint-malformed',
  'checkpoint-wrong-signature',
  'checkpoint-contradicts-journal',
  // seal
  'seal-missing',
  'manifest-malformed',
  'manifest-contradicts-journal',
  'signature-wrong',
  'key-unknown',
  'format-newer',
  'time-stamp-wrong',
  // chain
  'chain-broken',
  'chain-forked',
  // bundle
  'bag-malformed',
  'checksum-missing',
  'checksum-differs',
] as const
export type FindingCode = (typeof findingCodes)[number]

export const provedCodes = [
  'unaltered-since-seal',
  'complete',
  'order-and-times-as-journaled',
  'signed-by-known-key',
  'signed-by-key-in-recording',
  'existed-at-time-stamp',
  'chain-unbroken',
] as const

export const unprovedCodes = [
  'clock-was-right',
  'scene-was-genuine',
  'key-was-in-right-hands',
  'key-belongs-to-station',
  'existed-at-stated-time',
  'nothing-before-or-after-missing',
  'sm3-not-checked',
] as const
