// Who handled the case, with what the register of people knows of their certificates: for the archive, which has no register.
import type { CaseOfficer } from '../contract/cases.ts'
import type { Person } from '../contract/people.ts'

export type KnownPerson = Pick<Person, 'name' | 'unit' | 'certificate' | 'validUntil' | 'left'>

/** An officer of the case as known at the export; `unit` is empty and `validUntil` null where the register has nobody. */
export interface BundledOfficer {
  readonly name: string
  readonly certificate: string
  readonly unit: string
  readonly validUntil: string | null
}

/** By certificate number, else by the one name: of two people of a name nothing is said. */
export function officersOf(officers: readonly CaseOfficer[], people: readonly KnownPerson[]): BundledOfficer[] {
  return officers.map(({ name, certificate }) => {
    const named = people.filter((person) => person.name === name)
    const byNumber = named.find((person) => certificate !== '' && person.certificate === certificate)
    const known = byNumber ?? (named.length === 1 && certificate === '' ? named[0] : undefined)
    return {
      name,
      certificate: certificate === '' ? (known?.certificate ?? '') : certificate,
      unit: known?.unit ?? '',
      validUntil: known?.validUntil ?? null,
    }
  })
}

/** As one line of 说明文件.TXT. */
export function officerLine({ name, certificate, unit, validUntil }: BundledOfficer): string {
  const facts = [
    unit,
    certificate === '' ? '' : `执法证号 ${certificate}`,
    validUntil === null ? '' : `有效期至 ${validUntil}`,
  ].filter((fact) => fact !== '')
  return facts.length === 0 ? name : `${name}（${facts.join('，')}）`
}
