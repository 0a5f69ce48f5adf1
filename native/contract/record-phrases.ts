// Phrases of written records with their abbreviations: the announcements that the law asks for, ready to be written.
import * as z from 'zod'
import { requiredLine } from './fields.ts'

export const recordPhrase = z.strictObject({
  /** Typed after `/`. */
  abbreviation: z.string().regex(/^[a-z0-9]{1,12}$/),
  text: requiredLine(2000),
})
export type RecordPhrase = z.output<typeof recordPhrase>

/** Abbreviations are the initials of what a clerk would say: 录像, 证件, 权利 … */
export const shippedPhrases: readonly RecordPhrase[] = [
  { abbreviation: 'lx', text: '现在告知你：本次询问依法全程同步录音录像。' },
  { abbreviation: 'tz', text: '现在宣布：本次听证依法全程同步录音录像。' },
  {
    abbreviation: 'zj',
    text: '我们是行政执法人员，这是我们的执法证件（出示执法证件，宣读姓名和执法证号），请你过目确认。你是否看清楚了？',
  },
  {
    abbreviation: 'sf',
    text: '请出示你的身份证件，并说明你的姓名、性别、年龄、身份证件号码、工作单位、住址和联系电话。',
  },
  { abbreviation: 'sy', text: '我们依法就有关案件事实向你调查询问，请你如实回答。' },
  {
    abbreviation: 'qlyw',
    text: '现在告知你的权利和义务：你有陈述和申辩的权利，有申请回避的权利；对与本案无关的问题，有拒绝回答的权利。你有如实回答询问、协助调查、不得阻挠的义务；提供虚假陈述的，依法承担法律责任。你是否听清楚了？',
  },
  {
    abbreviation: 'hb',
    text: '你认为执法人员与本案有直接利害关系或者有其他关系可能影响公正执法的，有权申请回避。你是否申请回避？',
  },
  {
    abbreviation: 'tzql',
    text: '当事人在听证中的权利和义务：有权申请主持人、记录员回避；有权委托一至二人代理；有权进行陈述、申辩和质证，有权作最后陈述；应当遵守听证纪律，如实回答主持人的提问。',
  },
  { abbreviation: 'zs', text: '现在向你出示证据，请你辨认并发表意见。' },
  { abbreviation: 'bc', text: '你还有什么需要补充说明的吗？' },
  { abbreviation: 'ss', text: '你以上所说是否属实？' },
  { abbreviation: 'hd', text: '请你核对以上笔录，如有遗漏或者差错可以补充或者更正；确认无误后请逐页签名。' },
  { abbreviation: 'wy', text: '以上笔录我已看过，与我说的一致。' },
]
