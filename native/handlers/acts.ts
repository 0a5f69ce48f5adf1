// The list of acts that must be recorded, the acts of cases, the completeness report.
import { completenessPdf } from '../archive/completeness-pdf.ts'
import { listChanges } from '../acts/list-changes.ts'
import { readListFile } from '../acts/read-list-file.ts'
import { reportPage, wholeReport } from '../acts/report.ts'
import { reportTable } from '../acts/report-table.ts'
import { listTable } from '../acts/list-table.ts'
import { localDay } from '../acts/days.ts'
import type { HandlersOf } from '../contract/calls.ts'
import type { Station } from '../station.ts'
import { software } from '../version.ts'

export function actsHandlers(station: Station): HandlersOf<'acts'> {
  const { actList, acts } = station
  const sources = { reader: station.database.read, recordings: station.knownRecordings }
  const changed = (): void => {
    station.changed('cases')
    station.changed('acts')
  }
  const told = async (work: Promise<string>): Promise<{ name: string }> => {
    const name = await work
    changed()
    return { name }
  }
  return {
    'acts.list': async () => {
      const [current, all] = [await actList.current(), await actList.all()]
      const versions = all.map(({ items, ...facts }) => ({ ...facts, items: items.length }))
      return { current, versions: versions.reverse() }
    },
    'acts.version': ({ version }) => actList.get(version),
    'acts.compare': async ({ from, to }) => listChanges((await actList.get(from)).items, (await actList.get(to)).items),
    'acts.save': async (wanted) => {
      const saved = await actList.save(wanted)
      station.changed('acts')
      return saved
    },
    'acts.readFile': async ({ bytes }) => readListFile(Buffer.from(bytes, 'base64'), (await actList.current()).items),
    'acts.writeFile': async ({ version, language }) => {
      const table = listTable((await actList.get(version)).items, language)
      return { name: `${table.title}-${version}.csv`, bytes: Buffer.from(table.text).toString('base64') }
    },
    'acts.enter': async (wanted) => {
      const entered = await acts.enter(wanted)
      changed()
      return entered
    },
    'acts.withdraw': (wanted) => told(acts.withdraw(wanted)),
    'acts.link': (wanted) => told(acts.link(wanted)),
    'acts.unlink': (wanted) => told(acts.unlink(wanted)),
    'acts.explain': (wanted) => told(acts.explain(wanted)),
    'acts.stateAbsent': (wanted) => told(acts.stateAbsent(wanted)),
    'acts.report': (asked) => reportPage(sources, asked),
    'acts.exportReport': async ({ form, language, ...wanted }) => {
      const report = await wholeReport(sources, wanted)
      const { title, text } = reportTable(report, language)
      const bytes = form === 'csv' ? Buffer.from(text) : await completenessPdf(report, wanted, software)
      return { name: `${title}-${localDay(report.made)}.${form}`, bytes: bytes.toString('base64') }
    },
  }
}
