// The order as it is shipped: that of an administrative penalty file 行政处罚案卷, to be adapted by each agency.
import type { FilePart } from '../contract/case-file-events.ts'
import type { FileItemKind, FileOrder, FileSlot } from '../contract/case-file.ts'
import type { CaseKind } from '../contract/terms.ts'

type More = Partial<Pick<FileSlot, 'of' | 'title' | 'required'>>

const slotIn =
  (part: FilePart) =>
  (key: string, name: string, collects: FileItemKind, { of = '', title = '{title}', required = [] }: More = {}) => ({
    ...{ key, name, part, collects, of, title, required },
  })
const main = slotIn('main')
const secondary = slotIn('secondary')
/** A document of a template. */
const document = (key: string, name: string, required: CaseKind[] = []): FileSlot =>
  main(key, name, 'document', { of: key, required })

const slots: FileSlot[] = [
  main('decision', '行政处罚决定书', 'paper', { required: ['penalty'] }),
  document('service-receipt', '送达回证', ['penalty', 'coercive-measure']),
  document('filing-approval', '立案审批表', ['penalty']),
  document('interview-notice', '询问通知书'),
  document('rights-notice', '权利义务告知书'),
  main('interview-record', '询问笔录', 'written-record', { of: 'interview' }),
  document('inspection-record', '现场检查笔录', ['inspection']),
  main('evidence', '证据材料', 'exhibit'),
  main('prior-notice', '行政处罚事先告知书', 'paper'),
  document('hearing-rights-notice', '听证告知书'),
  document('hearing-notice', '听证通知书'),
  main('hearing-record', '听证笔录', 'written-record', { of: 'hearing' }),
  main('recording', '录音录像', 'recording'),
  main('fault-statement', '录音录像情况说明', 'fault-statement'),
  main('act-report', '音像记录完整性报告', 'act-report'),
  main('other-documents', '其他文书', 'document'),
  main('execution', '执行凭证', 'paper'),
  main('closing-approval', '结案审批表', 'paper', { required: ['penalty'] }),
  main('other', '其他材料', 'paper'),
  document('closing-note', '备考表'),
  secondary('investigation-report', '案件调查终结报告', 'paper'),
  secondary('hearing-report', '听证报告', 'document', { of: 'hearing-report' }),
  secondary('legal-review', '法制审核意见书', 'paper'),
  secondary('discussion', '集体讨论记录', 'paper'),
  secondary('decision-approval', '行政处罚决定审批表', 'paper'),
  secondary('other-internal', '其他内部材料', 'paper'),
]

/** Version 1. */
export const shippedOrder: FileOrder = { kind: null, version: 1, at: null, person: '', reason: '', slots }
