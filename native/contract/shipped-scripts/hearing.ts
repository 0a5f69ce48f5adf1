// The hearing 听证 (Administrative Penalty Law, art. 63, 64; domain.md C1, §5).
import type { ScriptStep } from '../scripts.ts'
import { close, evidenceShown, inProgress, readAndSigned, resumes, step, timePlacePersons } from './common.ts'

export const hearing: readonly ScriptStep[] = [
  resumes('听证'),
  step({
    key: 'hearing-discipline',
    section: 'opening',
    zh: '宣读听证纪律',
    en: 'Discipline of the hearing',
    words:
      '现在宣读听证纪律：\n一、服从听证主持人的指挥，发言须经主持人同意；\n二、不得喧哗、鼓掌、哄闹，不得随意走动；\n三、未经主持人同意，不得录音、录像和摄影；\n四、手机等设备请关闭或者调至静音；\n五、违反纪律的，主持人予以制止，情节严重的责令退出听证场所。',
  }),
  inProgress('听证'),
  step({
    key: 'hearing-opened',
    section: 'opening',
    zh: '主持人宣布听证开始',
    en: 'Opened by the presiding officer',
    words:
      '现在就{cause}一案（{case}，当事人：{party}）举行听证，听证公开进行（依法不公开的，说明理由）。\n我是听证主持人{presiding}，没有参与本案的调查；记录员是{clerk}。\n现在宣布听证开始。',
  }),
  timePlacePersons,
  step({
    key: 'identity-checked',
    section: 'opening',
    zh: '核对到场人员和身份',
    en: 'Persons and identities checked',
    words:
      '请当事人、代理人和第三人依次说明姓名、单位、住址和身份证件号码，并出示身份证件；代理人出示授权委托书，代理人不超过二人。\n请案件调查人员{officers}说明姓名和单位，并出示执法证件。',
  }),
  step({
    key: 'rights-and-duties',
    section: 'notices',
    zh: '告知权利和义务',
    en: 'Rights and duties',
    words:
      '当事人在听证中的权利：申请主持人、记录员回避；委托一至二人代理；进行陈述、申辩和质证；作最后陈述；核对并补正听证笔录。\n当事人在听证中的义务：按时到场，遵守听证纪律，如实回答主持人的提问。\n以上是否听清楚了？',
  }),
  step({
    key: 'recusal',
    section: 'notices',
    zh: '询问是否申请回避',
    en: 'Recusal asked',
    words: '当事人认为听证主持人、记录员与本案有直接利害关系的，有权申请回避。\n是否申请回避？',
  }),
  step({
    key: 'investigators-case',
    section: 'inquiry',
    zh: '调查人员提出事实、证据、依据和处罚建议',
    en: 'Investigators: facts, evidence, basis, proposed penalty',
    words: '请案件调查人员提出当事人违法的事实、证据、法律依据和行政处罚建议。',
  }),
  step({
    key: 'party-statement',
    section: 'statements',
    zh: '当事人陈述和申辩',
    en: 'Party’s statement and defence',
    words: '请当事人或者代理人就案件的事实、证据、法律依据和处罚建议进行陈述和申辩。',
  }),
  evidenceShown('请出示证据，说明证据的名称、来源和证明目的。\n请对方对证据的真实性、合法性和关联性发表意见。', true),
  step({
    key: 'examination-of-evidence',
    section: 'evidence',
    zh: '质证',
    en: 'Examination of evidence',
    words: '双方对已出示的证据，还有无补充的质证意见？是否有新的证据需要出示？',
  }),
  step({
    key: 'debate',
    section: 'debate',
    zh: '辩论',
    en: 'Debate',
    words: '现在进行辩论。请围绕案件的事实、证据、法律适用和处罚建议，先由调查人员发言，再由当事人发言。',
  }),
  step({
    key: 'final-statement',
    section: 'closing',
    zh: '最后陈述',
    en: 'Final statement',
    words: '辩论结束。请案件调查人员作最后陈述。\n请当事人作最后陈述。',
  }),
  readAndSigned('听证笔录'),
  close('听证'),
]
