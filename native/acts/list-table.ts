// The list as a table that office programs open.
import { actItemMembers, type ActItem, type ActItemMember } from '../contract/act-list.ts'
import * as english from '../contract/sentences/en/acts.ts'
import * as chinese from '../contract/sentences/zh-CN/acts.ts'
import type { Language } from '../contract/terms.ts'
import { csvText } from '../tables/write-table.ts'

export interface Table {
  /** For the file's name. */
  readonly title: string
  readonly text: string
}

export const actWords = { 'zh-CN': chinese, en: english } as const
/** Between the kinds of case in one field. */
const between = { 'zh-CN': '、', en: '; ' } as const
const titles = { 'zh-CN': '音像记录事项清单', en: 'list-of-acts' } as const

export function listTable(items: readonly ActItem[], language: Language): Table {
  const words = actWords[language]
  const fieldOf = (item: ActItem, member: ActItemMember): string => {
    switch (member) {
      case 'stage':
        return words.caseStage[item.stage]
      case 'form':
        return words.recordingForm[item.form]
      case 'retention':
        return words.retention[item.retention]
      case 'kinds':
        return item.kinds.length === 0
          ? words.allKinds
          : item.kinds.map((kind) => words.caseKind[kind]).join(between[language])
      default:
        return item[member]
    }
  }
  const rows = items.map((item) => actItemMembers.map((member) => fieldOf(item, member)))
  const head = actItemMembers.map((member) => words.actColumn[member])
  return { title: titles[language], text: csvText([head, ...rows]) }
}
