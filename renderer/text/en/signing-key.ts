// Where the signing key is kept: a file of the vault, or the operating system's key store.
import type { signingKey as chinese } from '../zh-CN/signing-key.ts'

export const signingKey: typeof chinese = {
  title: 'Care of the signing key',
  note: 'Each recording is signed with this station’s key when it is sealed.',
  inFile:
    'The key lies in a file of the vault that only the account which runs Zhenglu can read. Whoever steals the disk has it: encrypt the disk, or give the key to the system’s key store.',
  kept: 'The key is in the care of the system’s key store ({{store}}) since {{since}}; it opens for account {{account}} on computer {{computer}} alone.',
  noStore:
    'There is no key store here that protects anything (the window is open in a browser, or the Linux desktop has no key ring). Encrypt the vault’s disk instead.',
  protect: 'Give it to the system’s key store…',
  another: 'Write another spare key…',
  anotherTitle: 'Another spare key',
  anotherConfirm: 'Write the spare key',
  question: 'Give the key to the system’s key store?',
  warning:
    'A spare key is written into the folder below first, then the key store is given the key, and last the key’s file in the vault is removed. After a reinstallation, for another account or computer, and for recording from the command line, the spare key alone opens this station.',
  spareWarning:
    'A spare key is not encrypted: write it to a removable disk, lock that away, and leave none on this computer.',
  folder: 'Folder for the spare key',
  confirm: 'Write the spare key and give the key away',
  spare: 'The spare key is in {{path}}. Take the disk out and lock it away.',
  restore: 'When it is needed, copy the spare key to station/station.key.pem in the vault, and start.',
  release: 'Put it back into its file',
  releaseQuestion: 'Put the key back into its file in the vault?',
  releaseNote: 'Then whoever can read that file can sign in this station’s name.',
}
