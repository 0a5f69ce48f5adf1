// The text of the diagnostics: sections of facts, in one form that people read and programs can.

export type Fact = readonly [name: string, value: string | number | boolean | null]

export interface Section {
  /** Chinese and English. */
  readonly title: string
  readonly facts?: readonly Fact[]
  readonly lines?: readonly string[]
}

/** No value breaks out of its line. */
const oneLine = (value: Fact[1]): string => String(value ?? '–').replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')

/** @param at when it was collected. */
export function sectionsText(at: string, sections: readonly Section[]): string {
  const parts = sections.map(({ title, facts = [], lines = [] }) =>
    [`## ${title}`, ...facts.map(([name, value]) => `${name}: ${oneLine(value)}`), ...lines].join('\n'),
  )
  return `${[
    '# 证录诊断信息 Zhenglu diagnostics',
    `collected: ${at}`,
    '本文件不含案件编号、当事人姓名、录制内容、密码和密钥。发送前请自行通读，可删去任何一行。',
    'No numbers of cases, names of parties, recorded content, passwords or keys are in here.',
    'Read it before you send it; any line may be deleted.',
    '',
    parts.join('\n\n'),
  ].join('\n')}\n`
}
