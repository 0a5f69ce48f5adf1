// Providers and routes of the window.
import { QueryClientProvider } from '@tanstack/react-query'
import { App as Notices, ConfigProvider } from 'antd'
import { lazy, Suspense, useEffect, useLayoutEffect, useMemo } from 'react'
import { HashRouter, Navigate, Route, Routes } from 'react-router'
import { ListScreen } from '../screens/acts/list-screen.tsx'
import { ReportScreen } from '../screens/acts/report-screen.tsx'
import { AuditScreen } from '../screens/audit/audit-screen.tsx'
import { CaseScreen } from '../screens/case/case-screen.tsx'
import { FileOrderScreen } from '../screens/case-file/order-screen.tsx'
import { CaseByNumber } from '../screens/cases/by-number.tsx'
import { CasesScreen } from '../screens/cases/cases-screen.tsx'
import { CheckScreen } from '../screens/check/check-screen.tsx'
import { PreflightScreen } from '../screens/preflight/preflight-screen.tsx'
import { RecordingScreen } from '../screens/recording/recording-screen.tsx'
import { RecordingsScreen } from '../screens/recordings/recordings-screen.tsx'
import { PartyScreen } from '../screens/party/party-screen.tsx'
import { RoomScreen } from '../screens/rooms/room-screen.tsx'
import { RoomsScreen } from '../screens/rooms/rooms-screen.tsx'
import { ScriptsScreen } from '../screens/scripts/scripts-screen.tsx'
import { StatementsScreen } from '../screens/statements/statements-screen.tsx'
import { SettingsScreen } from '../screens/settings/settings-screen.tsx'
import { TemplatesScreen } from '../screens/documents/templates-screen.tsx'
import { WrittenRecordScreen } from '../screens/written-record/written-record-screen.tsx'
import { PeopleScreen } from '../screens/people/people-screen.tsx'
import { ConsoleScreen } from '../screens/console/console-screen.tsx'
import { Waiting } from '../parts/answer.tsx'
import { showLook, useLook } from '../parts/appearance.ts'
import { isOpenTo, useAccess } from '../station/use-access.ts'
import { queries, refetchOnChange, useAnswer } from '../station/use-call.ts'
import { listen, store } from '../station/use-station.ts'
import { chosenLanguage, switchLanguage } from '../text/i18n.ts'
import { useLanguage } from '../text/use-language.ts'
import { antLocales } from './ant-locales.ts'
import { Shell } from './shell.tsx'
import { themeOf } from './theme.ts'

// Read when somebody asks for it: the window opens without it.
const HelpScreen = lazy(async () => ({ default: (await import('../screens/help/help-screen.tsx')).HelpScreen }))
const help = (
  <Suspense fallback={<Waiting error={null} />}>
    <HelpScreen />
  </Suspense>
)

/** Takes the station's language until another was chosen in this window. */
function useStationLanguage(): void {
  const access = useAccess()
  const { data } = useAnswer('settings.get', {}, access !== undefined && isOpenTo(access))
  useEffect(() => {
    if (data !== undefined && chosenLanguage() === undefined) switchLanguage(data.language, false)
  }, [data])
}

function Screens() {
  useStationLanguage()
  return (
    <HashRouter>
      <Routes>
        <Route path="/party" element={<PartyScreen />} />
        <Route path="/party/:room" element={<PartyScreen />} />
        <Route element={<Shell />}>
          <Route path="/console" element={<ConsoleScreen />} />
          <Route path="/console/:room" element={<ConsoleScreen />} />
          <Route path="/console/:room/check" element={<PreflightScreen />} />
          <Route path="/cases" element={<CasesScreen />} />
          <Route path="/open/case/:number" element={<CaseByNumber />} />
          <Route path="/cases/:id" element={<CaseScreen />} />
          <Route path="/recordings" element={<RecordingsScreen />} />
          <Route path="/recordings/:id" element={<RecordingScreen />} />
          <Route path="/recordings/:id/statements" element={<StatementsScreen />} />
          <Route path="/records/:id" element={<WrittenRecordScreen />} />
          <Route path="/check" element={<CheckScreen />} />
          <Route path="/rooms" element={<RoomsScreen />} />
          <Route path="/rooms/new" element={<RoomScreen />} />
          <Route path="/rooms/:id" element={<RoomScreen />} />
          <Route path="/settings" element={<SettingsScreen />} />
          <Route path="/templates" element={<TemplatesScreen />} />
          <Route path="/templates/:key" element={<TemplatesScreen />} />
          <Route path="/settings/scripts" element={<ScriptsScreen />} />
          <Route path="/settings/file-order" element={<FileOrderScreen />} />
          <Route path="/audit" element={<AuditScreen />} />
          <Route path="/acts" element={<ReportScreen />} />
          <Route path="/acts/list" element={<ListScreen />} />
          <Route path="/people" element={<PeopleScreen />} />
          <Route path="/help" element={help} />
          <Route path="/help/:page" element={help} />
          <Route path="*" element={<Navigate to="/console" replace />} />
        </Route>
      </Routes>
    </HashRouter>
  )
}

export function Window() {
  const language = useLanguage()
  const look = useLook()
  const theme = useMemo(() => themeOf(look), [look])
  useLayoutEffect(() => {
    showLook(look)
  }, [look])
  useEffect(() => {
    const endings = [listen(), refetchOnChange(store)]
    return () => {
      for (const end of endings) end()
    }
  }, [])
  return (
    <ConfigProvider theme={theme} locale={antLocales[language]} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={queries}>
        <Notices message={{ top: 112, maxCount: 2 }}>
          <Screens />
        </Notices>
      </QueryClientProvider>
    </ConfigProvider>
  )
}
