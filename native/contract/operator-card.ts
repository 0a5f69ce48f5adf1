// What an operator card says, whatever its language. Pure.

/** One thing that is done: its key, and what it does. */
export type CardKey = readonly [key: string, does: string]

export interface OperatorCardWords {
  readonly title: string
  readonly lead: string
  /** The card’s parts by their headings, each in the order in which things are done. */
  readonly before: { readonly title: string; readonly steps: readonly string[] }
  readonly start: { readonly title: string; readonly steps: readonly string[] }
  readonly end: { readonly title: string; readonly steps: readonly string[] }
  readonly during: { readonly title: string; readonly keys: readonly CardKey[] }
  readonly pause: { readonly title: string; readonly text: string }
  readonly seal: { readonly title: string; readonly text: string }
  readonly alarms: {
    readonly title: string
    /** What is done whatever the alarm. */
    readonly first: string
    readonly danger: string
    readonly warning: string
    readonly meaning: string
    readonly advice: string
  }
  readonly call: { readonly title: string; readonly lines: readonly string[] }
  readonly made: string
}
