// 案卷的用语：窗口和打印件用同一套词。
import type { ClosingFindingCode, FilePart } from '../../case-file-events.ts'
import type { FileItemKind } from '../../case-file.ts'
import type { LaterChangeKind } from '../../later-changes.ts'

export const filePart: Record<FilePart, string> = { main: '正卷', secondary: '副卷' }

export const fileItemKind: Record<FileItemKind, string> = {
  document: '文书',
  'written-record': '笔录',
  exhibit: '证据材料',
  recording: '录音录像',
  'fault-statement': '情况说明',
  'act-report': '完整性报告',
  paper: '纸质材料',
}

export const closingFinding: Record<ClosingFindingCode, string> = {
  'act-missing': '应当音像记录的事项没有录音录像，或未登记是否发生',
  'act-incomplete': '事项的录音录像不完整',
  'recording-not-sealed': '录音录像尚未封存',
  'fault-unexplained': '录音录像有故障或缺失，没有情况说明',
  'record-not-signed': '笔录没有签名定稿',
  'document-missing': '案卷应有的材料没有归入',
  'closing-note-missing': '没有填写备考表',
  'closing-note-outdated': '备考表填写之后案卷又有变动，请核对后重新填写',
  'exhibit-undescribed': '证据材料的说明不全：取得时间、取证人、来源、证明目的',
  'pages-unknown': '页数没有清点',
}
export const closingLevel: Record<'red' | 'amber', string> = { red: '须处理或说明', amber: '提示' }

/** 结案后的变动。 */
export const laterChange: Record<LaterChangeKind, string> = {
  'exhibit-added': '新增证据材料',
  'exhibit-described': '更正证据材料说明',
  'exhibit-withdrawn': '撤回证据材料',
  'document-issued': '制发文书',
  'recording-made': '新增录音录像',
  'recording-ended': '录音录像结束',
  'record-begun': '新增笔录',
  'record-changed': '更改笔录',
  'record-signed': '笔录签名定稿',
  'statement-made': '出具情况说明',
  'act-stated': '登记音像记录事项',
  'stage-entered': '登记或更正阶段',
  'relation-stated': '登记或撤销案件关联',
  'parties-changed': '更改当事人',
  'facts-changed': '更改案件信息',
}
