// Electron's main process: what happens in a room is told by the system, while nobody looks at the window.
import type { Notification, NotificationConstructorOptions } from 'electron'
import type { RoomHappening } from '../native/contract/shell.ts'
import type { Language } from '../native/contract/terms.ts'
import { words } from './words.ts'

export interface NoticeParts {
  /** Whether the window is in front. */
  isSeen(): boolean
  make(options: NotificationConstructorOptions): Pick<Notification, 'on' | 'show'>
  /** Brings the window to the front. */
  show(): void
}

/** What could be lost stays until a person has put it away. */
const urgent: ReadonlySet<RoomHappening> = new Set(['recording-failed', 'end-forgotten'])

export function tellHappening(parts: NoticeParts, language: Language, happening: RoomHappening, room: string): void {
  if (parts.isSeen()) return
  const say = words[language]
  const urgency = urgent.has(happening) ? ({ urgency: 'critical', timeoutType: 'never' } as const) : {}
  const notice = parts.make({ title: say.happened[happening](room), body: say.happenedNote[happening], ...urgency })
  notice.on('click', () => {
    parts.show()
  })
  notice.show()
}
