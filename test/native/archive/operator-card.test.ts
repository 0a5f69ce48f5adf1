// The operator card: one page, in either language, with what it must say as text.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { operatorCardPdf } from '../../../native/archive/operator-card.ts'
import { alarmCodes } from '../../../native/contract/alarms.ts'
import { Failure } from '../../../native/contract/failures.ts'
import { alarms as english } from '../../../native/contract/sentences/en/alarms.ts'
import { operatorCard as englishCard } from '../../../native/contract/sentences/en/operator-card.ts'
import { alarms as chinese } from '../../../native/contract/sentences/zh-CN/alarms.ts'
import { operatorCard as chineseCard } from '../../../native/contract/sentences/zh-CN/operator-card.ts'
import type { Language } from '../../../native/contract/terms.ts'
import { run } from '../../rig/run.ts'
import { temporaryFolder } from '../../rig/temporary-folder.ts'

const card = (language: Language) => ({
  language,
  stationName: '鄂城区城市管理执法局第一询问室',
  software: 'zhenglu',
  made: new Date('2026-03-01T08:00:00Z'),
})

test.each([
  { language: 'zh-CN', alarms: chinese, words: chineseCard },
  { language: 'en', alarms: english, words: englishCard },
] as const)('has one page with keys, alarms, seal code and whom to call in $language', async (one) => {
  const folder = await temporaryFolder()
  try {
    const path = join(folder.path, 'card.pdf')
    await writeFile(path, await operatorCardPdf(card(one.language)))
    expect(await run('pdfinfo', [path])).toMatch(/Pages:\s+1\n/)
    const bare = (text: string) => text.replaceAll(/[\s[\]"“”'’]/g, '')
    const text = bare(await run('pdftotext', ['-raw', path, '-']))
    const { before, start, end, during, pause, seal, call } = one.words
    const sentences = [before, start, end].flatMap(({ title, steps }) => [title, ...steps])
    const keys = during.keys.map(([key, does]) => `${key}${does}`)
    const said = [...sentences, ...keys, pause.text, seal.title, seal.text, one.words.alarms.first, call.title]
    for (const sentence of said) expect(text).toContain(bare(sentence))
    for (const code of alarmCodes) expect(text).toContain(bare(one.alarms[code].title))
    expect(text).toContain('鄂城区城市管理执法局第一询问室')
  } finally {
    await folder.remove()
  }
})

test('needs a face with Chinese letters for Chinese alone', async () => {
  await expect(operatorCardPdf(card('zh-CN'), null)).rejects.toThrow(new Failure('font-missing'))
  expect((await operatorCardPdf(card('en'), null)).subarray(0, 5).toString()).toBe('%PDF-')
})
