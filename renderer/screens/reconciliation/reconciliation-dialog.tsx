// Before a recording is ended: what of it does not agree, while it can still be settled. It is sealed when all that is red
// is settled or explained in writing.
import { Button, Form, Input, Modal, Spin, type FormInstance } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../native/contract/calls.ts'
import { findingKey } from '../../../native/contract/reconciliation.ts'
import type { RunningRecording } from '../../../native/contract/state.ts'
import { ActingField } from '../../parts/acting-field.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { LevelShape } from '../../parts/level-shape.tsx'
import { useRules } from '../../parts/rules.ts'
import { failureFrom, useAct, useWatched } from '../../station/use-call.ts'
import '../preflight/preflight.css'
import { draftsOf, keepDrafts } from './drafts.ts'
import { FindingList, Folded } from './finding-list.tsx'
import { GoSettle } from './go-settle.tsx'
import './reconciliation.css'
import { sectionOf } from './use-finding-words.ts'

interface DialogProps {
  readonly room: string
  readonly recording: RunningRecording
  readonly onClose: () => void
}
interface Fields {
  /** By the key of the finding; absent where nothing is red. */
  texts?: Record<string, string>
  person: string
}
type Compared = Output<'recordings.reconcile'>
type Finding = Compared['findings'][number]

/** Milliseconds after which is compared again: others may settle something meanwhile. */
const again = 3000

const redOf = ({ findings }: Compared): Finding[] => findings.filter(({ level }) => level === 'red')

export function ReconciliationDialog({ room, recording, onClose }: DialogProps) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Fields>()
  const { data, error: unread, refetch } = useWatched('recordings.reconcile', { room }, again)
  const { mutate, isPending, error } = useAct('recordings.end')
  const red = data === undefined ? [] : redOf(data)
  const end = ({ texts = {}, person }: Fields): void => {
    const explanations = red.map((one) => {
      const { code, subject } = one
      return { code, subject, text: texts[findingKey(one)] ?? '' }
    })
    mutate({ room, person, explanations }, { onSuccess: onClose, onError: () => void refetch() })
  }
  useSubmitByKey(form, data !== undefined && !isPending)
  const isSettled = red.length === 0
  return (
    <Modal
      open
      width={880}
      className="reconciliation-dialog"
      style={{ top: 32 }}
      title={t('reconcile.title')}
      onCancel={onClose}
      closable={!isPending}
      footer={[
        <Button
          key={data === undefined ? 'waiting' : 'keep'}
          size="large"
          // Mounted anew once it is known: it has the focus where there is nothing to be filled in.
          autoFocus={data !== undefined && isSettled}
          disabled={isPending}
          onClick={onClose}
        >
          {t('console.endKeep')}
        </Button>,
        <Button
          key="end"
          size="large"
          className="end"
          loading={isPending}
          disabled={data === undefined}
          aria-keyshortcuts="Control+Enter"
          onClick={form.submit}
        >
          {t('console.endConfirm')} <kbd>Ctrl+Enter</kbd>
        </Button>,
      ]}
    >
      <div className="reconciliation">
        {data === undefined ? (
          unread === null ? (
            <div className="preflight-verdict" role="status">
              <Spin />
              {t('reconcile.loading')}
            </div>
          ) : (
            <FailureNote failure={failureFrom(unread)} />
          )
        ) : (
          <Form<Fields>
            form={form}
            className="reconciliation"
            layout="vertical"
            disabled={isPending}
            requiredMark={false}
            initialValues={{ texts: draftsOf(recording.id), person: recording.operator }}
            onValuesChange={(_, { texts }) => {
              if (texts !== undefined) keepDrafts(recording.id, texts)
            }}
            onFinish={end}
          >
            <Verdict red={red.length} />
            <Red red={red} form={form} recording={recording} onClose={onClose} />
            <NotRed compared={data} />
            <ActingField name="person" label={t('reconcile.person')} />
          </Form>
        )}
        {error === null ? null : <FailureNote failure={failureFrom(error)} />}
      </div>
    </Modal>
  )
}

function Verdict({ red }: { red: number }) {
  const { t } = useTranslation()
  const level = red === 0 ? 'green' : 'red'
  return (
    <div className={`preflight-verdict ${level}`} role="status">
      <LevelShape level={level} size={36} />
      <div>
        <strong>{red === 0 ? t('reconcile.settledTitle') : t('reconcile.openTitle', { number: red })}</strong>
        <div>{t(red === 0 ? 'reconcile.settledNote' : 'reconcile.openNote')}</div>
        <div>{t('reconcile.seals')}</div>
      </div>
    </div>
  )
}

interface RedProps {
  readonly red: readonly Finding[]
  readonly form: FormInstance<Fields>
  readonly recording: RunningRecording
  readonly onClose: () => void
}

function Red({ red, form, recording, onClose }: RedProps) {
  const { t } = useTranslation()
  const rules = useRules()
  const texts = (Form.useWatch('texts', form) ?? draftsOf(recording.id)) as Partial<Record<string, string>>
  const isEmpty = (one: Finding): boolean => (texts[findingKey(one)] ?? '').trim() === ''
  const empty = red.filter(isEmpty)
  const first = red.find((one) => !isEmpty(one))
  const same = (): void => {
    const text = first === undefined ? '' : texts[findingKey(first)]
    const filled = Object.fromEntries(empty.map((one) => [findingKey(one), text]))
    form.setFieldsValue({ texts: { ...texts, ...filled } as Record<string, string> })
    keepDrafts(recording.id, form.getFieldValue('texts') as Record<string, string>)
  }
  /** To the next that has no explanation; with the last one it is done. */
  const next = (): void => {
    const [one] = red.filter((each) => String(form.getFieldValue(['texts', findingKey(each)]) ?? '').trim() === '')
    if (one === undefined) form.submit()
    else form.focusField(['texts', findingKey(one)])
  }
  if (red.length === 0) return null
  return (
    <section>
      <FindingList findings={red}>
        {(one, sentence) => {
          const section = sectionOf(one)
          return (
            <div className="reconciled-answer">
              <Form.Item name={['texts', findingKey(one)]} rules={rules.line(400)}>
                <Input
                  aria-label={t('reconcile.explanationOf', { finding: sentence })}
                  placeholder={t('reconcile.explanation')}
                  autoFocus={one === empty[0]}
                  onPressEnter={(event) => {
                    event.preventDefault()
                    next()
                  }}
                />
              </Form.Item>
              {one === first && empty.length > 0 ? (
                <Button onClick={same}>{t('reconcile.same', { number: empty.length })}</Button>
              ) : null}
              {section === undefined ? null : <GoSettle {...{ section, sentence, recording, onClose }} />}
            </div>
          )
        }}
      </FindingList>
    </section>
  )
}

/** What is told, and what is in order. */
function NotRed({ compared: { findings, unlisted } }: { compared: Compared }) {
  const { t } = useTranslation()
  const [amber, green] = (['amber', 'green'] as const).map((wanted) => findings.filter(({ level }) => level === wanted))
  return (
    <>
      {amber === undefined || amber.length === 0 ? null : <FindingList findings={amber} />}
      <Folded findings={green ?? []} title={t('reconcile.green', { number: green?.length ?? 0 })} />
      {unlisted === 0 ? null : <p className="quiet">{t('reconcile.unlisted', { number: unlisted })}</p>}
    </>
  )
}

/** Ctrl+Enter ends, wherever in the dialog the focus is. */
function useSubmitByKey(form: FormInstance<Fields>, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat || event.isComposing) return
      event.preventDefault()
      // No field takes it for its own Enter.
      event.stopPropagation()
      form.submit()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true })
    }
  }, [form, enabled])
}
