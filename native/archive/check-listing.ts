// Whether everything that 卷内目录.xml of a bundle lists is there, with the hash that it states.
import { join } from 'node:path'
import type { Finding } from '../contract/verification.ts'
import { longestText } from './bag-check.ts'
import { isSafePath } from './bundle-name.ts'
import { payload } from './bagit.ts'
import { readPlain } from './plain-file.ts'

/** As contents-xml.ts writes them; bundles of before stated no hash. */
const entry = /<计算机文件名 大小="(\d+)" 摘要="([0-9a-f]{64})">([^<]*)<\/计算机文件名>/gu
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', '#13': '\r' }
const unescaped = (text: string): string =>
  text.replace(/&(lt|gt|quot|amp|#13);/g, (all, name: string) => entities[name] ?? all)

/** @param there SHA-256 of each file of the payload as the bag's manifest, which was checked, states it. */
export async function checkListing(folder: string, there: ReadonlyMap<string, string>): Promise<Finding[]> {
  const text = (await readPlain(join(folder, payload.contents), longestText))?.toString('utf8')
  // A list that is not there is missed by the bag already.
  if (text === undefined) return []
  const findings: Finding[] = []
  for (const [, , sha256, name = ''] of text.matchAll(entry)) {
    const file = `data/${unescaped(name)}`
    if (!isSafePath(file))
      findings.push({ code: 'bundle-malformed', file: payload.contents, details: { problem: 'path' } })
    else if (!there.has(file)) findings.push({ code: 'file-missing', file })
    else if (there.get(file) !== sha256)
      findings.push({ code: 'file-changed', file, details: { algorithms: 'sha256' } })
  }
  return findings
}
