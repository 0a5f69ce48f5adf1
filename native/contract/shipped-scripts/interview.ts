// The interview 询问 (Administrative Penalty Law, art. 42, 44, 55; domain.md R10).
import type { ScriptStep } from '../scripts.ts'
import {
  certificates,
  close,
  evidenceShown,
  inProgress,
  readAndSigned,
  recusal,
  resumes,
  statementAndDefence,
  step,
  timePlacePersons,
} from './common.ts'

export const interview: readonly ScriptStep[] = [
  resumes('询问'),
  inProgress('询问'),
  timePlacePersons,
  certificates,
  step({
    key: 'identity-checked',
    section: 'opening',
    zh: '核对被询问人身份',
    en: 'Identity checked',
    words: '请出示你的身份证件，并说明你的姓名、性别、年龄、身份证件号码、工作单位、住址和联系电话。',
  }),
  step({
    key: 'reason',
    section: 'opening',
    zh: '说明事由',
    en: 'Reason stated',
    words: '我们依法就{cause}一案（{case}）的有关情况向你调查询问，请你如实回答。',
  }),
  step({
    key: 'rights-and-duties',
    section: 'notices',
    zh: '告知权利和义务',
    en: 'Rights and duties',
    words:
      '现在告知你的权利和义务：你有陈述和申辩的权利，有申请回避的权利；对与本案无关的问题，有拒绝回答的权利。\n你有如实回答询问、协助调查、不得阻挠的义务；提供虚假陈述的，依法承担法律责任。\n你是否听清楚了？',
  }),
  recusal,
  step({
    key: 'facts',
    section: 'inquiry',
    zh: '询问事实',
    en: 'Facts asked',
    words: '请你陈述事情的经过。\n（逐项问清：时间、地点、人员、经过、数量和金额、结果。）',
  }),
  evidenceShown('现在向你出示证据（说明名称、来源）。请你辨认，并发表意见。'),
  statementAndDefence,
  readAndSigned('询问笔录'),
  close('询问'),
]
