// The language shown now, typed, and all its texts.
import { useTranslation } from 'react-i18next'
import type { Language } from '../../native/contract/terms.ts'
import { en } from './en.ts'
import { zhCN, type Texts } from './zh-CN.ts'

const texts: Record<Language, Texts> = { 'zh-CN': zhCN, en }

export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'en' ? 'en' : 'zh-CN'
}

/** All texts, for codes that are looked up in more than one list. */
export const useTexts = (): Texts => texts[useLanguage()]
