// One part on its way from the start of its process to its end, as the recorder of its track sees it.
import { Failure } from '../contract/failures.ts'
import type { Disk } from '../vault/copies/copies.ts'
import type { PartRecorder } from './part-recorder.ts'
import { StreamForm } from './stream-form.ts'

export interface Life {
  /** The disk that it is written to first. */
  readonly disk: Disk
  recorder: PartRecorder | null
  /** Milliseconds by which the wall clock is ahead of this part's times: it was set since the part began. */
  behind: number
  /** Whether a chunk of it is on disk, with picture where there is to be one. */
  hasBegun: boolean
  /** What comes after it when its end was asked for: a part that has begun, or one that is begun then. */
  next: Life | 'anew' | null
  /** Why its end was asked for: the cause of a gap that this leaves. */
  why: string
  readonly form: StreamForm
  /** Resolves with true at its first chunk, with false when it ended before. */
  begun: Promise<boolean>
  ended: Promise<Failure>
}

/** A part that is about to begin. `tell` says whether it did. */
export function newLife(disk: Disk): { readonly life: Life; readonly tell: (hasBegun: boolean) => void } {
  const { promise: begun, resolve: tell } = Promise.withResolvers<boolean>()
  const ended = Promise.resolve(new Failure('cancelled'))
  const life = {
    disk,
    recorder: null,
    behind: 0,
    hasBegun: false,
    next: null,
    why: '',
    form: new StreamForm(),
    begun,
    ended,
  }
  return { life, tell }
}
