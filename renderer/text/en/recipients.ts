// Whom bundles are encrypted for.
export const recipients = {
  title: 'Encryption of bundles',
  note: 'Enter the public keys (age format) of an archive or a court, and bundles can be encrypted for them: nobody without the secret key opens one, nor does this station. Recipients open it with the program age or with zhenglu open; they make their secret key with age-keygen or zhenglu identity, and keep it themselves.',
  none: 'No recipient is entered: everybody can read the bundles that are exported.',
  name: 'Recipient',
  key: 'Public key (age1…)',
  keyInvalid: 'Write a public key that begins with age1',
  add: 'Add recipient',
  remove: 'Remove recipient {{number}}',
  encryptFor: 'Encrypt for',
  encryptHint: 'Empty = not encrypted. An encrypted bundle is one file, which only those chosen can open.',
}
