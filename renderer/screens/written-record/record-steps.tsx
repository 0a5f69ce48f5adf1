// The steps of a record: heading, reading back, signing, freezing, and a supplement to a frozen one.
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { call } from '../../station/call.ts'
import { failureFrom } from '../../station/use-call.ts'
import type { RecordView } from './record-model.ts'
import type { FollowedRecord } from './use-record.ts'

interface RecordStepsProps {
  readonly followed: FollowedRecord
  readonly record: NonNullable<RecordView['record']>
  readonly isRunning: boolean
  /** Whether the recording has ended: what is frozen then is no part of what is sealed. */
  readonly isOver: boolean
  readonly onHeading: () => void
  readonly onSign: () => void
}

export function RecordSteps({ followed, record, isRunning, isOver, onHeading, onSign }: RecordStepsProps) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const navigate = useNavigate()
  const { state, recording, kind, writer, heading, signatures } = record
  const missing = heading.people.filter(
    ({ name, role }) => role !== 'operator' && !signatures.some((each) => each.name === name && each.role === role),
  )
  const attempt = (work: Promise<unknown>): Promise<unknown> =>
    work.catch((error: unknown) => void message.error(t(`failures.${failureFrom(error).code}`)))
  const supplement = async (): Promise<void> => {
    const { id } = await call('writtenRecords.begin', {
      recording,
      kind,
      person: writer?.person ?? t('common.unknown'),
    })
    await navigate(`/records/${id}`)
  }
  if (!followed.isWriter) return null
  if (state === 'frozen')
    return isRunning ? (
      <Button onClick={() => void attempt(supplement())}>{t('writtenRecord.supplement')}</Button>
    ) : null
  return (
    <>
      {state === 'signing' ? null : <Button onClick={onHeading}>{t('writtenRecord.editHeading')}</Button>}
      {state === 'writing' ? (
        <Button
          onClick={() => {
            void modal.confirm({
              title: t('writtenRecord.readBackTitle'),
              content: t('writtenRecord.readBackNote'),
              okText: t('writtenRecord.readBackConfirm'),
              cancelText: t('writtenRecord.cancel'),
              onOk: () => {
                followed.model.readBack()
              },
            })
          }}
        >
          {t('writtenRecord.readBack')}
        </Button>
      ) : (
        <Button type={state === 'signing' ? 'default' : 'primary'} onClick={onSign}>
          {t('writtenRecord.sign')}
        </Button>
      )}
      {state === 'signing' && signatures.length > 0 && (isRunning || isOver) ? (
        <Button
          type="primary"
          onClick={() => {
            void modal.confirm({
              title: t('writtenRecord.freezeTitle'),
              content: (
                <>
                  {missing.length === 0 ? null : (
                    <p>{t('writtenRecord.freezeMissing', { names: missing.map(({ name }) => name).join('、') })}</p>
                  )}
                  <p>{t(isRunning ? 'writtenRecord.freezeNote' : 'writtenRecord.freezeLateNote')}</p>
                </>
              ),
              okText: t('writtenRecord.freezeConfirm'),
              cancelText: t('writtenRecord.cancel'),
              onOk: () => attempt(followed.freeze()),
            })
          }}
        >
          {t('writtenRecord.freeze')}
        </Button>
      ) : null}
    </>
  )
}
