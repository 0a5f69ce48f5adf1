// What a verification can find, prove and leave unproved: closed lists, without any dependency, so that every reader
// of a report (window, command line, other programs) can hold one sentence per code.

export const findingCodes = [
  // files
  /** Nothing there, or it cannot be read. */
  'path-unreadable',
  /** A file that must be there is not. */
  'file-missing',
  /** A file or folder that does not belong there. */
  'file-unexpected',
  /** A link, folder or device where a plain file must be. */
  'file-not-plain',
  /** A file is shorter than was stated at the seal. */
  'file-cut-off',
  /** A file is longer than was stated at the seal. */
  'file-lengthened',
  /** A file's SHA-256 is not the one stated at the seal. */
  'file-changed',
  // media
  /** Bytes of a chunk are not those that were recorded. */
  'chunk-changed',
  /** Bytes of a chunk are missing, wholly or in part. */
  'chunk-missing',
  /** SHA-256 agrees and SM3 does not: the journal's line is wrong. */
  'chunk-sm3-wrong',
  /** The journal's chunks leave a hole or overlap. */
  'chunks-not-continuous',
  /** Bytes in a media file that no journal line speaks of. */
  'bytes-not-journaled',
  // journal
  'journal-line-malformed',
  'journal-line-invalid',
  'journal-line-out-of-order',
  'journal-line-missing',
  'journal-line-unfinished',
  /** A line stands where its kind cannot. */
  'journal-line-misplaced',
  /** What is declared as a torn line or checkpoint is not there as declared. */
  'journal-torn-wrong',
  /** The lines are not those that were sealed; `line` and `details.to` say between which. */
  'journal-changed',
  'journal-without-open',
  'journal-without-close',
  /** The clock that never jumps went backwards between two lines. */
  'journal-clock-backwards',
  /** Media was captured during a break; `details.from` and `details.to` say in which. */
  'recorded-in-break',
  'format-newer',
  // checkpoints
  'checkpoint-malformed',
  'checkpoint-of-another',
  'checkpoint-signature-wrong',
  /** A checkpoint's root is not that of the journal's first lines. */
  'checkpoint-contradicts-journal',
  /** A checkpoint covers more lines than the journal has. */
  'checkpoint-beyond-journal',
  /** The last checkpoint does not cover the whole journal. */
  'checkpoint-last-missing',
  // seal
  /** The recording has not been sealed: still being made, or left by a crash. */
  'seal-missing',
  'manifest-malformed',
  /** The manifest states something other than the journal; `details.member` says what. */
  'manifest-contradicts-journal',
  'signature-malformed',
  'signature-wrong',
  /** The key in the recording is not the given one, or not that of the vault. */
  'key-unknown',
  // chain
  /** The seal that this recording names as the one before is not in the vault. */
  'previous-missing',
  /** It is there, and its seal is another. */
  'previous-differs',
  /** Two recordings name the same seal as the one before. */
  'previous-shared',
  /** It names none, and is not the first of its station. */
  'previous-absent',
  /** The newest seal that the station made is not in the vault. */
  'last-recording-missing',
  // time stamp
  'time-stamp-malformed',
  'time-stamp-of-another',
  'time-stamp-signature-wrong',
  // bundle
  /** A tag file or a line of a manifest breaks BagIt or our profile; `details.problem` says how. */
  'bundle-malformed',
  /** Bytes or number of payload files are not those that `Payload-Oxum` states. */
  'bundle-size-differs',
  // audit log
  /** A segment of the log is not there. */
  'audit-segment-missing',
  /** A segment does not begin with what the one before ended with. */
  'audit-segments-not-continuous',
  /** The log's lines are not those that were signed; `line` and `details.to` say between which. */
  'audit-changed',
  /** Lines that a checkpoint covers are no longer in the log: its end was cut off. */
  'audit-cut-off',
  /** Lines that could not be written and were given up; `details.lines` says how many. */
  'audit-lines-lost',
  /** The log names a seal, and the vault does not hold that recording. */
  'audit-recording-missing',
  /** A recording's seal is not the one that the log names. */
  'audit-recording-differs',
  /** A recording was sealed since the log began, and the log does not name it. */
  'audit-recording-not-named',
  /** A list of exhibits is not there, or has fewer lines or others than the log names. */
  'audit-exhibits-differ',
  /** A list of exhibits has entries of which the log does not tell. */
  'audit-exhibits-not-named',
  // vault
  'recording-misplaced',
  'vault-damaged',
] as const
export type FindingCode = (typeof findingCodes)[number]

export const provedCodes = [
  /** Nothing was removed or added since the seal. */
  'complete-since-seal',
  /** No byte of media, journal or manifest was altered since the seal. */
  'unaltered-since-seal',
  /** The seal was made with the key that the recording names. */
  'signed-with-named-key',
  /** That key is the one that was given from outside. */
  'signed-with-given-key',
  /** What was signed while recording agrees with what was sealed. */
  'agrees-with-checkpoints',
  /** The station's recordings follow each other without one missing. */
  'chain-unbroken',
  /** It existed at the instant of its time stamp. */
  'existed-at-time-stamp',
  /** No line of the audit log was removed, added or altered up to its last checkpoint. */
  'audit-unaltered',
  /** The checkpoints are signed with the key that the log names. */
  'audit-signed',
  /** The log continues what the given checkpoint was made of. */
  'audit-continues-checkpoint',
  /** Each seal that the log names is that of the vault's recording, and none is missing. */
  'audit-agrees-with-recordings',
  /** Each exhibit and issued document is there, as it was when it was listed, and there are no others. */
  'exhibits-unaltered',
  /** The lists of exhibits are signed with the station's key. */
  'exhibits-signed',
] as const
export type ProvedCode = (typeof provedCodes)[number]

export const unprovedCodes = [
  /** That anything at all is complete and unaltered: there are findings, or there is no seal. */
  'complete-and-unaltered',
  /** That the scene before the camera was genuine. */
  'scene-genuine',
  /** That the station's clock was right. */
  'clock-right',
  /** That only the station could use its key. */
  'key-in-right-hands',
  /** Whose key it is: none was given to compare with. */
  'key-owner',
  /** That no other recording of the station was removed: the others are not here. */
  'no-other-removed',
  /** That the SM3 hashes agree: they were not computed. */
  'sm3-agrees',
  /** That the time-stamp authority can be trusted. */
  'time-stamp-authority',
  /** That the audit log is complete and unaltered: there are findings. */
  'audit-complete',
  /** That the newest lines are unaltered: no checkpoint covers them yet. */
  'audit-newest-lines',
  /** That lines were not cut off together with their checkpoints: no checkpoint from elsewhere was given. */
  'audit-not-cut',
  /** That the named people did it themselves: no log-in asked for it. */
  'audit-people',
  /** That exhibits and documents are complete and unaltered: there are findings. */
  'exhibits-complete',
  /** That no list was cut short together with its note: the audit log tells. */
  'exhibits-not-cut',
  /** That exhibits were genuine before they were taken in. */
  'exhibits-genuine',
] as const
export type UnprovedCode = (typeof unprovedCodes)[number]
