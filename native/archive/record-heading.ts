// The heading of a written record in print: cause, times, place, and each person with what the forms ask for.
import type { RecordPerson } from '../contract/record-entries.ts'
import type { PrintedRecord } from './record-pdf.ts'
import { personWord } from './record-signers.ts'
import { chineseTime } from './record-words.ts'

/** Label and value of each row. */
export function headingRows({
  present: { heading, row },
  from,
  pages: { to },
  zone,
}: PrintedRecord): [string, string][] {
  const act = row.kind === 'hearing' ? '听证' : '询问'
  return [
    ['案由', heading.cause],
    [`${act}时间`, `${chineseTime(from, zone)} 至 ${chineseTime(to, zone)}`],
    [`${act}地点`, heading.place],
    ...(row.kind === 'hearing' ? [['听证方式', heading.form] as [string, string]] : []),
    ...heading.people.map((person): [string, string] => [personWord(person, row.kind), personFacts(person)]),
    ['录音录像编号', row.recording],
  ]
}

function personFacts({ name, ...facts }: RecordPerson): string {
  const { sex, age, identity, employer, address, phone, certificate } = facts
  const named: [string, string][] = [
    ['性别', sex],
    ['年龄', age],
    ['身份证件号码', identity],
    ['工作单位', employer],
    ['住址', address],
    ['电话', phone],
    ['执法证号', certificate],
  ]
  return [name, ...named.flatMap(([word, value]) => (value === '' ? [] : [`${word}：${value}`]))].join('\u3000')
}
