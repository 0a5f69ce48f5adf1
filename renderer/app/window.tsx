// Providers and routes of the window.
import { QueryClientProvider } from '@tanstack/react-query'
import { App as Notices, ConfigProvider } from 'antd'
import { useEffect, useLayoutEffect, useMemo } from 'react'
import { HashRouter, Navigate, Route, Routes } from 'react-router'
import { ConsoleScreen } from '../screens/console/console-screen.tsx'
import { showLook, useLook } from '../parts/appearance.ts'
import { isOpenTo, useAccess } from '../station/use-access.ts'
import { queries, useAnswer } from '../station/use-call.ts'
import { chosenLanguage, switchLanguage } from '../text/i18n.ts'
import { useLanguage } from '../text/use-language.ts'
import { antLocales } from './ant-locales.ts'
import { later, readLater } from './later.tsx'
import { Shell } from './shell.tsx'
import { themeOf } from './theme.ts'

// The window opens with the console; these are read once it rests.
const ListScreen = later(async () => (await import('../screens/acts/list-screen.tsx')).ListScreen)
const ReportScreen = later(async () => (await import('../screens/acts/report-screen.tsx')).ReportScreen)
const AuditScreen = later(async () => (await import('../screens/audit/audit-screen.tsx')).AuditScreen)
const CaseScreen = later(async () => (await import('../screens/case/case-screen.tsx')).CaseScreen)
const FileOrderScreen = later(async () => (await import('../screens/case-file/order-screen.tsx')).FileOrderScreen)
const CaseByNumber = later(async () => (await import('../screens/cases/by-number.tsx')).CaseByNumber)
const CasesScreen = later(async () => (await import('../screens/cases/cases-screen.tsx')).CasesScreen)
const CheckScreen = later(async () => (await import('../screens/check/check-screen.tsx')).CheckScreen)
const PreflightScreen = later(async () => (await import('../screens/preflight/preflight-screen.tsx')).PreflightScreen)
const RecordingScreen = later(async () => (await import('../screens/recording/recording-screen.tsx')).RecordingScreen)
const RecordingsScreen = later(
  async () => (await import('../screens/recordings/recordings-screen.tsx')).RecordingsScreen,
)
const PartyScreen = later(async () => (await import('../screens/party/party-screen.tsx')).PartyScreen)
const RoomScreen = later(async () => (await import('../screens/rooms/room-screen.tsx')).RoomScreen)
const RoomsScreen = later(async () => (await import('../screens/rooms/rooms-screen.tsx')).RoomsScreen)
const ScriptsScreen = later(async () => (await import('../screens/scripts/scripts-screen.tsx')).ScriptsScreen)
const StatementsScreen = later(
  async () => (await import('../screens/statements/statements-screen.tsx')).StatementsScreen,
)
const SettingsScreen = later(async () => (await import('../screens/settings/settings-screen.tsx')).SettingsScreen)
const TemplatesScreen = later(async () => (await import('../screens/documents/templates-screen.tsx')).TemplatesScreen)
const WrittenRecordScreen = later(
  async () => (await import('../screens/written-record/written-record-screen.tsx')).WrittenRecordScreen,
)
const PeopleScreen = later(async () => (await import('../screens/people/people-screen.tsx')).PeopleScreen)
const HelpScreen = later(async () => (await import('../screens/help/help-screen.tsx')).HelpScreen)

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
          <Route path="/help" element={<HelpScreen />} />
          <Route path="/help/:page" element={<HelpScreen />} />
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
  useEffect(readLater, [])
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
