// Collects the licences of everything that is not the project's own into one file: `node scripts/licences.mjs FILE`.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getProjectLicenses } from 'generate-license-file'
import { top } from './set-up.mjs'

const read = (...path) => readFileSync(join(top, ...path), 'utf8').trim()

/** What is no npm package, and the project itself. */
function others() {
  const source = read('electron', 'packaging', 'ffmpeg-source.txt')
  return [
    { packages: ['Zhenglu 证录'], text: read('LICENSE') },
    { packages: ['ffmpeg'], text: `${source}\n\n${read('node_modules', 'ffmpeg-static', 'LICENSE')}` },
    { packages: ['Electron', 'Chromium'], text: read('electron', 'packaging', 'electron-licences.txt') },
    { packages: ['DejaVu Sans Mono'], text: read('resources', 'fonts', 'NOTICE-DejaVu.txt') },
    { packages: ['Demonstration clips 演示片段'], text: read('resources', 'demo', 'NOTICE.md') },
  ]
}

const compare = (a, b) => (a < b ? -1 : 1)
const found = await getProjectLicenses(join(top, 'package.json'))
const packages = found.map(({ dependencies, notices, content }) => ({
  packages: dependencies.map((name) => name.replace(/(?!^)@/, ' ')).sort(compare),
  text: [content.trim(), ...notices.map((notice) => notice.trim())].join('\n\n'),
}))
packages.sort((a, b) => compare(a.packages[0], b.packages[0]))
writeFileSync(process.argv[2], `${JSON.stringify([...others(), ...packages], null, 1)}\n`)
