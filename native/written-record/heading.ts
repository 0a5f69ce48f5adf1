// The heading of a new record, from what the recording's journal says of case, place and people present.
import { recordHeading, recordPerson, type RecordHeading } from '../contract/record-entries.ts'
import { presentRoles } from '../contract/terms.ts'
import type { OpenLine } from '../vault/lines.ts'

/** `recorder` writes the record, and is named as its clerk unless somebody else is. */
export function headingOf(open: OpenLine, recorder: string): RecordHeading {
  // Who operates the recording takes no part in what is recorded.
  const present = open.people.filter(({ role }) => role !== 'operator')
  const people = present.map(({ name, role }) =>
    recordPerson.parse({ name, role: presentRoles.find((each) => each === role) ?? 'other' }),
  )
  const party = open.case?.party ?? ''
  const isNamed = (wanted: string) => people.some(({ role }) => role === wanted)
  return recordHeading.parse({
    unit: open.station.name,
    cause: open.case?.cause ?? '',
    place: open.place === '' ? open.room.name : open.place,
    form: '',
    people: [
      ...people,
      ...(party === '' || isNamed('party') ? [] : [recordPerson.parse({ name: party.slice(0, 80), role: 'party' })]),
      ...(isNamed('clerk') ? [] : [recordPerson.parse({ name: recorder, role: 'clerk' })]),
    ],
  })
}
