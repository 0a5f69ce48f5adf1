// Steps that several scripts share, and how a step is written down here.
import type { ScriptStep } from '../scripts.ts'

type Written = Pick<ScriptStep, 'key' | 'section' | 'words'> & Partial<ScriptStep> & { readonly zh: string; en: string }

/** A step that is required, once, unless it says otherwise. */
export function step({ zh, en, ...written }: Written): ScriptStep {
  return { title: { 'zh-CN': zh, en }, required: true, afterBreak: 'no', evidence: false, ...written }
}

/** Said first when a recording goes on. `what` is what was interrupted. */
export const resumes = (what: string): ScriptStep =>
  step({
    key: 'recording-resumes',
    section: 'opening',
    afterBreak: 'only',
    zh: '宣布恢复录音录像',
    en: 'Recording resumes',
    words: `现在是{time}，${what}恢复进行，录音录像同时恢复。\n请各方确认：中断期间没有就案件情况进行询问或者陈述。`,
  })

export const inProgress = (what: string): ScriptStep =>
  step({
    key: 'recording-in-progress',
    section: 'opening',
    afterBreak: 'again',
    zh: '告知正在同步录音录像',
    en: 'This is being recorded',
    words: `现在告知在场各方：本次${what}依法全程同步录音录像。`,
  })

export const timePlacePersons: ScriptStep = step({
  key: 'time-place-persons',
  section: 'opening',
  afterBreak: 'again',
  zh: '说明时间、地点和在场人员',
  en: 'Time, place, persons present',
  words: '现在是{time}，地点：{place}。\n在场人员：{people}。',
})

export const certificates: ScriptStep = step({
  key: 'certificates-shown',
  section: 'opening',
  zh: '出示执法证件',
  en: 'Enforcement certificates shown',
  words:
    '我们是行政执法人员{officers}，这是我们的执法证件（向镜头和对方出示，宣读姓名和执法证号），请你过目确认。\n你是否看清楚了？',
})

export const recusal: ScriptStep = step({
  key: 'recusal',
  section: 'notices',
  zh: '询问是否申请回避',
  en: 'Recusal asked',
  words: '你认为执法人员与本案有直接利害关系或者有其他关系可能影响公正执法的，有权申请回避。\n你是否申请回避？',
})

export const evidenceShown = (words: string, required = false): ScriptStep =>
  step({
    key: 'evidence-shown',
    section: 'evidence',
    required,
    evidence: true,
    zh: '逐件出示证据',
    en: 'Evidence shown, one by one',
    words,
  })

export const statementAndDefence: ScriptStep = step({
  key: 'statement-and-defence',
  section: 'statements',
  zh: '听取陈述和申辩',
  en: 'Statement and defence',
  words: '你对以上事实和证据，有什么需要陈述和申辩的？还有什么需要补充说明的？',
})

export const readAndSigned = (record: string): ScriptStep =>
  step({
    key: 'record-read-and-signed',
    section: 'closing',
    zh: '核对并签署笔录',
    en: 'Record read and signed',
    words: `请核对${record}，或者由记录员向你宣读。如有遗漏或者差错，可以补充或者更正。\n确认无误后，请逐页签名。拒绝签名的，在笔录中注明情况。`,
  })

export const close = (what: string): ScriptStep =>
  step({
    key: 'close',
    section: 'closing',
    zh: '宣布结束',
    en: 'Close',
    words: `${what}到此结束，现在是{time}，录音录像随之结束。`,
  })
