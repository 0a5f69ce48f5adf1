// Acts outside the interview and hearing rooms: inspection, coercion (Administrative Coercion Law, art. 18, 24, 35 to 44;
// not by night nor on holidays: art. 43; notice before a building is torn down: art. 44),
// and service of documents.
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

const rights = step({
  key: 'rights-and-duties',
  section: 'notices',
  zh: '告知权利和义务',
  en: 'Rights and duties',
  words: '现在告知你的权利和义务：你有陈述、申辩和申请回避的权利，有配合检查、如实提供情况的义务。\n你是否听清楚了？',
})

export const onSiteInspection: readonly ScriptStep[] = [
  resumes('检查'),
  inProgress('检查'),
  timePlacePersons,
  certificates,
  step({
    key: 'reason',
    section: 'opening',
    zh: '说明事由和依据',
    en: 'Reason and basis stated',
    words: '我们依法对{place}进行现场检查，事由：{cause}。请你到场配合。',
  }),
  rights,
  recusal,
  step({
    key: 'inspection',
    section: 'act',
    zh: '实施检查',
    en: 'Inspection',
    words: '（边检查边说明：检查的部位、发现的情况、数量和状态，镜头先全景后细节。）',
  }),
  evidenceShown('（逐件说明提取或者拍摄的证据：名称、位置、数量、提取方法。）'),
  statementAndDefence,
  readAndSigned('现场检查笔录'),
  close('现场检查'),
]

const witnessInvited = step({
  key: 'witness-invited',
  section: 'act',
  required: false,
  zh: '当事人不到场的，邀请见证人',
  en: 'Witness invited where the party is absent',
  words: '当事人没有到场，邀请见证人到场见证。请见证人说明姓名、单位并出示身份证件。',
})

export const sealingOrSeizure: readonly ScriptStep[] = [
  resumes('查封扣押'),
  inProgress('查封扣押'),
  timePlacePersons,
  certificates,
  step({
    key: 'decision-read',
    section: 'notices',
    zh: '宣读决定，告知理由、依据和救济途径',
    en: 'Decision read: reasons, basis, remedies',
    words:
      '现在宣读查封（扣押）决定书：因{cause}，依法对下列场所、设施、财物实施查封（扣押）。\n（宣读理由、依据、期限。）你有陈述和申辩的权利；对本决定不服的，可以依法申请行政复议或者提起行政诉讼。',
  }),
  recusal,
  statementAndDefence,
  witnessInvited,
  step({
    key: 'items-counted',
    section: 'act',
    zh: '清点并当场登记',
    en: 'Items counted and listed',
    words: '（逐件清点，说明名称、规格、数量、状态，由双方核对清单。）',
  }),
  evidenceShown('（逐件出示查封、扣押的物品，说明编号和状态。）'),
  step({
    key: 'sealed-on-the-spot',
    section: 'act',
    zh: '加贴封条，交付决定书和清单',
    en: 'Seals attached, decision and list handed over',
    words: '现在加贴封条。当场交付查封（扣押）决定书和清单，清单一式二份，请核对后签名。',
  }),
  readAndSigned('现场笔录'),
  close('查封扣押'),
]

export const forcedDemolition: readonly ScriptStep[] = [
  resumes('强制拆除'),
  inProgress('强制拆除'),
  timePlacePersons,
  certificates,
  step({
    key: 'decision-read',
    section: 'notices',
    zh: '宣读强制执行决定',
    en: 'Enforcement decision read',
    words:
      '现在宣读强制执行决定书：因{cause}，已依法公告、催告，当事人逾期仍未自行拆除，依法强制拆除。\n（宣读依据、方式和时间，以及救济途径。）\n现在是{time}，不在夜间，也不是法定节假日。（情况紧急的，说明理由。）',
  }),
  statementAndDefence,
  witnessInvited,
  step({
    key: 'people-and-goods-out',
    section: 'act',
    zh: '确认人员撤离，清点并登记财物',
    en: 'People out, goods counted and listed',
    words: '（确认现场人员已经撤离，水、电、气已经断开；逐件清点、登记并搬出财物，由当事人或者见证人核对。）',
  }),
  step({
    key: 'demolition',
    section: 'act',
    zh: '实施拆除',
    en: 'Demolition',
    words: '现在开始实施拆除，现在是{time}。\n（拆除前、中、后各拍摄全景。）',
  }),
  step({
    key: 'goods-handed-over',
    section: 'act',
    zh: '移交财物',
    en: 'Goods handed over',
    words: '现在移交登记的财物，请核对清单后签名。拒绝接收的，说明保管地点和领取方式。',
  }),
  readAndSigned('现场笔录'),
  close('强制拆除'),
]

const service = (what: string, words: string): readonly ScriptStep[] => [
  resumes('送达'),
  inProgress('送达'),
  timePlacePersons,
  certificates,
  step({
    key: 'document-stated',
    section: 'act',
    zh: '说明送达的文书和受送达人',
    en: 'Document and addressee stated',
    words: '现在向{party}送达{case}的法律文书（宣读文书名称和文号，向镜头展示）。',
  }),
  step({ key: 'served', section: 'act', zh: what, en: 'Served', words }),
  step({
    key: 'return-filled-in',
    section: 'closing',
    zh: '填写送达回证',
    en: 'Proof of service filled in',
    words: '现在填写送达回证，写明情况和日期{time}，由送达人（和见证人）签名。',
  }),
  close('送达'),
]

export const serviceByLeaving = service(
  '说明拒收情况，留置文书',
  '受送达人拒绝接收。现在把文书留在受送达人的住所，并拍摄文书、门牌和留置的位置。\n（有见证人的，说明见证人姓名和单位。）',
)
export const serviceByNotice = service(
  '张贴公告',
  '现在张贴公告，地点：{place}。\n（先拍摄公告全文，再拍摄张贴位置和周围环境；说明公告期限。）',
)
