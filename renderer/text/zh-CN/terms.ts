// 业务用语：与合同、案卷和磁盘上的说法一致。
import type {
  BreakReason,
  Position,
  RoomKind,
  CaseRelation,
  Confidentiality,
  DueAfterBreak,
  IdentityDocument,
  PartyKind,
  Sex,
  PresentRole,
  ScriptField,
  ScriptSection,
  SourceKind,
} from '../../../native/contract/terms.ts'
import { caseKind, caseStage, recordingForm, retention } from '../../../native/contract/sentences/zh-CN/acts.ts'
import { staffRole } from '../../../native/contract/sentences/zh-CN/people.ts'
import { recordingKindWords as recordingKind } from '../../../native/contract/sentences/zh-CN/recording-kinds.ts'
import type { RoomState, SourceState } from '../../../native/contract/state.ts'

const roomKind: Record<RoomKind, string> = { interview: '询问室', hearing: '听证室', training: '培训室' }
const position: Record<Position, string> = {
  'whole-view': '全景',
  subject: '被询问人',
  'presiding-officer': '主持人',
  investigators: '调查人员',
  party: '当事人',
  clerk: '书记员',
  witness: '证人',
  'document-camera': '实物展台',
  screen: '屏幕',
  'table-microphone': '桌面话筒',
  'ceiling-microphone': '吊顶话筒',
  other: '其他',
}
const sourceKind: Record<SourceKind, string> = {
  rtsp: '网络摄像机（RTSP）',
  mjpeg: '网络摄像机（HTTP MJPEG）',
  v4l2: '本机摄像头（Linux V4L2）',
  dshow: '本机摄像头或话筒（Windows）',
  avfoundation: '本机摄像头或话筒（macOS）',
  alsa: '本机话筒（ALSA）',
  pulse: '本机话筒（PulseAudio、PipeWire）',
  screen: '屏幕画面',
  test: '测试信号',
}
const presentRole: Record<PresentRole, string> = {
  operator: '操作员',
  clerk: '书记员',
  officer: '执法人员',
  'presiding-officer': '听证主持人',
  party: '当事人',
  agent: '代理人',
  witness: '证人',
  interpreter: '翻译',
  'third-party': '第三人',
  other: '其他在场人',
}
const roomPhase: Record<RoomState['phase'], string> = {
  off: '未开启',
  standby: '待机',
  starting: '正在启动',
  recording: '正在录制',
  pausing: '正在中断',
  break: '中断中',
  sealing: '正在封存',
  failed: '故障',
}
const sourcePhase: Record<SourceState['phase'], string> = {
  off: '未开启',
  opening: '正在打开',
  standby: '待机',
  recording: '录制中',
  stalled: '停滞',
  lost: '中断',
}
const breakReason: Record<BreakReason, string> = {
  adjournment: '休庭',
  'non-public-evidence': '非公开证据',
  mediation: '调解',
  'technical-fault': '技术故障',
  other: '其他',
}
const scriptSection: Record<ScriptSection, string> = {
  opening: '开始',
  notices: '权利告知',
  inquiry: '调查询问',
  act: '现场实施',
  evidence: '出示证据',
  statements: '陈述申辩',
  debate: '辩论',
  closing: '结束',
}
const dueAfterBreak: Record<DueAfterBreak, string> = {
  no: '不再重复',
  again: '须重新进行',
  only: '只在恢复后进行',
}
const scriptField: Record<ScriptField, string> = {
  case: '案号',
  cause: '案由',
  party: '当事人',
  place: '地点',
  time: '现在的时间',
  officers: '执法人员',
  presiding: '听证主持人',
  clerk: '书记员',
  people: '在场人员',
}
const testPattern: Record<'corridor' | 'street' | 'bars', string> = {
  corridor: '走廊画面',
  street: '街道画面',
  bars: '彩条与音调',
}

const confidentiality: Record<Confidentiality, string> = {
  public: '公开',
  internal: '内部',
  'business-secret': '商业秘密',
  privacy: '个人隐私',
  'state-secret': '国家秘密',
}
const sex: Record<Sex, string> = { male: '男', female: '女', unstated: '未填写' }
const partyKind: Record<PartyKind, string> = { person: '个人', organisation: '单位' }
const identityDocument: Record<IdentityDocument, string> = {
  'identity-card': '居民身份证',
  passport: '护照',
  'residence-permit': '居留证件',
  'travel-permit': '通行证',
  other: '其他证件',
}

const caseRelation: Record<CaseRelation, string> = {
  'same-party': '同一当事人',
  'same-facts': '同一事实',
  'merged-into': '本案并入该案',
  'merged-from': '该案并入本案',
  'split-from': '本案由该案分出',
  'split-into': '本案分出该案',
}

export const terms = {
  caseRelation,
  caseStage,
  confidentiality,
  sex,
  partyKind,
  identityDocument,
  recordingKind,
  roomKind,
  position,
  sourceKind,
  caseKind,
  presentRole,
  staffRole,
  roomPhase,
  sourcePhase,
  breakReason,
  scriptSection,
  dueAfterBreak,
  scriptField,
  testPattern,
  recordingForm,
  retention,
}
