// Causes of gaps, and what was recovered, in words. A later version's journal may hold others.
export const causes: Readonly<Record<string, string>> = {
  'source-lost': 'the source delivered nothing',
  'source-stalled': 'the source stood still',
  'source-moved': 'the sound server switched microphones',
  'source-changed': 'the source’s form changed',
  'station-stopped': 'the program had stopped',
  'station-ended': 'the program had stopped',
  'clock-jumped': 'the computer’s clock jumped',
  'vault-failed': 'the vault’s disk failed',
  'disk-full': 'the disk was full',
  fragments: 'found on the disk what had been written before the stop',
  tail: 'an incomplete end was kept',
  'torn-line': 'a line of the journal was cut off; it is declared',
  'torn-checkpoint': 'a checkpoint was cut off; it is declared',
  continued: 'the program was started again and went on',
  'technical-fault': 'technical fault',
  interrupted: 'the recording ended unexpectedly',
}
