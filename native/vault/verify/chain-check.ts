// The chain of a station's seals: each recording names the seal before it, so that one that was removed is missed (§6.7).
import type { Finding } from '../../contract/verification.ts'
import { fileNames } from '../layout.ts'
import type { PreviousSeal } from '../lines.ts'
import type { Examined } from './verify-recording.ts'

/** A recording as a link of the chain. */
export type Link = Pick<Examined, 'seal' | 'manifest' | 'open'>

export interface ChainCheck {
  /** Findings of each link, in the order of the links. */
  readonly ofLinks: readonly (readonly Finding[])[]
  /** Findings of the vault. */
  readonly findings: readonly Finding[]
  /** The newest seal; nothing that follows it would tell of its removal. */
  readonly newest: string | undefined
}

/** Checks all recordings of a station. `last`: what the station holds to be its newest seal, when it says. */
export function checkChain(links: readonly Link[], last: PreviousSeal | undefined): ChainCheck {
  const seals = new Map(links.flatMap(({ seal }) => (seal === undefined ? [] : [[seal.recording, seal]])))
  const first = firstOf(links)
  const ofLinks = links.map((link) => [
    ...checkNamed(link.manifest?.previous, seals, fileNames.manifest),
    ...checkNamed(link.open?.previous, seals, fileNames.journal).filter(() => !alreadyNamed(link)),
    ...checkShared(link, links),
    ...(link.manifest?.previous === null && link !== first ? [absent] : []),
  ])
  const named = new Set(links.map(({ manifest }) => manifest?.previous?.recording))
  const ends = links.filter(({ seal }) => seal !== undefined && !named.has(seal.recording))
  return { ofLinks, findings: checkLast(last, seals), newest: ends.at(-1)?.seal?.recording }
}

const absent: Finding = { code: 'previous-absent', file: fileNames.manifest }

/** The recording that may name none: the first that was closed among those that do. */
function firstOf(links: readonly Link[]): Link | undefined {
  const closed = (link: Link) => link.manifest?.closed ?? ''
  return links.filter(({ manifest }) => manifest?.previous === null).sort((a, b) => (closed(a) < closed(b) ? -1 : 1))[0]
}

/** A seal that is named must be there and be the one that is meant. */
function checkNamed(
  named: PreviousSeal | null | undefined,
  seals: ReadonlyMap<string, PreviousSeal>,
  file: string,
): Finding[] {
  if (named === null || named === undefined) return []
  const details = { previous: named.recording }
  const there = seals.get(named.recording)
  if (there === undefined) return [{ code: 'previous-missing', file, details }]
  return there.root === named.root && there.size === named.size ? [] : [{ code: 'previous-differs', file, details }]
}

/** What a recording names when it is opened and when it is closed is often the same: then it is said once. */
function alreadyNamed({ manifest, open }: Link): boolean {
  return manifest?.previous?.recording === open?.previous?.recording
}

function checkShared({ manifest, seal }: Link, links: readonly Link[]): Finding[] {
  const previous = manifest?.previous?.recording
  if (previous === undefined) return []
  const others = links.filter(
    (link) => link.manifest?.previous?.recording === previous && link.seal?.recording !== seal?.recording,
  )
  return others.map((other) => ({
    code: 'previous-shared',
    file: fileNames.manifest,
    details: { previous, recording: other.seal?.recording ?? '' },
  }))
}

function checkLast(last: PreviousSeal | undefined, seals: ReadonlyMap<string, PreviousSeal>): Finding[] {
  if (last === undefined) return []
  const file = 'station/last-seal.json'
  const details = { recording: last.recording }
  const there = seals.get(last.recording)
  if (there === undefined) return [{ code: 'last-recording-missing', file, details }]
  return there.root === last.root && there.size === last.size ? [] : [{ code: 'previous-differs', file, details }]
}
