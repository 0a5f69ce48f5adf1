// Opens a source for as long as a process needs it: input arguments, and the address file behind them.
import type { Source } from '../contract/sources.ts'
import { writeAddressFile } from './address-file.ts'
import type { Place } from './place.ts'
import { addressPlace, sourceInput, type SourceInput } from './source-input.ts'

export interface OpenSource {
  readonly input: SourceInput
  /** The input's arguments as ffmpeg takes them. */
  readonly args: readonly string[]
  /** Removes the address file; once the process has read it, it needs it no more. */
  close(): Promise<void>
}

/** Makes ready what ffmpeg needs to open `source`. @throws Failure `source-kind-unavailable`. */
export async function openSource(source: Source, place: Place): Promise<OpenSource> {
  const input = sourceInput(source, place.resources)
  if (input.address === null) return { input, args: input.args, close: () => Promise.resolve() }
  const file = await writeAddressFile(place.scratch, input.address)
  const args = input.args.map((argument) => (argument === addressPlace ? file.path : argument))
  return { input, args, close: () => file.remove() }
}
