// What programs and errors said, for people outside of the agency: nothing of it may be a name, a number of a case or
// something that was recorded. So only what can be told to be none of these is left.
import { redacted, removed } from '../logs/redact.ts'

/** Where the station's own files lie, so that their paths can be said without saying whose computer it is. */
export interface OwnPlaces {
  readonly program: string
  readonly vault: string
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** What lies below the vault by names that the program gives. */
const ownName =
  /^(?:\/?(?:\d{4}(?:\/\d{8}-\d{6}-\w{6}(?:\/[\w.-]+)?)?|station(?:\/[\w.-]+)*|documents|exhibits|vault\.json))?$/

/** A path in `<vault>` as far as its names are the program's. */
const vaultPath = (rest: string): string => `<vault>${ownName.test(rest) ? rest : `/${removed}`}`

/** A word with a letter that is not Latin, whole. */
const otherScript = /\S*(?:(?!\p{Script=Latin})\p{L})\S*/gu
/** A path, unless it is one of the places above. */
const otherPath = /(?<![\w>.:/-])(?:[A-Za-z]:[\\/]|~?\/|\\\\)[^\s'"`:)\]]+/g
/** Something quoted, unless it is a place above, a single character, or a member that a program could not read or set. */
const quoted = /(?<before>reading |setting )?(["'`])((?:(?!\2)[^\\]|\\.)*)\2/g
const isHarmless = (inner: string) => inner.length < 2 || /^<(?:vault|program)>[\w./-]*(?:\/\[…\])?$/.test(inner)
/** Long numbers, unless they are a time or the name of a recording. */
const longNumber = /(?<![\w.-])\d{6,}(?![\w-])/g

/** `text` without what could be evidence. Rather too much than too little. */
export function withoutEvidence(text: string, { program, vault }: OwnPlaces): string {
  const places = redacted(text)
    .replaceAll('\\', '/')
    .replace(/file:\/\/(?=\/)/g, '')
    .replace(
      new RegExp(`${escaped(vault.replaceAll('\\', '/'))}(?<rest>(?:/[^\\s'"\`:)\\]]*)?)`, 'g'),
      (_, rest: string) => vaultPath(rest),
    )
    .replaceAll(program.replaceAll('\\', '/'), '<program>')
  return places
    .replace(otherPath, removed)
    .replace(quoted, (whole: string, before: string | undefined, _, inner: string) =>
      isHarmless(inner) || before !== undefined ? whole : removed,
    )
    .replace(otherScript, removed)
    .replace(longNumber, removed)
}
