// A closed list of the contract as options of a choice, in the person's language.
import type { Language } from '../../native/contract/terms.ts'
import { en } from '../text/en.ts'
import { useLanguage } from '../text/use-language.ts'
import { zhCN, type Texts } from '../text/zh-CN.ts'

const terms: Record<Language, Texts['terms']> = { 'zh-CN': zhCN.terms, en: en.terms }

export function useOptions<V extends string>(
  list: { [L in keyof Texts['terms']]: V extends keyof Texts['terms'][L] ? L : never }[keyof Texts['terms']],
  values: readonly V[],
): { value: V; label: string }[] {
  const words: Record<string, string> = terms[useLanguage()][list]
  return values.map((value) => ({ value, label: words[value] ?? value }))
}
