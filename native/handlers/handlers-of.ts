// What the station does for each call of the contract: thin, the work is in the other folders.
import type { Handlers } from '../contract/calls.ts'
import type { Station } from '../station.ts'
import { actsHandlers } from './acts.ts'
import { archiveHandlers } from './archive.ts'
import { caseFileHandlers } from './case-file.ts'
import { casesHandlers } from './cases.ts'
import { diagnosticsHandlers } from './diagnostics.ts'
import { documentsHandlers } from './documents.ts'
import { exhibitsHandlers } from './exhibits.ts'
import { partyScreenHandlers } from './party-screen.ts'
import { firstStartHandlers } from './first-start.ts'
import { peopleHandlers } from './people.ts'
import { recordingsHandlers } from './recordings.ts'
import { roomsHandlers } from './rooms.ts'
import { searchHandlers } from './search.ts'
import { scriptsHandlers } from './scripts.ts'
import { settingsHandlers } from './settings.ts'
import { shellHandlers } from './shell.ts'
import { signingKeyHandlers } from './signing-key.ts'
import { statementsHandlers } from './statements.ts'
import { speechHandlers } from './speech.ts'
import { writtenRecordsHandlers } from './written-records.ts'

export function handlersOf(station: Station): Handlers {
  return {
    ...settingsHandlers(station),
    ...shellHandlers(station),
    ...signingKeyHandlers(station),
    ...firstStartHandlers(station),
    ...peopleHandlers(station),
    ...roomsHandlers(station),
    ...partyScreenHandlers(station),
    ...casesHandlers(station),
    ...actsHandlers(station),
    ...exhibitsHandlers(station),
    ...documentsHandlers(station),
    ...caseFileHandlers(station),
    ...recordingsHandlers(station),
    ...statementsHandlers(station),
    ...scriptsHandlers(station),
    ...archiveHandlers(station),
    ...searchHandlers(station),
    ...writtenRecordsHandlers(station),
    ...speechHandlers(station),
    ...diagnosticsHandlers(station),
  }
}
