// The step that is current: its title large, the words to read, what can be stated of it.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Announcement } from '../../../native/contract/recording-course.ts'
import { clockTime } from '../../parts/format.ts'
import { useStepTitle } from './step-title.ts'
import { canTick, isStated, type Script } from './use-script.ts'

/** What is stated of a step: due, said, skipped; of evidence each piece. */
export function StepState({ one }: { one: Announcement }) {
  const { t } = useTranslation()
  if (!isStated(one)) return <span className="quiet">{t(one.required ? 'script.due' : 'script.optional')}</span>
  const said = { at: clockTime(one.at), person: one.person ?? '' }
  return (
    <span className="quiet number">
      {one.skipped === null ? t('breaks.announcedAt', said) : t('breaks.skippedAt', { ...said, reason: one.skipped })}
      {one.shown.length === 0 ? null : ` · ${t('script.shown', { number: one.shown.length })}`}
    </span>
  )
}

/** The buttons of a step, with their keys. */
export function StepActs({ script, one, large }: { script: Script; one: Announcement; large?: boolean }) {
  const { t } = useTranslation()
  const size = large === true ? 'large' : 'middle'
  return (
    <div className="script-acts">
      {canTick(one) ? (
        <Button
          size={size}
          type="primary"
          disabled={script.busy}
          aria-keyshortcuts="A"
          onClick={() => {
            script.tick(one)
          }}
        >
          {t(one.evidence ? 'script.show' : 'script.tick')} <kbd>A</kbd>
        </Button>
      ) : null}
      {one.at === null ? (
        <Button
          size={size}
          disabled={script.busy}
          aria-keyshortcuts="K"
          onClick={() => {
            script.ask('skip', one)
          }}
        >
          {t('breaks.skip')} <kbd>K</kbd>
        </Button>
      ) : (
        <Button
          size={size}
          onClick={() => {
            script.ask('withdraw', one)
          }}
        >
          {t('breaks.withdraw')} {one === script.latest ? <kbd>U</kbd> : null}
        </Button>
      )}
    </div>
  )
}

export function CurrentStep({ script, one, words }: { script: Script; one: Announcement; words: string }) {
  const { t } = useTranslation()
  const titleOf = useStepTitle()
  return (
    <div className="script-current" role="group" aria-label={t('script.current')}>
      <div className="quiet">{t(`terms.scriptSection.${one.section}`)}</div>
      <h3>{titleOf(one.title)}</h3>
      <StepState one={one} />
      {words === '' ? null : (
        <p className="script-words" lang="zh-CN" tabIndex={0}>
          {words}
        </p>
      )}
      <StepActs script={script} one={one} />
      {one.shown.length === 0 ? null : (
        <ol className="script-shown">
          {one.shown.map(({ at, text }) => (
            <li key={at}>
              <span className="quiet number">{clockTime(at)}</span> {text}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
