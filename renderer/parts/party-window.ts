// Opens the party's screen: a window of its own, which the desktop program puts on the other screen.
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../station/use-call.ts'

/** One window, however often it is opened. */
const name = 'zhenglu-party'

/** @param room whose screen it is; null: that of a room that records, else the first. */
export function useOpenParty(room: () => string | null): () => void {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const shell = useAnswer('shell.get', {})
  return () => {
    const of = room()
    const opened = window.open(of === null ? '/#/party' : `/#/party/${of}`, name, 'popup,width=1280,height=720')
    opened?.focus()
    // The desktop program brings to the front what is open already.
    if (opened === null && shell.data?.present !== true) void message.warning(t('partyScreen.blocked'))
  }
}
