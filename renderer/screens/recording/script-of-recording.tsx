// What was said, shown, skipped and taken back of the script, each at its moment; and what was left open.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { StepStated } from '../../../native/contract/recording-course.ts'
import type { Recording } from '../../../native/contract/recordings.ts'
import { clockTime } from '../../parts/format.ts'
import { useStepTitle } from '../script/step-title.ts'

interface Props {
  readonly known: Recording
  readonly onChoose: (at: number) => void
}

function What({ line: { kind, person, text, exhibit } }: { line: StepStated }) {
  const { t } = useTranslation()
  const words =
    kind === 'skipped'
      ? t('scriptOf.skipped', { person, reason: text })
      : kind === 'announcement-withdrawn'
        ? t('scriptOf.withdrawn', { person, reason: text })
        : text === ''
          ? t('scriptOf.said', { person })
          : t('scriptOf.showed', { person, text })
  return (
    <>
      <span className="quiet">{words}</span>
      {exhibit === null ? null : <div className="mono quiet">{t('scriptOf.exhibit', { hash: exhibit.sha256 })}</div>}
    </>
  )
}

export function ScriptOfRecording({ known: { kind, script, stepsStated, closed }, onChoose }: Props) {
  const { t } = useTranslation()
  const titleOf = useStepTitle()
  // The journal has titles in Chinese; the script that it states has both.
  const nameOf = ({ step, title }: StepStated): string => {
    const known = script?.steps.find((one) => one.step === step)
    return known === undefined ? title : titleOf(known.title)
  }
  const open = script?.steps.filter(({ required, at }) => required && at === null) ?? []
  const named = { kind: t(`terms.recordingKind.${kind}`), version: script?.version ?? 0 }
  return (
    <section className="panel">
      <h2>{t('scriptOf.title')}</h2>
      {script === null ? null : (
        <p className="quiet">{t(script.version === 0 ? 'scriptOf.shippedVersion' : 'scriptOf.version', named)}</p>
      )}
      {stepsStated.length === 0 ? <p className="quiet">{t('scriptOf.nothing')}</p> : null}
      <ul className="recording-files">
        {stepsStated.map((line, index) => (
          <li key={index} className={line.kind === 'announcement' ? '' : 'quiet'}>
            <Button
              type="link"
              aria-label={t('recording.seek', { at: clockTime(line.at) })}
              onClick={() => {
                onChoose(Date.parse(line.at))
              }}
            >
              {clockTime(line.at)}
            </Button>
            {nameOf(line)} <What line={line} />
          </li>
        ))}
      </ul>
      {open.length === 0 || closed === null ? null : (
        <p className="danger-text">
          {t('scriptOf.open', { steps: open.map(({ title }) => titleOf(title)).join(t('app.between')) })}
        </p>
      )}
    </section>
  )
}
