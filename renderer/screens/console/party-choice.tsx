// What the party's screen shows, as the operator chooses it; it follows the step of the script that is under way.
import { App, Button, Checkbox, Select } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { partyShows } from '../../../native/contract/party-screen.ts'
import { useOpenParty } from '../../parts/party-window.ts'
import { useShortcut } from '../../parts/shortcut.ts'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../station/use-access.ts'
import { failureFrom, useAct, useAnswer } from '../../station/use-call.ts'
import { call } from '../../station/call.ts'
import type { Script } from '../script/use-script.ts'

/** Tells the party's screen which step the operator turned to; null when it is the first that is due. */
function useFollowed(room: string, { steps, current }: Script, known: string | null | undefined): void {
  const may = useMay()('partyScreen.follow')
  const due = steps.find(({ at }) => at === null)?.step
  const turnedTo = current === undefined || current.step === due ? null : current.step
  const told = useRef<{ readonly room: string; readonly step: string | null } | null>(null)
  useEffect(() => {
    if (!may || known === undefined) return
    // Said once when it changes: of two consoles of one room none has to win over the other.
    const last = told.current?.room === room ? told.current.step : known
    told.current = { room, step: turnedTo }
    if (last === turnedTo) return
    // The screen shows the first step that is due until the next one is told.
    call('partyScreen.follow', { room, step: turnedTo }).catch(() => undefined)
  }, [room, turnedTo, known, may])
}

export function PartyChoice({ room, script }: { readonly room: string; readonly script: Script }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const may = useMay()('partyScreen.choose')
  const { data } = useAnswer('partyScreen.list', {})
  const chosen = data?.rooms.find((screen) => screen.room === room)
  const { mutate, isPending } = useAct('partyScreen.choose')
  useFollowed(room, script, chosen?.step)
  const choose = (wanted: { shows?: (typeof partyShows)[number]; cause?: boolean }): void => {
    if (chosen === undefined) return
    const { shows, cause } = { ...chosen, ...wanted }
    mutate({ room, shows, cause }, { onError: (error) => void message.error(t(`failures.${failureFrom(error).code}`)) })
  }
  const open = useOpenParty(() => room)
  const next = (): void => {
    const at = chosen === undefined ? -1 : partyShows.indexOf(chosen.shows)
    const shows = partyShows[(at + 1) % partyShows.length]
    if (shows !== undefined) choose({ shows })
  }
  useShortcut('d', open)
  useCommand('next-on-party-screen', next, may && !isPending)
  if (chosen === undefined) return null
  return (
    <section className="panel party-choice">
      <h2>{t('partyScreen.title')}</h2>
      <div className="tools">
        <Select
          style={{ flex: 1, minWidth: 120 }}
          aria-label={t('partyScreen.choose')}
          disabled={!may}
          value={chosen.shows}
          options={partyShows.map((value) => ({ value, label: t(`partyScreen.shows.${value}`) }))}
          onChange={(shows) => {
            choose({ shows })
          }}
        />
        <Button onClick={open} aria-keyshortcuts="D" aria-label={t('partyScreen.open')}>
          {t('partyScreen.openWindow')} <kbd>D</kbd>
        </Button>
      </div>
      <Checkbox
        disabled={!may}
        checked={chosen.cause}
        onChange={({ target }) => {
          choose({ cause: target.checked })
        }}
      >
        {t('partyScreen.showsCause')}
      </Checkbox>
    </section>
  )
}
