// Members of an item of the list in the person's language.
import type { ActItem, ActItemMember } from '../../../native/contract/act-list.ts'
import type { Texts } from '../../text/zh-CN.ts'

export function itemWord({ terms, actWords, app, common }: Texts, item: ActItem, member: ActItemMember): string {
  switch (member) {
    case 'stage':
      return terms.caseStage[item.stage]
    case 'form':
      return terms.recordingForm[item.form]
    case 'retention':
      return terms.retention[item.retention]
    case 'kinds':
      return item.kinds.length === 0
        ? actWords.allKinds
        : item.kinds.map((kind) => terms.caseKind[kind]).join(app.between)
    default:
      return item[member] === '' ? common.none : item[member]
  }
}
