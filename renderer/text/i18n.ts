// Language of the window: Chinese unless the person or the station's settings say otherwise.
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { languages, type Language } from '../../native/contract/terms.ts'
import { en } from './en.ts'
import { zhCN, type Texts } from './zh-CN.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: Texts }
  }
}

const remembered = 'zhenglu.language'

/** What was chosen in this window before, if anything. */
export function chosenLanguage(): Language | undefined {
  const stored = window.localStorage.getItem(remembered)
  return languages.find((language) => language === stored)
}

const show = (language: Language): void => {
  document.documentElement.lang = language
}

export function startLanguage(): void {
  const language = chosenLanguage() ?? 'zh-CN'
  show(language)
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
}

/** Changes every text at once; `remember` keeps the choice for this window's next start. */
export function switchLanguage(language: Language, remember = true): void {
  if (remember) window.localStorage.setItem(remembered, language)
  show(language)
  void i18next.changeLanguage(language)
}
