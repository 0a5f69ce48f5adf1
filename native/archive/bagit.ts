// The text files of BagIt 1.0 (RFC 8493): written and read here, and nowhere else. Pure: touches no disk.
import { isSafePath } from './bundle-name.ts'

/** Content of `bagit.txt`. */
export const declaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'

/** Hash algorithms of the manifests, by the names that RFC 8493 and node:crypto share. */
export const algorithms = ['sha256', 'sha512'] as const
export type Algorithm = (typeof algorithms)[number]

/** Hashes of one file in hexadecimal, and its length in bytes. */
export type Digests = Readonly<Record<Algorithm, string>> & { readonly length: number }

/** Folders of the payload, as Chinese archives know them (档发〔2012〕7号). */
export const payload = {
  description: 'data/说明文件.TXT',
  contents: 'data/卷内目录.xml',
  contentsPdf: 'data/卷内目录.pdf',
  closingNote: 'data/备考表.pdf',
  closingCheck: 'data/结案检查表.pdf',
  actsPdf: 'data/音像记录完整性报告.pdf',
  recordings: 'data/电子档案',
  metadata: 'data/元数据',
  caseFacts: 'data/元数据/案件.json',
  fileFacts: 'data/元数据/案卷.json',
  actFacts: 'data/元数据/音像记录事项.json',
  actList: 'data/元数据/音像记录事项清单',
  other: 'data/其他',
  exhibits: 'data/证据材料',
  statements: 'data/其他/情况说明',
  lateRecords: 'data/其他/封存后笔录',
  playable: 'data/其他/播放',
  reconciliations: 'data/其他/封存前核对表',
} as const

/** The station's public key, the page that plays the recordings, and the checks by other people's tools. */
export const otherFiles = {
  publicKey: `${payload.other}/station.pub.pem`,
  viewer: `${payload.other}/index.html`,
  verifierChinese: `${payload.other}/如何验证.txt`,
  verifier: `${payload.other}/how-to-verify.txt`,
  profile: `${payload.other}/bagit-profile.json`,
  script: `${payload.other}/verify.py`,
  /** Opened by a person, it leads this program to the verification of its bundle. */
  opener: `${payload.other}/核验.zhenglu`,
} as const

/** A manifest's bytes: one line per file, sorted by path. Two spaces, as `sha256sum -c` wants. */
export function manifestText(files: ReadonlyMap<string, Digests>, algorithm: Algorithm): string {
  const paths = [...files.keys()].sort()
  return paths.map((path) => `${files.get(path)?.[algorithm] ?? ''}  ${path}\n`).join('')
}

/** What a manifest says of each path. A line that is no entry, or says something dangerous or twice, is in `bad`. */
export function parseManifest(text: string, algorithm: Algorithm): { files: Map<string, string>; bad: string[] } {
  const digits = algorithm === 'sha256' ? 64 : 128
  const files = new Map<string, string>()
  const bad: string[] = []
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line === '') continue
    const match = /^([0-9a-fA-F]+)[ \t]+\*?(.+)$/u.exec(line)
    const [, hash, path] = match ?? []
    if (hash?.length !== digits || path === undefined || !isSafePath(path) || files.has(path)) bad.push(line)
    else files.set(path, hash.toLowerCase())
  }
  return { files, bad }
}

/** Labels and values of `bag-info.txt`, in order; a label may come more than once. */
export type BagInfo = readonly (readonly [label: string, value: string])[]

/** Line breaks in a value become spaces: a folded line is more than a common reader expects. */
export function bagInfoText(info: BagInfo): string {
  return info.map(([label, value]) => `${label}: ${value.replace(/\s+/gu, ' ').trim()}\n`).join('')
}

/** Reads `bag-info.txt`, folded lines included. */
export function parseBagInfo(text: string): BagInfo {
  const unfolded = text.replace(/(?:\r\n|\n|\r)[ \t]+/g, ' ')
  return unfolded.split(/\r\n|\n|\r/).flatMap((line) => {
    const [, label, value] = /^([^:]+?)\s*:\s*(.*)$/u.exec(line) ?? []
    return label === undefined || value === undefined ? [] : [[label, value] as const]
  })
}

/** Value of `Payload-Oxum`: bytes and number of files of the payload. */
export function oxum(files: Iterable<{ readonly length: number }>): string {
  let [bytes, count] = [0, 0]
  for (const { length } of files) {
    bytes += length
    count += 1
  }
  return `${bytes}.${count}`
}
