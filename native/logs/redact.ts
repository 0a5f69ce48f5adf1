// What a log must not hold is taken out of each text before it is written. Rather too much than too little.
import { withoutIdentities } from '../contract/identity-number.ts'

/** Stands for what was taken out. */
export const removed = '[…]'

/** Members of objects whose value is a secret whatever it looks like. */
const secretName =
  /pass(?:word|wd|phrase)?|pwd|secret|token|cookie|authorization|credential|api[-_ ]?key|private[-_ ]?key|entrance|identity[-_ ]?number|(?<!micro)phone|密码|口令|密钥|令牌/iu

/** Whether what stands under that name is never written. */
export const isSecretName = (name: string): boolean => secretName.test(name)

const host = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i

/**
 * Of an address what says where it leads: cameras want passwords before the host, in the path and behind the question
 * mark. One that cannot be told apart with certainty is left out whole.
 */
function placeOf(scheme: string, rest: string): string {
  const [, authority = '', path = ''] = /^([^/?#\\]*)(.*)$/s.exec(rest) ?? []
  const place = authority.slice(authority.lastIndexOf('@') + 1)
  if (path.includes('@') || !host.test(place)) return `${scheme}://${removed}`
  return `${scheme}://${place}${path === '' || path === '/' ? path : `/${removed}`}`
}

const rules: readonly (readonly [RegExp, string | ((...found: string[]) => string)])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[^]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, removed],
  [/AGE-SECRET-KEY-[\w-]+/gi, removed],
  // Heads of requests and answers, to the end of their line.
  [/\b((?:set-)?cookie|(?:proxy-)?authorization)(["']?\s*[:=])[^\r\n]*/gi, `$1$2 ${removed}`],
  [/\b(Basic|Bearer|Digest)\s+[\w+/=.~-]{6,}/g, `$1 ${removed}`],
  // Not those of files and modules: stacks are made of them.
  [/\b(?!file:|node:)([a-z][a-z0-9+.-]*):\/\/(\S*)/gi, (_, scheme = '', rest = '') => placeOf(scheme, rest)],
  [
    new RegExp(
      String.raw`((?:user(?:name)?|${secretName.source})["']?\s*[=:：]\s*)("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?!\[…\])[^\s,;&})\]]+)`,
      'giu',
    ),
    `$1${removed}`,
  ],
  // Mobile telephones.
  [/(?<!\d)1[3-9]\d{9}(?!\d)/g, removed],
]

/** Cookies, start secrets, hashes: long runs of letters and digits, which nobody reads. */
const longRun = /(?<![\w-])[\w-]{40,}(?![\w-])/g
const isRandom = (run: string) => /\d/.test(run) && /[a-z]/i.test(run)

/**
 * Text without passwords, credentials of addresses, cookies, secrets, private keys and numbers of persons.
 * @param known secrets that are taken out wherever they stand, such as the passwords of cameras.
 */
export function redacted(text: string, known: Iterable<string> = []): string {
  let clean = text
  for (const secret of known) {
    for (const form of new Set([secret, encodeURIComponent(secret)])) clean = clean.replaceAll(form, removed)
  }
  for (const [found, instead] of rules) {
    clean = typeof instead === 'string' ? clean.replace(found, instead) : clean.replace(found, instead)
  }
  clean = clean.replace(longRun, (run) => (isRandom(run) ? removed : run))
  return withoutIdentities(clean)
}
