// What was typed as explanations and not yet stated: kept while a person goes and settles something else.

const drafts = new Map<string, Readonly<Record<string, string>>>()

export const draftsOf = (recording: string): Readonly<Record<string, string>> => drafts.get(recording) ?? {}

/** Those of one recording alone are kept: there is no going back to an earlier one. */
export function keepDrafts(recording: string, texts: Readonly<Record<string, string>>): void {
  drafts.clear()
  drafts.set(recording, texts)
}
