// 音像记录事项清单与完整性报告的用语：窗口、CSV 文件和打印件用同一套词。
import type { RecordingFault, RowRemark, Verdict } from '../../acts.ts'
import type { ActItemMember } from '../../act-list.ts'
import type { CaseKind, CaseStage, RecordingForm, Retention } from '../../terms.ts'

export const caseStage: Record<CaseStage, string> = {
  start: '启动',
  evidence: '调查取证',
  review: '审核',
  decision: '决定',
  service: '送达',
  execution: '执行',
  closing: '结案',
  archiving: '归档',
}
export const caseKind: Record<CaseKind, string> = {
  penalty: '行政处罚',
  'coercive-measure': '行政强制',
  inspection: '行政检查',
  licence: '行政许可',
  other: '其他',
}
export const recordingForm: Record<RecordingForm, string> = {
  full: '全程音像记录',
  'by-circumstance': '视情音像记录',
  text: '文字记录即可',
}
export const retention: Record<Retention, string> = {
  permanent: '永久',
  '30-years': '30年',
  '10-years': '10年',
  'case-file': '与案卷一致',
}
export const verdict: Record<Verdict, string> = {
  complete: '完整',
  incomplete: '不完整',
  missing: '缺失',
  explained: '已说明',
  'not-due': '暂不要求',
}
export const recordingFault: Record<RecordingFault, string> = {
  'not-sealed': '未封存',
  interrupted: '异常中止',
  gap: '有缺失',
  break: '有中断',
  'verification-failed': '检验未通过',
  unreadable: '无法读取',
  training: '培训室录制，不是证据',
  'other-day': '不是事项当日录制',
}
export const rowRemark: Record<RowRemark, string> = {
  'no-recording': '没有录音录像',
  'nothing-stated': '已结案，未登记是否发生',
  'did-not-take-place': '未发生',
  'text-enough': '文字记录即可',
  'stage-not-entered': '阶段未登记',
  open: '尚未登记是否发生',
}
/** 清单各列的名称，也是 CSV 的表头。 */
export const actColumn: Record<ActItemMember, string> = {
  name: '事项',
  stage: '执法阶段',
  place: '记录地点',
  recorder: '记录人员',
  start: '起点',
  end: '终点',
  form: '记录方式',
  kinds: '适用案件',
  retention: '保管期限',
}
export const allKinds = '全部'
/** 报告各列的名称。 */
export const reportColumn = {
  month: '月份',
  unit: '承办单位',
  case: '案号',
  kind: '案件类别',
  act: '事项',
  stage: '阶段',
  form: '记录方式',
  day: '日期',
  place: '地点',
  person: '负责人',
  recordings: '录音录像',
  verdict: '结论',
  remarks: '说明',
  version: '清单版本',
}
export const reportWords = {
  title: '音像记录完整性报告',
  made: '制表时间',
  scope: '范围',
  everything: '全部案件',
  noUnit: '未填承办单位',
  shares: '结论统计',
  months: '按月统计',
  units: '按承办单位统计',
  rows: '明细',
  none: '没有符合条件的事项。',
  gapRule: '超过 {{seconds}} 秒的缺失计为不完整。',
  listRule: '每一事项按其阶段启动之日有效的清单版本判定。',
  version: '第 {{version}} 版',
  gaps: '缺失 {{number}} 处，最长 {{seconds}} 秒',
  breaks: '中断 {{number}} 处',
  explained: '日志所载故障 {{incidents}} 项，已作情况说明 {{explained}} 项',
  notVerified: '未检验',
  passed: '检验通过',
  reason: '原因：{{reason}}',
  count: '项数',
  from: '自 {{month}}',
  to: '至 {{month}}',
  between: '；',
}
