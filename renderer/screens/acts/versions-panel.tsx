// All versions of the list: who saved each and why, what it held, and what two of them differ in.
import { Button, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../native/contract/calls.ts'
import { Waiting } from '../../parts/answer.tsx'
import { dayAndTime } from '../../parts/format.ts'
import { useAnswer } from '../../station/use-call.ts'
import { ItemsTable } from './items-table.tsx'
import { ListChanges } from './list-changes.tsx'

type Versions = Output<'acts.list'>['versions']

function Comparison({ versions }: { versions: Versions }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<{ from: number; to: number } | null>(null)
  const newest = versions[0]?.version ?? 1
  const { from, to } = chosen ?? { from: newest - 1, to: newest }
  const { data, error } = useAnswer('acts.compare', { from, to })
  const options = versions.map(({ version }) => ({
    value: version,
    label: t('actWords.reportWords.version', { version }),
  }))
  const choice = (name: 'from' | 'to') => (
    <Select<number>
      aria-label={t(`actList.${name}`)}
      value={name === 'from' ? from : to}
      options={options}
      onChange={(version) => {
        setChosen({ from, to, [name]: version })
      }}
    />
  )
  return (
    <section className="panel" aria-label={t('actList.compare')}>
      <h2>{t('actList.compare')}</h2>
      <div className="filters" style={{ marginBottom: 10 }}>
        {choice('from')} → {choice('to')}
      </div>
      {data === undefined ? <Waiting error={error} /> : <ListChanges changes={data} />}
    </section>
  )
}

function VersionDialog({ version, onClose }: { version: number; onClose: () => void }) {
  const { t } = useTranslation()
  const { data, error } = useAnswer('acts.version', { version })
  const at = data === undefined ? '' : dayAndTime(data.at)
  return (
    <Modal open width={1100} title={t('actList.shown', { version, at })} footer={null} onCancel={onClose}>
      {data === undefined ? <Waiting error={error} /> : <ItemsTable items={data.items} />}
    </Modal>
  )
}

export function VersionsPanel({ versions }: { versions: Versions }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState<number | null>(null)
  return (
    <>
      <section className="panel">
        <h2>{t('actList.versions')}</h2>
        <ol className="act-versions" aria-label={t('actList.versions')}>
          {versions.map(({ version, at, person, reason, items }) => (
            <li key={version}>
              <strong>{t('actList.versionOf', { version, number: items })}</strong>
              <div className="tools">
                <span>
                  {person === '' ? t('actList.shipped') : t('actList.savedBy', { person, reason, at: dayAndTime(at) })}
                </span>
                <Button
                  size="small"
                  aria-label={t('actList.showNamed', { version })}
                  onClick={() => {
                    setShown(version)
                  }}
                >
                  {t('actList.show')}
                </Button>
              </div>
            </li>
          ))}
        </ol>
      </section>
      {versions.length < 2 ? null : <Comparison versions={versions} />}
      {shown === null ? null : (
        <VersionDialog
          version={shown}
          onClose={() => {
            setShown(null)
          }}
        />
      )}
    </>
  )
}
