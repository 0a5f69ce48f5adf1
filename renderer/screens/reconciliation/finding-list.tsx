// Findings of a reconciliation, one below the other: how grave by shape and word, where they belong, what they say.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LevelShape } from '../../parts/level-shape.tsx'
import './reconciliation.css'
import { sectionOf, useFindingWords, type Found } from './use-finding-words.ts'

interface FindingListProps<F extends Found> {
  readonly findings: readonly F[]
  /** What stands below a finding. */
  readonly children?: (finding: F, sentence: string) => ReactNode
}

export function FindingList<F extends Found>({ findings, children }: FindingListProps<F>) {
  const { t } = useTranslation()
  const sentenceOf = useFindingWords()
  return (
    <ul className="reconciled">
      {findings.map((one) => {
        const section = sectionOf(one)
        const sentence = sentenceOf(one)
        return (
          <li key={`${one.code} ${one.subject}`} className={one.level}>
            <LevelShape level={one.level} size={22} />
            <div>
              <div>
                <span className="visually-hidden">{t(`reconciliationLevel.${one.level}`)} </span>
                {section === undefined ? null : (
                  <span className="reconciled-section">{t(`reconciliationSection.${section}`)}</span>
                )}{' '}
                {sentence}
              </div>
              {children?.(one, sentence)}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

/** What is not red, folded away behind its number. */
export function Folded({ findings, title }: { findings: readonly Found[]; title: string }) {
  if (findings.length === 0) return null
  return (
    <details className="reconciled-folded">
      <summary>{title}</summary>
      <FindingList findings={findings} />
    </details>
  )
}
