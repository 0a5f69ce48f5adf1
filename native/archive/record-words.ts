// Chinese words of written records, as they are printed.
import type { RecordSection, RecordSpeaker, WrittenRecordKind } from '../contract/record-entries.ts'
import { localTime } from './words.ts'

export const recordTitle: Readonly<Record<WrittenRecordKind, string>> = { interview: '询问笔录', hearing: '听证笔录' }

/** `2026年11月25日07时51分11秒` on the clocks of the place. */
export const chineseTime = (instant: string, zone: string): string =>
  localTime(instant, zone).replace(/^(\d+)-(\d+)-(\d+)\D(\d+):(\d+):(\d+).*$/, '$1年$2月$3日$4时$5分$6秒')

export const speakerWords: Readonly<Record<RecordSpeaker, string>> = {
  question: '问',
  answer: '答',
  'presiding-officer': '主持人',
  investigator: '调查人员',
  party: '当事人',
  agent: '代理人',
  'third-party': '第三人',
  witness: '证人',
  clerk: '记录员',
  remark: '记明',
}

export const sectionWords: Readonly<Record<RecordSection, string>> = {
  course: '询问内容',
  opening: '一、听证开始与权利义务告知',
  'case-facts': '二、调查人员陈述事实、证据、依据和处罚建议',
  defence: '三、当事人陈述和申辩',
  examination: '四、举证质证',
  debate: '五、辩论',
  'final-statement': '六、最后陈述',
  'other-matters': '七、其他事项',
}
