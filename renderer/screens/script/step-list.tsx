// All steps by section, each with what became of it: a click on a box ticks, a click on a title looks at the step.
import { useTranslation } from 'react-i18next'
import type { Announcement } from '../../../native/contract/recording-course.ts'
import { StepState } from './current-step.tsx'
import { useStepTitle } from './step-title.ts'
import type { Script } from './use-script.ts'

function StepRow({ script, one }: { script: Script; one: Announcement }) {
  const { t } = useTranslation()
  const step = useStepTitle()(one.title)
  return (
    <li aria-current={one === script.current ? 'step' : undefined}>
      {one.at === null ? (
        <button
          type="button"
          className="script-box"
          disabled={script.busy}
          aria-label={t('breaks.announce', { step })}
          onClick={() => {
            script.tick(one)
          }}
        />
      ) : (
        <span className="script-mark" aria-hidden="true">
          {one.skipped === null ? '✓' : '–'}
        </span>
      )}
      <button
        type="button"
        className="script-step"
        aria-label={t('script.choose', { step })}
        onClick={() => {
          script.choose(one)
        }}
      >
        <span>{step}</span> {one.at === null && one.required ? null : <StepState one={one} />}
      </button>
    </li>
  )
}

/** Steps that follow each other in one section. */
function sections(steps: readonly Announcement[]): [Announcement, ...Announcement[]][] {
  const groups: [Announcement, ...Announcement[]][] = []
  for (const step of steps) {
    const last = groups.at(-1)
    if (last?.[0].section === step.section) last.push(step)
    else groups.push([step])
  }
  return groups
}

export function StepList({ script }: { script: Script }) {
  const { t } = useTranslation()
  return (
    <div className="script-list">
      {sections(script.steps).map((group) => (
        <section key={group[0].step} aria-label={t(`terms.scriptSection.${group[0].section}`)}>
          <h3 className="quiet">{t(`terms.scriptSection.${group[0].section}`)}</h3>
          <ul>
            {group.map((one) => (
              <StepRow key={one.step} script={script} one={one} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
