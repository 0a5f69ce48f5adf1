// What a recording is worth for an act, and what is to be said of the act.
import type { ActRecording, RecordingFault, RowRemark, Verdict } from '../contract/acts.ts'
import type { RecordingForm } from '../contract/terms.ts'
import { localDay } from './days.ts'
import type { KnownRecording } from './known-recordings.ts'
import type { Stated, StatedAct } from './stated-acts.ts'

export interface Judged {
  readonly verdict: Verdict
  readonly remarks: RowRemark[]
}

const secondsOf = ({ from, to }: { from: string; to: string }) => (Date.parse(to) - Date.parse(from)) / 1000

/** How a recording of an act stands. */
export function judgeRecording(
  id: string,
  known: KnownRecording | undefined,
  asked: { readonly form: RecordingForm; readonly day: string; readonly gapSeconds: number },
  linked: Stated,
): ActRecording {
  const { row, course, verified = null, explained = 0 } = known ?? {}
  const gaps = (course?.gaps ?? []).map(secondsOf).filter((seconds) => seconds > asked.gapSeconds)
  const breaks = course?.breaks ?? 0
  const isOf: Record<RecordingFault, boolean> = {
    'not-sealed': row !== undefined && !row.sealed,
    interrupted: course?.interrupted === true,
    gap: gaps.length > 0,
    // A break with a reason is allowed where the whole need not be recorded.
    break: asked.form === 'full' && breaks > 0,
    'verification-failed': verified?.passed === false,
    unreadable: row === undefined || course == null,
    training: row?.roomKind === 'training' || row?.kind === 'training',
    'other-day': row !== undefined && !isOfDay(row, asked.day),
  }
  const faults = (Object.keys(isOf) as RecordingFault[]).filter((fault) => isOf[fault])
  return {
    id,
    opened: row?.opened ?? null,
    closed: row?.closed ?? null,
    sealCode: row?.sealCode ?? null,
    gaps: gaps.length,
    longestGap: Math.round(Math.max(0, ...gaps) * 10) / 10,
    breaks,
    verified,
    incidents: course?.incidents ?? 0,
    explained: Math.min(explained, course?.incidents ?? 0),
    linked: { at: linked.at, person: linked.person },
    faults,
  }
}

const isOfDay = ({ opened, closed }: KnownRecording['row'], day: string): boolean =>
  localDay(opened) <= day && day <= localDay(closed ?? opened)

/** Faults that a fault statement 情况说明 explains where the whole need not be recorded. */
const explicable: ReadonlySet<RecordingFault> = new Set(['gap', 'interrupted'])

const isExplained = ({ faults, incidents, explained }: ActRecording): boolean =>
  faults.every((fault) => explicable.has(fault)) && explained >= incidents

/** Of an act that took place. */
export function judgeAct(form: RecordingForm, act: StatedAct, recordings: readonly ActRecording[]): Judged {
  if (form === 'text') return { verdict: 'not-due', remarks: ['text-enough'] }
  if (recordings.length === 0) {
    const isExcused = form === 'by-circumstance' && act.unrecorded !== null
    return { verdict: isExcused ? 'explained' : 'missing', remarks: ['no-recording'] }
  }
  if (recordings.every(({ faults }) => faults.length === 0)) return { verdict: 'complete', remarks: [] }
  const mayBeExplained = form === 'by-circumstance' && recordings.every(isExplained)
  return { verdict: mayBeExplained ? 'explained' : 'incomplete', remarks: [] }
}

/** Of an item of which no act was entered. */
export function judgeItem(
  form: RecordingForm,
  { isAbsent, isStageOpen, isClosed }: { isAbsent: boolean; isStageOpen: boolean; isClosed: boolean },
): Judged {
  if (isAbsent) return { verdict: 'not-due', remarks: ['did-not-take-place'] }
  if (form === 'text') return { verdict: 'not-due', remarks: ['text-enough'] }
  if (!isStageOpen) return { verdict: 'not-due', remarks: ['stage-not-entered'] }
  if (isClosed && form === 'full') return { verdict: 'missing', remarks: ['nothing-stated'] }
  return { verdict: 'not-due', remarks: ['open'] }
}
