// The words of the running recording's script, with its fields filled in.
import { filledIn } from '../../../native/contract/script-words.ts'
import { useAnswer } from '../../station/use-call.ts'
import { useNow } from '../../station/use-station.ts'

/** `2026年3月1日9时5分`, as it is read aloud. */
export function spokenTime(at: number): string {
  const date = new Date(at)
  return `${date.getFullYear()}年${date.getMonth() + 1}月${date.getDate()}日${date.getHours()}时${date.getMinutes()}分`
}

/** What is read for a step; empty when it has no words, or they are not there yet. */
export function useWords(recording: string): (step: string) => string {
  const { data } = useAnswer('scripts.running', { recording })
  const now = useNow()
  return (step) => {
    const words = data?.steps.find(({ key }) => key === step)?.words ?? ''
    return data === undefined ? '' : filledIn(words, data.facts, spokenTime(now))
  }
}
