// The exhibits that can be shown in a session: those that count, the first that was not shown yet before the others.
import type { Exhibit } from '../../native/contract/exhibits.ts'
import type { RunningRecording } from '../../native/contract/state.ts'

export const countingExhibits = (exhibits: readonly Exhibit[]): readonly Exhibit[] =>
  exhibits.filter(({ withdrawn }) => withdrawn === null)

/** They are shown one by one: undefined when there is none. */
export function nextToShow(
  valid: readonly Exhibit[],
  { exhibitsShown }: Pick<RunningRecording, 'exhibitsShown'>,
): Exhibit | undefined {
  const shown = new Set(exhibitsShown.map(({ number }) => number))
  return valid.find(({ number }) => !shown.has(number)) ?? valid[0]
}

export const exhibitOptions = (valid: readonly Exhibit[]) =>
  valid.map(({ number, description }) => ({ value: number, label: `${number} ${description.title}` }))
