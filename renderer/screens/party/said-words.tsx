// The step of the script that is under way: its words as large as the screen allows, so that whoever hears them reads them.
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Announcement } from '../../../native/contract/recording-course.ts'
import { useStepTitle } from '../script/step-title.ts'
import { useWords } from '../script/use-words.ts'
import { sizeFor, withoutNumbers } from './standing.ts'

/** The step that the operator turned to, else the first that is due; undefined when none is. */
export const stepUnderWay = (steps: readonly Announcement[], turnedTo: string | null): Announcement | undefined =>
  steps.find(({ step }) => step === turnedTo) ?? steps.find(({ at }) => at === null)

const smallest = 18

/** Makes the letters as large as the place of the words allows, again whenever it is another size. */
function useFilling(words: string) {
  const place = useRef<HTMLDivElement>(null)
  const [area, setArea] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const element = place.current
    if (element === null) return
    const observer = new ResizeObserver(() => {
      setArea({ width: element.clientWidth, height: element.clientHeight })
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [])
  useLayoutEffect(() => {
    const element = place.current
    if (element === null || area.width === 0) return
    let size = sizeFor(words.length, area.width, area.height)
    element.style.fontSize = `${size}px`
    while (size > smallest && element.scrollHeight > element.clientHeight) {
      size = Math.floor(size * 0.94)
      element.style.fontSize = `${size}px`
    }
  }, [words, area])
  return place
}

export function SaidWords({ recording, step }: { readonly recording: string; readonly step: Announcement }) {
  const { t } = useTranslation()
  const titleOf = useStepTitle()
  const wordsOf = useWords(recording)
  const title = titleOf(step.title)
  const words = withoutNumbers(wordsOf(step.step))
  const place = useFilling(words === '' ? title : words)
  return (
    <section className="party-words" aria-label={t('partyScreen.shows.announcements')}>
      {words === '' ? null : <h2>{title}</h2>}
      <div ref={place} className="party-words-place" lang={words === '' ? undefined : 'zh-CN'} aria-live="polite">
        {words === '' ? title : words}
      </div>
    </section>
  )
}
