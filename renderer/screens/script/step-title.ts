// A step's title in the person's language; where English has none, the Chinese one.
import type { ScriptStep } from '../../../native/contract/scripts.ts'
import { useLanguage } from '../../text/use-language.ts'

export function useStepTitle(): (title: ScriptStep['title']) => string {
  const language = useLanguage()
  return (title) => (title[language] === '' ? title['zh-CN'] : title[language])
}
