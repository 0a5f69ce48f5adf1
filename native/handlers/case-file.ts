// The case file: its order, its contents list, the check before closing, closing and reopening.
import { printedOfCase } from '../archive/print-case-file.ts'
import { closingCheckOf } from '../case-file/closing.ts'
import type { HandlersOf } from '../contract/calls.ts'
import { Failure } from '../contract/failures.ts'
import type { Station } from '../station.ts'

export function caseFileHandlers(station: Station): HandlersOf<'caseFile'> {
  const { caseFiles, caseFileEntries, fileOrder } = station
  const changed = (): void => {
    station.changed('cases')
  }
  /** @throws Failure `file-item-unknown`. */
  const itemOf = async (of: string, key: string) => {
    const found = (await caseFiles.get(of)).items.find((item) => item.key === key)
    if (found === undefined) throw new Failure('file-item-unknown', { item: key })
    return found
  }
  /** @throws Failure `file-slot-unknown`. */
  const requireSlot = async (of: string, slot: string | null | undefined): Promise<void> => {
    if (slot == null) return
    const { kind } = await station.cases.get(of)
    const { slots } = await fileOrder.current(kind)
    if (!slots.some(({ key }) => key === slot)) throw new Failure('file-slot-unknown', { slot })
  }
  return {
    'caseFile.order': async ({ kind }) => ({
      current: await fileOrder.current(kind),
      versions: await fileOrder.versions(kind),
    }),
    'caseFile.saveOrder': async (wanted) => {
      const saved = await fileOrder.save(wanted)
      changed()
      return saved
    },
    'caseFile.get': ({ case: id }) => caseFiles.get(id),
    'caseFile.correct': async (wanted) => {
      await requireSlot(wanted.case, wanted.change.slot)
      await caseFileEntries.correct(wanted, await itemOf(wanted.case, wanted.item))
      changed()
      return itemOf(wanted.case, wanted.item)
    },
    'caseFile.reorder': async (wanted) => {
      const { items } = await caseFiles.get(wanted.case)
      const unknown = wanted.order.find((key) => !items.some((item) => item.key === key && item.part === wanted.part))
      if (unknown !== undefined) throw new Failure('file-item-unknown', { item: unknown })
      await caseFileEntries.reorder(wanted)
      changed()
      return {}
    },
    'caseFile.addPaper': async (wanted) => {
      await requireSlot(wanted.case, wanted.slot)
      const item = await caseFileEntries.addPaper(wanted)
      changed()
      return { item }
    },
    'caseFile.withdrawPaper': async (wanted) => {
      const item = await itemOf(wanted.case, wanted.item)
      if (item.kind !== 'paper') throw new Failure('file-item-unknown', { item: wanted.item })
      await caseFileEntries.withdrawPaper(wanted, item.title)
      changed()
      return {}
    },
    'caseFile.check': async ({ case: id }) => ({ findings: (await caseFiles.checked(id)).findings }),
    'caseFile.close': async ({ case: id, ...wanted }) => {
      const { kind } = await station.cases.get(id)
      const closing = closingCheckOf(await caseFiles.checked(id), wanted, kind)
      const closed = await caseFileEntries.close(id, closing)
      changed()
      return closed
    },
    'caseFile.reopen': async (wanted) => {
      await caseFileEntries.reopen(wanted)
      changed()
      return {}
    },
    'caseFile.print': async ({ case: id, what }) => printedOfCase(station, id, what),
  }
}
