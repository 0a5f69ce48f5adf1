// The search over everything: typed, chosen with the arrow keys, opened with Enter.
import { Modal, Segmented, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { searchKinds, type SearchHit, type SearchKind } from '../../../native/contract/search.ts'
import { Waiting } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { useListing } from '../../station/use-call.ts'
import { ListField } from '../list-field.tsx'
import { destinationOf } from './destination.ts'
import { MoreResults, optionId, SearchResults } from './search-results.tsx'
import './search.css'

const results = 'search-results'
/** Milliseconds after the last letter: each search is a line of the audit log. */
const rest = 300
const fewOfEach = 6
const mostOfOne = 50

/** What is typed, and what of it is asked: once it rests, or at once when Enter is pressed. */
function useQuestion() {
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => {
      setAsked(text.trim())
    }, rest)
    return () => {
      clearTimeout(timer)
    }
  }, [text])
  return {
    text,
    setText,
    asked,
    isSettled: asked === text.trim(),
    settle: () => {
      setAsked(text.trim())
    },
  }
}

function Hints() {
  const { t } = useTranslation()
  return (
    <Empty icon="search" title={t('search.hintTitle')} hint={t('search.hint')}>
      <ul className="search-examples quiet">
        <li>{t('search.exampleWords')}</li>
        <li>{t('search.exampleInitials')}</li>
        <li>{t('search.exampleNumbers')}</li>
      </ul>
    </Empty>
  )
}

function SearchPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const field = useRef<InputRef>(null)
  const { text, setText, asked, isSettled, settle } = useQuestion()
  const [only, setOnly] = useState<SearchKind | 'all'>('all')
  const [chosen, setChosen] = useState(0)
  const which = only === 'all' ? { limit: fewOfEach } : { limit: mostOfOne, kinds: [only] }
  const { data, error, isPlaceholderData } = useListing('search.find', { text: asked, ...which }, asked !== '')
  const groups = asked === '' ? [] : (data?.groups ?? [])
  const hits = groups.flatMap((group) => group.hits)
  const waiting = data?.waiting ?? 0
  useEffect(() => {
    field.current?.focus()
  }, [])
  const show = (kind: SearchKind | 'all'): void => {
    setOnly(kind)
    setChosen(0)
    field.current?.focus()
  }
  const open = (hit: SearchHit): void => {
    onClose()
    void navigate(destinationOf(hit))
  }
  const enter = (): void => {
    const hit = hits[chosen]
    if (!isSettled || isPlaceholderData) settle()
    else if (hit !== undefined) open(hit)
  }
  return (
    <div className="search-panel" role="search">
      <ListField
        ref={field}
        label={t('search.field')}
        type="search"
        maxLength={200}
        value={text}
        list={results}
        optionId={optionId}
        count={hits.length}
        chosen={chosen}
        onType={(typed) => {
          setText(typed)
          setChosen(0)
        }}
        onChoose={setChosen}
        onEnter={enter}
      />
      <Segmented<SearchKind | 'all'>
        aria-label={t('search.which')}
        value={only}
        onChange={show}
        options={[
          { value: 'all', label: t('search.all') },
          ...searchKinds.map((value) => ({ value, label: t(`search.kind.${value}`) })),
        ]}
      />
      {asked === '' ? (
        <Hints />
      ) : data === undefined ? (
        <Waiting error={error} />
      ) : hits.length === 0 ? (
        <Empty icon="search" title={t('search.nothing', { text: asked })} hint={t('search.nothingHint')} />
      ) : (
        <SearchResults id={results} groups={groups} chosen={chosen} onChoose={open} />
      )}
      <MoreResults groups={only === 'all' ? groups : []} onMore={show} />
      <p className="search-foot quiet" role="status">
        {waiting > 0 ? t('search.waiting', { number: waiting }) : t('search.keys')}
      </p>
    </div>
  )
}

export function SearchDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      title={t('search.title')}
      width={760}
      style={{ top: 48 }}
      destroyOnHidden
    >
      {open ? <SearchPanel onClose={onClose} /> : null}
    </Modal>
  )
}
