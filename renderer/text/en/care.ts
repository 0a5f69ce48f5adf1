// Keeping a station well: diagnostics, updates.
import type * as chinese from '../zh-CN/care.ts'

export const diagnostics: typeof chinese.diagnostics = {
  title: 'Diagnostics',
  note: 'Versions, disks, counts, an outline of the settings, the state of devices, the chain of seals and the newest log lines as one text file, for whoever looks for a fault.',
  collect: 'Collect diagnostics',
  read: 'Read this before you save or send it. It holds no numbers of cases, names of parties, recorded content, passwords or keys; in the saved file you may delete any line.',
  text: 'The whole text',
  save: 'Save as a file',
}

export const updates: typeof chinese.updates = {
  title: 'Updates of the program',
  note: 'Of the desktop program only, off by default. Nothing is looked for or installed while something is recorded or not sealed; only versions signed with this key are taken, and installed when the program ends.',
  address: 'Address of the agency’s own update server',
  addressHint: 'Empty = off',
  key: 'Public key of releases (Ed25519, Base64)',
  keyHint: 'From whoever hands out the updates: 44 characters',
  keyInvalid: 'A public key has 44 characters of Base64',
  keyMissing: 'With an address there must be a key',
}
