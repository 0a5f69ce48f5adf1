// What people state about the file of a case, how it was closed and reopened: added to its events, never changed.
import { randomUUID } from 'node:crypto'
import { noteEvent, eventsOf } from '../cases/case-events.ts'
import { livingRow } from '../cases/cases.ts'
import { closedIn, stagesIn } from '../cases/stages.ts'
import type { CaseFileEvent, ClosingEntry, FileItemChange } from '../contract/case-file-events.ts'
import type { Request } from '../contract/calls.ts'
import type { FileItem } from '../contract/case-file.ts'
import { Failure } from '../contract/failures.ts'
import type { Database, Writer } from '../database/database.ts'

type Without<E> = E extends unknown ? Omit<E, 'at'> : never

/** @throws Failure `case-unknown`, `case-voided`, `case-closed`. */
async function requireOpen(writer: Writer, id: string): Promise<void> {
  const row = await livingRow(writer, id)
  const closed = closedIn(await eventsOf(writer, id))
  if (closed !== null) throw new Failure('case-closed', { number: String(row['number']), day: closed.day })
}

/** What of a change is another than what is there. @throws Failure `file-item-same`. */
function realChange(change: FileItemChange, item: FileItem): FileItemChange {
  const { slot, part, title, note } = item
  const pages = item.pageState === 'unknown' ? undefined : item.pages
  const present: FileItemChange = { part, title, note, ...(slot === null ? {} : { slot }), ...(pages && { pages }) }
  const kept = Object.entries(change).filter(([name, value]) => present[name as keyof FileItemChange] !== value)
  if (kept.length === 0) throw new Failure('file-item-same', { title })
  return Object.fromEntries(kept)
}

export function caseFileStore(database: Database) {
  const add = async (writer: Writer, id: string, event: Without<CaseFileEvent>, now = new Date()): Promise<void> => {
    await noteEvent(writer, id, event, now)
    await writer.run('UPDATE cases SET changed = ? WHERE id = ?', [now.toISOString(), id])
  }
  const addOpen = (id: string, event: Without<CaseFileEvent>): Promise<void> =>
    database.write(async (writer) => {
      await requireOpen(writer, id)
      await add(writer, id, event)
    })
  return {
    /** @param item as it is now. @throws Failure `case-unknown`, `case-voided`, `case-closed`, `file-item-same`. */
    async correct({ case: id, change, reason, person }: Request<'caseFile.correct'>, item: FileItem): Promise<void> {
      const kept = realChange(change, item)
      const { key, title: name } = item
      await addOpen(id, { kind: 'file-corrected', item: key, name, change: kept, reason, person })
    },

    /** @throws Failure `case-unknown`, `case-voided`, `case-closed`. */
    reorder: ({ case: id, ...stated }: Request<'caseFile.reorder'>): Promise<void> =>
      addOpen(id, { kind: 'file-reordered', ...stated }),

    /** Answers with its key. @throws Failure `case-unknown`, `case-voided`, `case-closed`. */
    async addPaper({ case: id, title: name, ...stated }: Request<'caseFile.addPaper'>): Promise<string> {
      const item = `paper ${randomUUID()}`
      await addOpen(id, { kind: 'file-paper', item, name, ...stated })
      return item
    },

    /** @throws Failure `case-unknown`, `case-voided`, `case-closed`. */
    withdrawPaper: (
      { case: id, item, reason, person }: Request<'caseFile.withdrawPaper'>,
      name: string,
    ): Promise<void> => addOpen(id, { kind: 'file-paper-withdrawn', item, name, reason, person }),

    /**
     * Closes a case: what was found is kept, and the stage 结案 is entered with it.
     * @throws Failure `case-unknown`, `case-voided`, `case-closed`.
     */
    close: (id: string, closing: Omit<ClosingEntry, 'at' | 'kind'>): Promise<ClosingEntry> =>
      database.write(async (writer) => {
        await requireOpen(writer, id)
        const now = new Date()
        const { day, person } = closing
        await add(writer, id, { kind: 'closed', ...closing }, now)
        const isEntered = stagesIn(await eventsOf(writer, id)).some(({ stage }) => stage === 'closing')
        const reason = isEntered ? '经结案检查' : ''
        await noteEvent(writer, id, { kind: 'stage', stage: 'closing', day, person, reason }, now)
        await keepStage(writer, id)
        return { kind: 'closed', at: now.toISOString(), ...closing }
      }),

    /** What stood on its being closed is withdrawn with it. @throws Failure `case-unknown`, `case-voided`, `case-not-closed`. */
    reopen: ({ case: id, reason, person }: Request<'caseFile.reopen'>): Promise<void> =>
      database.write(async (writer) => {
        const row = await livingRow(writer, id)
        const events = await eventsOf(writer, id)
        if (closedIn(events) === null) throw new Failure('case-not-closed', { number: String(row['number']) })
        const now = new Date()
        await add(writer, id, { kind: 'reopened', reason, person }, now)
        for (const { stage } of stagesIn(events).filter(
          (each) => each.stage === 'closing' || each.stage === 'archiving',
        ))
          await noteEvent(writer, id, { kind: 'stage', stage, day: null, person, reason }, now)
        await keepStage(writer, id)
      }),
  }
}
export type CaseFileStore = ReturnType<typeof caseFileStore>

/** The last stage, by which lists are put in order. */
async function keepStage(writer: Writer, id: string): Promise<void> {
  const last = stagesIn(await eventsOf(writer, id)).at(-1)?.stage ?? ''
  await writer.run('UPDATE cases SET stage = ? WHERE id = ?', [last, id])
}
