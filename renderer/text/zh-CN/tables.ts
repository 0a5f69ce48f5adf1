// 从表格文件导入时的文字。
export { tableProblem } from '../../../native/contract/sentences/zh-CN/tables.ts'

export const tableFile = {
  choose: '选择 CSV 或 XLSX 文件',
  line: '第 {{line}} 行',
  problems: '须先改正的问题（{{number}}）',
  warnings: '请留意（{{number}}）',
  tooLarge: '文件过大，不应超过 500 KB。请分成几个文件。',
  encoding: '编码：{{encoding}}',
}
