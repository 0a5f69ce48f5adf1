// What a command leaves: an exit code, and the same result for programs and for people.
import type { Language } from '../contract/terms.ts'

export interface Outcome {
  /** 0 well, 1 findings. */
  readonly code: 0 | 1
  /** Printed as one line with `--json`. */
  readonly json: unknown
  readonly text: (language: Language) => readonly string[]
}
