// Who outside is told how rooms stand: a web hook and a command, for a lamp over the door; and why that failed last.
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useRules } from '../../parts/rules.ts'
import { Explained } from './explained.tsx'
import { useStationFact } from '../../station/use-station.ts'

/** One argument a line: none has to be quoted. */
const asLines = (command: readonly string[] | undefined) => ({ value: command?.join('\n') ?? '' })
const asCommand = (event: { readonly target: { readonly value: string } }): string[] =>
  event.target.value === '' ? [] : event.target.value.split('\n')
/** What is saved: lines that hold something. */
export const filledLines = (command: readonly string[]): string[] =>
  command.map((line) => line.trim()).filter((line) => line !== '')

export function LampFields() {
  const { t } = useTranslation()
  const rules = useRules()
  const lamp = useStationFact((station) => station.lamp)
  return (
    <section className="panel">
      <h2>{t('settings.lamp')}</h2>
      <div className="form-columns two">
        <Explained field={t('settings.webHook')} note={t('settingNotes.webHook')}>
          <Form.Item
            name="webHook"
            label={t('settings.webHook')}
            extra={t('settings.webHookHint')}
            rules={[...rules.optionalLine(500), rules.pattern(/^$|^https?:\/\/\S+$/, t('settings.authorityInvalid'))]}
          >
            <Input inputMode="url" />
          </Form.Item>
        </Explained>
        <Explained field={t('settings.alarmCommand')} note={t('settingNotes.alarmCommand')}>
          <Form.Item
            name="alarmCommand"
            label={t('settings.alarmCommand')}
            extra={t('settings.alarmCommandHint')}
            getValueProps={asLines}
            getValueFromEvent={asCommand}
          >
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} spellCheck={false} />
          </Form.Item>
        </Explained>
      </div>
      {lamp?.webHook == null ? null : <FailureNote failure={lamp.webHook} />}
      {lamp?.alarmCommand == null ? null : <FailureNote failure={lamp.alarmCommand} />}
    </section>
  )
}
