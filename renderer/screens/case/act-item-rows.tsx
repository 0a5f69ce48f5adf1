// One item of the list in a case: what it asks for, each time that it took place, and what can be stated of it.
import { Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ActItem } from '../../../native/contract/act-list.ts'
import type { ActRow } from '../../../native/contract/acts.ts'
import { ActRecordingLine, ActRemarks, VerdictMark } from '../../parts/act-verdict.tsx'
import { dayAndTime } from '../../parts/format.ts'
import type { ActDialogKind, EnteredAct } from './act-dialogs.tsx'

type OnDialog = (dialog: ActDialogKind) => void

function Points({ item: { place, recorder, start, end } }: { item: ActItem }) {
  const { t } = useTranslation()
  const texts = [
    place === '' ? '' : t('caseActs.place', { place }),
    recorder === '' ? '' : t('caseActs.recorder', { recorder }),
    start === '' || end === '' ? '' : t('caseActs.span', { start, end }),
  ].filter((text) => text !== '')
  return texts.length === 0 ? null : <p className="quiet">{texts.join(' · ')}</p>
}

/** What was stated of an item of which no act was entered, or of an act without a recording. */
function Stated({ row }: { row: ActRow }) {
  const { t } = useTranslation()
  const stated = row.absent ?? row.unrecorded
  return (
    <div className="quiet">
      <ActRemarks row={row} />{' '}
      {stated === null ? null : t('caseActs.statedBy', { person: stated.person, at: dayAndTime(stated.at) })}
    </div>
  )
}

function ActButtons({ row, act, onDialog }: { row: ActRow; act: EnteredAct; onDialog: OnDialog }) {
  const { t } = useTranslation()
  const mayExplain = row.item.form !== 'full' && row.recordings.length === 0 && row.item.form !== 'text'
  const kinds = ['link', ...(mayExplain ? (['explain'] as const) : []), 'withdraw'] as const
  return (
    <div className="tools">
      {kinds.map((kind) => (
        <Button
          key={kind}
          size="small"
          aria-label={t(`caseActs.${kind}Named`, { ...act })}
          onClick={() => {
            onDialog({ kind, act })
          }}
        >
          {t(`caseActs.${kind}`)}
        </Button>
      ))}
    </div>
  )
}

function TookPlace({ row, isFixed, onDialog }: { row: ActRow; isFixed: boolean; onDialog: OnDialog }) {
  const { t } = useTranslation()
  if (row.act === null) return null
  const { id, day, place, person } = row.act
  const act: EnteredAct = { id, name: row.item.name, day }
  return (
    <li className="act-took">
      <VerdictMark verdict={row.verdict} />
      <div>
        {t(place === '' ? 'caseActs.tookWithout' : 'caseActs.took', { day, place, person })}
        {row.recordings.map((recording) => (
          <ActRecordingLine key={recording.id} recording={recording}>
            <span className="quiet">
              {t('caseActs.linkedBy', { person: recording.linked.person, at: dayAndTime(recording.linked.at) })}
            </span>{' '}
            {isFixed ? null : (
              <Button
                size="small"
                type="link"
                aria-label={t('caseActs.unlinkNamed', { recording: recording.id })}
                onClick={() => {
                  onDialog({ kind: 'unlink', act, recording: recording.id })
                }}
              >
                {t('caseActs.unlink')}
              </Button>
            )}
          </ActRecordingLine>
        ))}
        <Stated row={row} />
      </div>
      {isFixed ? null : <ActButtons row={row} act={act} onDialog={onDialog} />}
    </li>
  )
}

interface ActItemRowsProps {
  /** All of one item. */
  readonly rows: readonly ActRow[]
  readonly isFixed: boolean
  readonly onDialog: OnDialog
}

export function ActItemRows({ rows, isFixed, onDialog }: ActItemRowsProps) {
  const { t } = useTranslation()
  const [first] = rows
  if (first === undefined) return null
  const { item, act, absent } = first
  const { name } = item
  const enter = act === null ? 'enter' : 'enterAgain'
  return (
    <article className="act-item">
      <div className="act-head">
        <strong>{name}</strong> <Tag>{t(`terms.recordingForm.${item.form}`)}</Tag>
        {act === null && !first.remarks.includes('open') ? <VerdictMark verdict={first.verdict} /> : null}
        {isFixed ? null : (
          <span className="tools">
            <Button
              size="small"
              aria-label={t(act === null ? 'caseActs.enterNamed' : 'caseActs.againNamed', { name })}
              onClick={() => {
                onDialog({ kind: 'enter', item })
              }}
            >
              {t(`caseActs.${enter}`)}
            </Button>
            {act !== null ? null : (
              <Button
                size="small"
                aria-label={t(absent === null ? 'caseActs.absentNamed' : 'caseActs.takeBackNamed', { name })}
                onClick={() => {
                  onDialog({ kind: 'absent', item, absent: absent === null })
                }}
              >
                {t(absent === null ? 'caseActs.absent' : 'caseActs.takeBack')}
              </Button>
            )}
          </span>
        )}
      </div>
      {item.form === 'text' ? null : <Points item={item} />}
      {act === null ? (
        item.form === 'text' && absent === null ? null : (
          <Stated row={first} />
        )
      ) : (
        <ul className="act-rows">
          {rows.map((row) => (
            <TookPlace key={row.act?.id} row={row} isFixed={isFixed} onDialog={onDialog} />
          ))}
        </ul>
      )}
    </article>
  )
}
