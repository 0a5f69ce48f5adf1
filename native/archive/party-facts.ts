// What the documents of a bundle say of a party: everything, unmasked, for the archive must have it.
import type { Party } from '../contract/parties.ts'
import { identityDocumentWords } from './words.ts'

export interface PartyFact {
  readonly name: string
  readonly value: string
}

const sexWords = { male: '男', female: '女', unstated: '' } as const

/** Beside the name; only what is known. */
export function partyFacts(party: Party): PartyFact[] {
  const own =
    party.kind === 'person'
      ? [
          { name: '性别', value: sexWords[party.sex] },
          { name: '出生日期', value: party.birth },
          { name: '证件种类', value: party.number === '' ? '' : identityDocumentWords[party.document] },
          { name: '证件号码', value: party.number },
          { name: '工作单位', value: party.employer },
        ]
      : [
          { name: '统一社会信用代码', value: party.number },
          { name: '法定代表人', value: party.legalRepresentative },
        ]
  const both = [
    { name: '联系电话', value: party.phone },
    { name: '地址', value: party.address },
  ]
  return [...own, ...both].filter(({ value }) => value !== '')
}

export const partyKindWord = ({ kind }: Party): string => (kind === 'person' ? '个人' : '单位')
