// A cause as the journal names it, in the person's language; a code of a later version stays as it is.
import { alarmCodes } from '../../native/contract/alarms.ts'
import { en } from '../text/en.ts'
import { zhCN } from '../text/zh-CN.ts'
import { useLanguage } from '../text/use-language.ts'

export function useCause(): (code: string) => string {
  const texts = useLanguage() === 'en' ? en : zhCN
  return (code) => {
    const alarm = alarmCodes.find((each) => each === code)
    return texts.causes[code] ?? (alarm === undefined ? code : texts.alarms[alarm].title)
  }
}
