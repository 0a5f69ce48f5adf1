// The frame of the window: navigation, notices, the screen.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet } from 'react-router'
import { useShortcut } from '../parts/shortcut.ts'
import { AlarmBand } from './alarm/alarm-band.tsx'
import { AlarmCover } from './alarm/alarm-cover.tsx'
import { Notices } from './notices.tsx'
import { Prompts } from './prompts.tsx'
import { Rail } from './rail.tsx'
import { ShortcutList } from './shortcut-list.tsx'
import { useLeaveGuard } from './use-leave-guard.ts'

export function Shell() {
  const { t } = useTranslation()
  const [help, setHelp] = useState(false)
  const open = (): void => {
    setHelp(true)
  }
  useShortcut('?', open)
  useLeaveGuard()
  return (
    <div className="window">
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault()
          document.getElementById('main')?.focus()
        }}
      >
        {t('app.skip')}
      </a>
      <Rail onHelp={open} />
      <main className="content" id="main" tabIndex={-1}>
        <Notices />
        <Prompts />
        <AlarmBand />
        <Outlet />
      </main>
      <AlarmCover />
      <ShortcutList
        open={help}
        onClose={() => {
          setHelp(false)
        }}
      />
    </div>
  )
}
