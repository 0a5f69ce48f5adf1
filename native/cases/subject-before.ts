// What a call is about to change, as it was: for the audit log, which says from what to what.
import type { ActListVersion } from '../contract/act-list.ts'
import type { FileOrder } from '../contract/case-file.ts'
import type { CallName } from '../contract/calls.ts'
import type { CaseKind } from '../contract/terms.ts'
import type { Settings } from '../contract/settings.ts'
import type { Person } from '../contract/people.ts'
import type { CasesStore } from './cases.ts'
import type { RoomsStore } from './rooms.ts'
import { roomView } from './source-view.ts'

export interface Subjects {
  readonly cases: CasesStore
  readonly rooms: RoomsStore
  /** The list of acts that must be recorded. */
  readonly actList: { current(): Promise<ActListVersion> }
  /** The order of case files of a kind of case. */
  readonly fileOrder: { current(kind: CaseKind | null): Promise<FileOrder> }
  readonly people: { get(id: string): Promise<Person> }
  currentSettings(): Promise<Settings>
}

/** The subject of a call that changes something, never with a password; undefined when there is none. */
export async function subjectBefore(subjects: Subjects, name: CallName, input: unknown): Promise<unknown> {
  const asked = (input ?? {}) as {
    readonly id?: string
    readonly room?: string
    readonly kind?: CaseKind | null
  }
  const found = async (): Promise<unknown> => {
    // Whom a bundle is encrypted for has a name in the settings.
    if (name === 'settings.save' || name === 'archive.export') return subjects.currentSettings()
    if (name === 'rooms.save') return roomView(await subjects.rooms.get(asked.id ?? ''))
    if (name === 'rooms.remove') return roomView(await subjects.rooms.get(asked.room ?? ''))
    if (name === 'acts.save') return subjects.actList.current()
    if (name === 'caseFile.saveOrder') return subjects.fileOrder.current(asked.kind ?? null)
    if (name === 'people.change') {
      const { account, name, roles, unit, certificate, validUntil } = await subjects.people.get(asked.id ?? '')
      return { account, name, roles, unit, certificate, validUntil }
    }
    return name === 'cases.change' ? subjects.cases.get(asked.id ?? '') : undefined
  }
  // What cannot be found is told by the call itself.
  return found().catch(() => undefined)
}
