// The written record as the party reads along: what was said, the newest at the foot and in view.
import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordEntry } from '../../../native/contract/record-entries.ts'
import { withoutNumbers } from './standing.ts'

/** More is never seen: nobody can scroll here. */
const most = 40

function Entry({ entry: { speaker, text, removed, corrections } }: { readonly entry: RecordEntry }) {
  const { t } = useTranslation()
  return (
    <li>
      <strong>{t(`writtenRecord.speaker.${speaker}`)}：</strong>
      {corrections.map(({ at, before }) => (
        <del key={at}>{withoutNumbers(before)}</del>
      ))}
      {removed ? null : corrections.length > 0 ? <ins>{withoutNumbers(text)}</ins> : withoutNumbers(text)}
    </li>
  )
}

export function ReadAlong({ entries }: { readonly entries: readonly RecordEntry[] }) {
  const { t } = useTranslation()
  const list = useRef<HTMLOListElement>(null)
  useLayoutEffect(() => {
    // An entry that is changed further up stays where it is: the newest is what is being said.
    if (list.current !== null) list.current.scrollTop = list.current.scrollHeight
  }, [entries])
  return (
    <section className="party-record" aria-label={t('partyScreen.shows.record')}>
      <ol ref={list} lang="zh-CN" tabIndex={0}>
        {entries.slice(-most).map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  )
}
