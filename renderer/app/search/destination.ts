// Where a hit of the search leads.
import type { SearchHit } from '../../../native/contract/search.ts'

export function destinationOf(hit: SearchHit): string {
  const ofCase = hit.case === null ? '/cases' : `/cases/${hit.case.id}`
  switch (hit.kind) {
    case 'case':
      return ofCase
    case 'person':
      return hit.recording === null ? ofCase : `/recordings/${hit.recording}`
    case 'entry':
      return `/records/${hit.record}?entry=${hit.entry}`
    case 'mark':
      return `/recordings/${hit.recording}?at=${encodeURIComponent(hit.at)}`
    case 'explanation':
      return `/recordings/${hit.recording}#reconciliation`
    case 'exhibit':
    case 'document':
      return `${ofCase}?${hit.kind}=${hit.number}`
    case 'statement':
      return `/recordings/${hit.recording}/statements`
  }
}
