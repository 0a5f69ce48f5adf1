// A closed list of the contract as options of a choice, in the person's language.
import { useTexts } from '../text/use-language.ts'
import type { Texts } from '../text/zh-CN.ts'

export function useOptions<V extends string>(
  list: { [L in keyof Texts['terms']]: V extends keyof Texts['terms'][L] ? L : never }[keyof Texts['terms']],
  values: readonly V[],
): { value: V; label: string }[] {
  const words: Record<string, string> = useTexts().terms[list]
  return values.map((value) => ({ value, label: words[value] ?? value }))
}
