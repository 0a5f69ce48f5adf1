// The list as it is shipped: the scope of the founding plan (S2.5), to be adapted by each agency.
import type { ActItem } from '../contract/act-list.ts'
import type { CaseStage, RecordingForm } from '../contract/terms.ts'

type Points = Pick<ActItem, 'place' | 'recorder' | 'start' | 'end'>
type Facts = Partial<Pick<ActItem, 'kinds' | 'retention'>>

const item =
  (form: RecordingForm) =>
  (id: string, name: string, stage: CaseStage, points: Points, facts: Facts = {}) => ({
    ...{ id, name, stage, ...points, form, kinds: [], retention: 'case-file' as const },
    ...facts,
  })
const full = item('full')
const byCircumstance = item('by-circumstance')

const officers = '执法人员'
const points = (place: string, start: string, end: string, recorder = officers): Points => ({
  place,
  recorder,
  start,
  end,
})

/** Of the rest, writing is enough: one item for each stage. */
const written = (id: string, name: string, stage: CaseStage): ActItem =>
  item('text')(id, name, stage, { place: '', recorder: '', start: '', end: '' })

export const shippedList: readonly ActItem[] = [
  written('opening', '受理、立案审批', 'start'),
  full(
    'sealing-or-seizure',
    '查封、扣押场所设施或者财物',
    'evidence',
    points('查封、扣押现场', '到达现场、出示执法证件', '当场清点、交付决定书和清单并签名确认'),
    { retention: '30-years' },
  ),
  byCircumstance(
    'on-site-enforcement',
    '现场执法检查',
    'evidence',
    points('检查现场', '出示执法证件、说明来意', '现场笔录核对签名完毕'),
  ),
  byCircumstance(
    'evidence-gathering',
    '询问、抽样、勘验等调查取证',
    'evidence',
    points('询问室或者取证现场', '告知正在同步录音录像', '笔录或者取证文书核对签名完毕'),
  ),
  byCircumstance(
    'hearing',
    '举行听证',
    'review',
    points('听证室', '主持人宣布听证开始前', '听证笔录核对签名完毕', '听证书记员'),
    { kinds: ['penalty', 'licence'] },
  ),
  written('legal-review', '法制审核、集体讨论', 'review'),
  written('decision', '作出行政决定', 'decision'),
  byCircumstance(
    'service-by-leaving',
    '留置送达',
    'service',
    points('受送达人住所', '说明送达事由、受送达人拒收', '文书留置、见证人签名或者拍照完毕'),
  ),
  byCircumstance(
    'service-by-notice',
    '公告送达',
    'service',
    points('公告张贴处', '张贴公告前', '公告张贴完毕、内容清晰可辨'),
  ),
  written('other-service', '直接送达等其他送达', 'service'),
  full(
    'forced-demolition',
    '强制拆除',
    'execution',
    points('强制拆除现场', '到达现场、宣读决定并清场前', '拆除完毕、物品清点移交并签名确认'),
    { kinds: ['penalty', 'coercive-measure'], retention: 'permanent' },
  ),
  written('other-execution', '自行履行等其他执行', 'execution'),
  written('closing', '结案审批', 'closing'),
  written('archiving', '案卷归档', 'archiving'),
]
