// The frame of the window: navigation, notices, the screen.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet } from 'react-router'
import { isOpenTo, useAccess, whoIsAt } from '../station/use-access.ts'
import { useAskedAnew } from '../station/use-asked-anew.ts'
import { AskedPlace } from './desktop/asked-place.tsx'
import { useAppearanceKeys } from './appearance-keys.ts'
import { LogInScreen } from './access/log-in-screen.tsx'
import { TakeOver } from './access/take-over.tsx'
import { useIdleLock } from './access/use-idle-lock.ts'
import { AlarmBand } from './alarm/alarm-band.tsx'
import { AlarmCover } from './alarm/alarm-cover.tsx'
import { Palette } from './commands/palette.tsx'
import { useWindowCommands } from './commands/use-window-commands.ts'
import { Boundary } from './first-start/boundary.tsx'
import { useFirstStart } from './first-start/use-first-start.ts'
import { later } from './later.tsx'
import { Notices } from './notices.tsx'
import { OnceOpened } from './once-opened.tsx'
import { Prompts } from './prompts.tsx'
import { Rail } from './rail.tsx'
import { SearchDialog } from './search/search-dialog.tsx'
import { ShortcutList } from './commands/shortcut-list.tsx'
import { useLeaveGuard } from './use-leave-guard.ts'

const FirstStart = later(async () => (await import('./first-start/first-start.tsx')).FirstStart)

/** What a person works with. Stays as it is while that person has locked it, so that nothing that was typed is lost. */
function Work({ hidden }: { hidden: boolean }) {
  const { t } = useTranslation()
  const { search, palette, shortcuts, maySearch } = useWindowCommands(hidden)
  return (
    <div className="window" hidden={hidden}>
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
      <AskedPlace />
      <Rail />
      <main className="content" id="main" tabIndex={-1}>
        <Notices />
        <Prompts />
        <TakeOver />
        <AlarmBand />
        <Outlet />
      </main>
      <OnceOpened open={search.isOpen && maySearch}>
        <SearchDialog open={search.isOpen && maySearch} onClose={search.close} />
      </OnceOpened>
      <OnceOpened open={palette.isOpen && !hidden}>
        <Palette open={palette.isOpen && !hidden} onClose={palette.close} />
      </OnceOpened>
      <OnceOpened open={shortcuts.isOpen}>
        <ShortcutList open={shortcuts.isOpen} onClose={shortcuts.close} />
      </OnceOpened>
    </div>
  )
}

export function Shell() {
  const access = useAccess()
  const who = access === undefined ? 'anybody' : whoIsAt(access)
  const isOpen = access === undefined || isOpenTo(access)
  useLeaveGuard()
  useAppearanceKeys()
  useIdleLock(access?.hasAccounts === true && isOpen ? access.idleMinutes : 0)
  useAskedAnew()
  const isBegun = access === undefined || access.mustChange === null
  const first = useFirstStart()
  const [isGuideBroken, setGuideBroken] = useState(false)
  const isLed = isOpen && first?.shown === true && !isGuideBroken
  return (
    <>
      {who !== null && isBegun && !isLed ? <Work key={who} hidden={!isOpen} /> : null}
      {isLed ? (
        <Boundary
          onFault={() => {
            setGuideBroken(true)
          }}
        >
          <FirstStart course={first.course} />
        </Boundary>
      ) : null}
      {isOpen ? null : <LogInScreen access={access} />}
      <AlarmCover />
    </>
  )
}
