// The whole window to read from, at arm's length or across the room: the words of one step, as large as the person wants.
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunningRecording } from '../../../native/contract/state.ts'
import { useShortcut } from '../../parts/shortcut.ts'
import { StepActs, StepState } from './current-step.tsx'
import { Progress } from './progress.tsx'
import './reading.css'
import { useStepTitle } from './step-title.ts'
import type { Script } from './use-script.ts'
import { useWords } from './use-words.ts'

const remembered = 'zhenglu.reading-size'
const sizes = [24, 32, 40, 52, 68, 88] as const
const usual = 2

/** Size of the letters, kept for the next time. */
function useSize() {
  const stored = Number(window.localStorage.getItem(remembered) ?? usual)
  const [at, setAt] = useState(stored in sizes ? stored : usual)
  const change = (by: 1 | -1): void => {
    const next = Math.min(sizes.length - 1, Math.max(0, at + by))
    window.localStorage.setItem(remembered, String(next))
    setAt(next)
  }
  return { size: sizes[at] ?? sizes[usual], change, isLargest: at === sizes.length - 1, isSmallest: at === 0 }
}

/** Shows what is below, if anything is; whether it was. */
function scrolled(element: HTMLElement | null): boolean {
  if (element === null) return false
  const left = element.scrollHeight - element.clientHeight - element.scrollTop
  if (left < 4) return false
  element.scrollBy({ top: element.clientHeight * 0.8 })
  return true
}

interface ReadingProps {
  readonly recording: RunningRecording
  readonly script: Script
  readonly onClose: () => void
}

export function ReadingView({ recording, script, onClose }: ReadingProps) {
  const { t } = useTranslation()
  const titleOf = useStepTitle()
  const wordsOf = useWords(recording.id)
  const { size, change, isLargest, isSmallest } = useSize()
  const { current, steps } = script
  const next = current === undefined ? undefined : steps[steps.indexOf(current) + 1]
  const words = useRef<HTMLDivElement>(null)
  const enabled = script.asked === null
  const by = (step: 1 | -1) => () => {
    script.move(step)
  }
  const sized = (step: 1 | -1) => () => {
    change(step)
  }
  useShortcut('ArrowRight', by(1), enabled)
  useShortcut('ArrowLeft', by(-1), enabled)
  useShortcut('PageUp', by(-1), enabled)
  useShortcut(
    'PageDown',
    () => {
      // What is longer than the window is read to its end first.
      if (scrolled(words.current)) return
      if (current?.at === null) script.tick(current)
      else script.move(1)
    },
    enabled,
  )
  useShortcut('+', sized(1), enabled)
  useShortcut('=', sized(1), enabled)
  useShortcut('-', sized(-1), enabled)
  useShortcut('Escape', onClose, enabled)
  return (
    <section className="reading" aria-label={t('script.read')}>
      <header>
        <Progress steps={steps} />
        <div className="tools">
          <Button aria-label={t('script.smaller')} disabled={isSmallest} onClick={sized(-1)}>
            A− <kbd>-</kbd>
          </Button>
          <Button aria-label={t('script.larger')} disabled={isLargest} onClick={sized(1)}>
            A+ <kbd>+</kbd>
          </Button>
          <Button onClick={onClose} aria-keyshortcuts="F Escape">
            {t('script.readClose')} <kbd>F</kbd>
          </Button>
        </div>
      </header>
      {current === undefined ? (
        <p className="reading-words" role="status" style={{ fontSize: size }}>
          {t('script.allDone')}
        </p>
      ) : (
        <>
          <div className="reading-title">
            <span className="quiet">{t(`terms.scriptSection.${current.section}`)}</span>
            <h2>{titleOf(current.title)}</h2>
            <StepState one={current} />
          </div>
          <div
            key={current.step}
            ref={words}
            className="reading-words"
            lang="zh-CN"
            tabIndex={0}
            style={{ fontSize: size }}
            aria-live="polite"
          >
            {wordsOf(current.step) === '' ? t('script.noWords') : wordsOf(current.step)}
          </div>
          <footer>
            <Button size="large" onClick={by(-1)} aria-keyshortcuts="ArrowLeft">
              {t('script.previous')} <kbd>←</kbd>
            </Button>
            <StepActs script={script} one={current} large />
            <Button size="large" onClick={by(1)} aria-keyshortcuts="ArrowRight">
              {t('script.next')} <kbd>→</kbd>
            </Button>
            <span className="quiet">
              {next === undefined ? null : t('script.upNext', { step: titleOf(next.title) })}
            </span>
          </footer>
        </>
      )}
    </section>
  )
}
