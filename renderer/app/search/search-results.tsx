// What the search found, kind by kind, each with the words around it.
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../native/contract/calls.ts'
import type { SearchContext, SearchHit, SearchKind } from '../../../native/contract/search.ts'
import { dayAndTime } from '../../parts/format.ts'

export type Groups = Output<'search.find'>['groups']

export const optionId = (at: number): string => `search-hit-${at}`

function Context({ context }: { context: SearchContext }) {
  return (
    <span className="search-context">
      {context.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>))}
    </span>
  )
}

/** What the hit is, beside its words. */
function useAbout(hit: SearchHit): string[] {
  const { t } = useTranslation()
  const ofCase = hit.case === null ? [] : [hit.case.number, hit.case.cause]
  const isVoid = hit.case?.isVoid === true ? [t('parties.voidedShort')] : []
  switch (hit.kind) {
    case 'case':
      // Its number stands in its words, unless they are cut off.
      return [...(hit.context[0]?.text === '…' ? ofCase : []), ...isVoid]
    case 'person': {
      const { role } = hit
      const as = role === 'legal-representative' ? t('parties.legalRepresentative') : t(`terms.presentRole.${role}`)
      return [as, ...ofCase, ...isVoid]
    }
    case 'entry':
      return [t(`writtenRecord.speaker.${hit.speaker}`), ...ofCase, ...isVoid]
    case 'mark':
    case 'explanation':
    case 'exhibit':
    case 'document':
    case 'statement':
      return [...ofCase, ...isVoid]
  }
}

interface HitProps {
  readonly hit: SearchHit
  readonly at: number
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function Hit({ hit, at, isChosen, onChoose }: HitProps) {
  const place = useRef<HTMLDivElement>(null)
  const about = useAbout(hit)
  useEffect(() => {
    if (isChosen) place.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  return (
    <div ref={place} id={optionId(at)} role="option" aria-selected={isChosen} className="search-hit" onClick={onChoose}>
      <Context context={hit.context} />
      <span className="search-about quiet">
        <span>{about.join(' · ')}</span>
        <time dateTime={hit.at}>{dayAndTime(hit.at)}</time>
      </span>
    </div>
  )
}

interface SearchResultsProps {
  readonly id: string
  readonly groups: Groups
  /** Number of the chosen hit among all. */
  readonly chosen: number
  readonly onChoose: (hit: SearchHit) => void
}

export function SearchResults({ id, groups, chosen, onChoose }: SearchResultsProps) {
  const { t } = useTranslation()
  const first = groups.map((_, nth) => groups.slice(0, nth).reduce((sum, { hits }) => sum + hits.length, 0))
  return (
    <div id={id} role="listbox" aria-label={t('search.results')} className="search-results">
      {groups.map(({ kind, hits }, nth) => (
        <div key={kind} role="group" aria-label={t(`search.kind.${kind}`)}>
          <div className="search-kind" aria-hidden="true">
            {t(`search.kind.${kind}`)}
          </div>
          {hits.map((hit, ofKind) => {
            const at = (first[nth] ?? 0) + ofKind
            return (
              <Hit
                key={at}
                hit={hit}
                at={at}
                isChosen={at === chosen}
                onChoose={() => {
                  onChoose(hit)
                }}
              />
            )
          })}
        </div>
      ))}
    </div>
  )
}

/** Of which kinds there is more than is shown. */
export function MoreResults({ groups, onMore }: { groups: Groups; onMore: (kind: SearchKind) => void }) {
  const { t } = useTranslation()
  const kinds = groups.filter(({ more }) => more).map(({ kind }) => kind)
  if (kinds.length === 0) return null
  return (
    <div className="search-more">
      {kinds.map((kind) => (
        <Button
          key={kind}
          size="small"
          onClick={() => {
            onMore(kind)
          }}
        >
          {t('search.more', { kind: t(`search.kind.${kind}`) })}
        </Button>
      ))}
    </div>
  )
}
