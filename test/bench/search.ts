// How long the search takes to answer, in a database of many years.
import { searchCalls } from '../../native/contract/search.ts'
import type { CaseLoad } from './case-load.ts'
import { rare } from './made-up.ts'

const words = (line: string): readonly string[] => line.split(' ')

/** What is asked, by kind of question. */
export const questions: Readonly<Record<string, readonly string[]>> = {
  'common words of two characters': words(
    '我们 时间 现场 因为 经营 占道 照片 执法 处理 检查 回避 证件 道路 改正 许可 规定 合同 货架 通知 负责',
  ),
  'rare words of two characters': rare.filter((word) => word.length === 2),
  'words that are nowhere': words('麒麟 潜艇 火箭 沙漠 钢琴 企鹅 芭蕾 望远 罗盘 珊瑚'),
  'longer words and phrases': words(
    '占道经营 营业执照 施工图纸 责令改正 从轻处罚 执法人员 无证经营食品 身份证 检验报告 租赁合同',
  ),
  'two initials': words('zs wf zd jy xc sj wm sh hb zj lb dl gz xk cl ht cs yx bj gg'),
  'three initials and more': words('zdjy wzjy sgtz zlgz cqcf yyzz zfry jybg sfz xkz zlht wfjs qzbj zsy wzs ljs'),
  'several words': [
    ...[
      '占道 照片',
      '我们 合同 现场',
      '检查 许可证 东大街',
      'zd 照片',
      '执法人员 回避',
      '知道 改正 货架',
      '2024 占道',
      '冷链 现场',
    ],
    ...['经营 潜艇', '我们 时间 因为 规定', 'zdjy 张 东大街', '黄河路 17', '合同 发票 账本', 'wf 建设 李'],
  ],
  'numbers and names': words('2024 17 1234 99999 100 张伟 李静 王芳 3 88'),
}

export interface Answered {
  readonly median: number
  /** 95 of 100 answers were there within so many milliseconds. */
  readonly most: number
  readonly slowest: string
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN

/** Each question is asked so often, in turn with all others, as the window asks it. */
export async function measureSearch({ search }: CaseLoad, rounds = 10): Promise<Record<string, Answered>> {
  const taken = new Map<string, { milliseconds: number; text: string }[]>()
  for (let round = 0; round <= rounds; round++) {
    for (const [kind, texts] of Object.entries(questions)) {
      for (const text of texts) {
        const asked = searchCalls['search.find'].input.parse({ text, limit: 6 })
        const begun = performance.now()
        await search.find(asked)
        const answer = { milliseconds: performance.now() - begun, text }
        // The first round finds the pages on the disk.
        if (round > 0) taken.set(kind, [...(taken.get(kind) ?? []), answer])
      }
    }
  }
  return Object.fromEntries(
    [...taken].map(([kind, answers]) => {
      const sorted = answers.toSorted((a, b) => a.milliseconds - b.milliseconds)
      const times = sorted.map(({ milliseconds }) => milliseconds)
      return [kind, { median: at(times, 0.5), most: at(times, 0.95), slowest: sorted.at(-1)?.text ?? '' }]
    }),
  )
}
