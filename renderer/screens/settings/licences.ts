// Licences of others, collected when the window was built (scripts/licences.mjs).
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import * as z from 'zod'

const schema = z.array(z.object({ packages: z.array(z.string()).min(1), text: z.string() }))
export type Licence = z.output<typeof schema>[number]

async function read(): Promise<Licence[]> {
  const response = await fetch('./licences.json')
  return schema.parse(await response.json())
}

export const useLicences = (): UseQueryResult<Licence[]> =>
  useQuery({ queryKey: ['licences.json'], queryFn: read, staleTime: Infinity, networkMode: 'always' })

/** Those whose packages or text hold what is looked for. */
export function matching(licences: readonly Licence[], word: string): readonly Licence[] {
  const wanted = word.trim().toLowerCase()
  return licences.filter(({ packages, text }) => [...packages, text].some((of) => of.toLowerCase().includes(wanted)))
}
