// Tries out what the form says of speech to text, saved or not: what is said in a clip, and what was heard.
import { Button, Flex, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../native/contract/settings.ts'
import { sampleWords, type SpeechSettings } from '../../../native/contract/speech.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { failureFrom, useAct } from '../../station/use-call.ts'

export function SpeechTrial() {
  const { t } = useTranslation()
  const form = Form.useFormInstance<Settings>()
  const { mutate, isPending, data, error, reset } = useAct('speech.try')
  const start = async () => {
    reset()
    const names = ['program', 'model', 'service'].map((name) => ['speech', name])
    // What is wrong is told at its field.
    const isSound = await form.validateFields(names).then(
      () => true,
      () => false,
    )
    if (isSound) mutate({ speech: form.getFieldValue('speech') as SpeechSettings })
  }
  return (
    <div className="stack" aria-live="polite">
      <Flex gap={12} align="center" wrap>
        <Button loading={isPending} onClick={() => void start()}>
          {t('speechTrial.start')}
        </Button>
        <span className="quiet">{t(isPending ? 'speechTrial.trying' : 'speechTrial.hint')}</span>
      </Flex>
      {error === null ? null : <FailureNote failure={failureFrom(error)} title={t('speechTrial.failed')} />}
      {data === undefined ? null : (
        <dl className="facts" aria-label={t('speechTrial.heard')}>
          <dt>{t('speechTrial.said')}</dt>
          <dd>{sampleWords[data.sample]}</dd>
          <dt>{t('speechTrial.heard')}</dt>
          <dd>
            {data.heard.length === 0 ? t('speechTrial.nothing') : data.heard.join(' ')}
            <div className="quiet">{t('speechTrial.took', data)}</div>
          </dd>
        </dl>
      )}
    </div>
  )
}
