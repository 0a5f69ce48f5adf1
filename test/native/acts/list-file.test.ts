// The list as a table file: what is written comes back, and everything that is wrong with a file is told by its line.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listTable } from '../../../native/acts/list-table.ts'
import { readListFile } from '../../../native/acts/read-list-file.ts'
import { shippedList } from '../../../native/acts/shipped-list.ts'
import { actListCalls, type ActItem } from '../../../native/contract/act-list.ts'
import { runForBytes } from '../../rig/run.ts'
import { temporaryFolder } from '../../rig/temporary-folder.ts'

const head = '事项,执法阶段,记录地点,记录人员,起点,终点,记录方式,适用案件,保管期限'
const seizure = '查封、扣押场所设施或者财物,调查取证,现场,执法人员,到达,离开,全程音像记录,全部,30年'
const file = (...lines: string[]) => Buffer.from(lines.join('\r\n'))
const read = async (bytes: Buffer, current: readonly ActItem[] = shippedList) =>
  actListCalls['acts.readFile'].output.parse(await readListFile(bytes, current))
const told = async (bytes: Buffer) =>
  (await read(bytes)).problems.map(({ code, line, column, found }) => [code, line, column, found])

/** As a Chinese table program saves it. */
async function inGbk(text: string): Promise<Buffer> {
  const folder = await temporaryFolder()
  await writeFile(join(folder.path, 'list.csv'), text)
  const bytes = await runForBytes('iconv', ['-f', 'UTF-8', '-t', 'GB18030', join(folder.path, 'list.csv')])
  await folder.remove()
  return bytes
}

describe('a list that was written', () => {
  test.each(['zh-CN', 'en'] as const)('in %s comes back as it was, and changes nothing', async (language) => {
    const { text } = listTable(shippedList, language)
    expect(text.startsWith('\u{FEFF}')).toBe(true)
    const { items, problems, changes } = await read(Buffer.from(text))
    expect(problems).toEqual([])
    expect(items).toEqual(shippedList)
    expect(changes).toEqual({ added: [], removed: [], changed: [] })
  })

  test('is no formula in a table program, and comes back all the same', async () => {
    const items = shippedList
      .slice(0, 1)
      .map((item) => ({ ...item, name: '=HYPERLINK("x")', place: '+86 现场, "二楼"\u3000;' }))
    const { text } = listTable(items, 'zh-CN')
    expect(text).not.toMatch(/(^|[,"\n])[=+]/)
    expect((await read(Buffer.from(text), items)).items).toEqual([{ ...items[0], place: '+86 现场, "二楼"\u3000;' }])
  })
})

describe('a list of a table program', () => {
  test('in GBK, without a byte order mark, is read as one in UTF-8', async () => {
    const gbk = await inGbk(`${head}\r\n${seizure}\r\n𠮷祥里现场检查,调查取证,,,,,视情,行政检查,与案卷一致`)
    const { encoding, items, problems } = await read(gbk)
    expect({ encoding, problems }).toEqual({ encoding: 'gb18030', problems: [] })
    expect(items[1]).toMatchObject({ name: '𠮷祥里现场检查', form: 'by-circumstance', kinds: ['inspection'] })
    // The same act as before, whatever else of it is another.
    expect(items[0]?.id).toBe('sealing-or-seizure')
    expect((await read(file(head, seizure))).encoding).toBe('utf-8')
  })

  test('with semicolons or tabulators, a column of numbers and empty lines, is read', async () => {
    for (const mark of [';', '\t']) {
      const lines = [`序号,${head}`, `1,${seizure}`, '', ',,,,,,,,,'].map((line) => line.replaceAll(',', mark))
      const { items, problems } = await read(file(...lines))
      expect(problems).toEqual([])
      expect(items.map(({ form, retention }) => [form, retention])).toEqual([['full', '30-years']])
    }
  })

  test('tells all that is wrong, by line and column, and gives no items', async () => {
    const found = await read(
      file(
        head,
        seizure,
        '听证,开庭,,,,,全程,行政处罚、刑事,二十年',
        ',调查取证,,,,,,,',
        `${'长'.repeat(81)},送达,,,,,视情,,`,
        seizure,
      ),
    )
    expect(found.problems.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['word-unknown', 3, 'stage'],
      ['word-unknown', 3, 'kinds'],
      ['word-unknown', 3, 'retention'],
      ['value-missing', 4, 'name'],
      ['value-missing', 4, 'form'],
      ['value-too-long', 5, 'name'],
      ['value-twice', 6, 'name'],
    ])
    expect(found.items).toEqual([])
  })

  test('with a column missing, twice or unknown says which', async () => {
    expect(await told(file('事项,阶段名,记录方式,事项', '听证,审核,视情,听证'))).toEqual([
      ['column-unknown', 1, null, '阶段名'],
      ['column-twice', 1, 'name', '事项'],
      ['column-missing', 1, 'stage', ''],
      ['column-missing', 1, 'place', ''],
      ['column-missing', 1, 'recorder', ''],
      ['column-missing', 1, 'start', ''],
      ['column-missing', 1, 'end', ''],
      ['column-missing', 1, 'kinds', ''],
      ['column-missing', 1, 'retention', ''],
    ])
    const brief = await read(file('事项,执法阶段,记录方式', '听证,审核,视情'))
    expect(brief.problems.every(({ level }) => level === 'warning')).toBe(true)
    expect(brief.items).toHaveLength(1)
  })

  test.each([
    ['nothing', Buffer.of(), 'file-empty'],
    ['headings only', file(head), 'file-empty'],
    ['quotation marks without an end', file(head, '"听证,审核'), 'csv-broken'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'encoding'],
    ['half a workbook', Buffer.from('504b0304140006000800000021', 'hex'), 'xlsx-broken'],
  ])('that is %s is told to be so', async (_, bytes, code) => {
    expect((await read(bytes)).problems.map((problem) => problem.code)).toContain(code)
  })
})
