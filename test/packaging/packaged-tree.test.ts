// What people install, looked at without starting it: what is in it, what is not, and that it comes out the same twice.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, readdir, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { load } from 'js-yaml'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cLibraryOf } from '../../scripts/c-library.mjs'
import { linuxSizes } from '../../scripts/icons.mjs'
import { temporaryFolder, type TemporaryFolder } from '../rig/temporary-folder.ts'
import { commit, debianPackage, listing, pack, sha256 } from './packed.ts'
import { standInElectron } from './stand-in-electron.ts'

const top = join(import.meta.dirname, '..', '..')

describe.runIf(process.platform === 'linux')('the packaged program', () => {
  let folder: TemporaryFolder
  let electron: string
  let tree: string
  let files: ReturnType<typeof listing>
  const within = (...path: string[]) => join(tree, 'resources', ...path)
  const beside = (...path: string[]) => within('app.asar.unpacked', ...path)
  const text = (file: string) => readFile(file, 'utf8')
  const json = async (file: string) => JSON.parse(await text(file)) as Record<string, unknown>

  /** Names and versions of the npm packages in it. */
  async function packedPackages(): Promise<string[]> {
    const descriptions = files.map(({ path }) => path).filter((path) => packageFile.test(path))
    const all = await Promise.all(descriptions.map((path) => json(beside(path))))
    return all.map(({ name, version }) => `${String(name)} ${String(version)}`)
  }

  beforeAll(async () => {
    folder = await temporaryFolder()
    electron = await standInElectron(join(folder.path, 'electron'))
    tree = await pack(top, electron, join(folder.path, 'first'))
    files = listing(within('app.asar'))
  }, 600_000)
  afterAll(() => folder.remove())

  test('has the shell alone inside its archive', () => {
    const inside = files.filter(({ unpacked }) => !unpacked).map(({ path }) => path)
    expect(inside).toContain('electron/main.js')
    expect(inside.filter((path) => !/^electron\/[\w-]+\.js$/.test(path))).toEqual([])
  })

  test('has everything beside the archive that its list says is there, and nothing more', async () => {
    const listed = files.filter(({ unpacked }) => unpacked).map(({ path }) => path)
    const entries = await readdir(beside(), { recursive: true, withFileTypes: true })
    const present = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name))
    expect(present.map((path) => relative(beside(), path).split(sep).join('/')).sort()).toEqual(listed.sort())
    for (const needed of [
      'native/station.js',
      'electron/station-entry.js',
      compiled,
      'dist/window/index.html',
      'resources/fonts/DejaVuSansMono.ttf',
      'resources/demo/street.mp4',
    ])
      expect(listed).toContain(needed)
  })

  test('has no tests, no sources, no maps', async () => {
    const unwanted = /(^|\/)(tests?|__tests__|fixtures|scripts|docs)\/|\.(ts|tsx|mts|cts|map|test\.js)$/
    expect(files.map(({ path }) => path).filter((path) => unwanted.test(path))).toEqual([])
    expect(await json(beside('package.json'))).not.toHaveProperty('devDependencies')
  })

  test('has no package that only building or the window needs', async () => {
    const { packages } = (await json(join(top, 'package-lock.json'))) as { packages: Record<string, LockedPackage> }
    const atRunTime = Object.entries(packages)
      .filter(([path, { dev }]) => path !== '' && dev !== true)
      .map(([path, { version }]) => `${path.replace(/.*node_modules\//, '')} ${version}`)
    const packed = await packedPackages()
    expect(packed.length).toBeGreaterThan(50)
    expect(packed.filter((name) => !atRunTime.includes(name))).toEqual([])
    const never = ['typescript', 'electron', 'node-gyp', 'prebuild-install', 'undici', 'react', 'antd', 'i18next']
    expect(packed.filter((name) => never.includes(name.split(' ')[0] ?? ''))).toEqual([])
  })

  test('has ffmpeg beside it, which runs, with its licence, its source offer and what it is', async () => {
    const { mode } = await stat(within('ffmpeg', 'ffmpeg'))
    expect(mode & 0o111).toBe(0o111)
    expect(await text(within('ffmpeg', 'LICENSE.txt'))).toContain('GNU GENERAL PUBLIC LICENSE')
    expect(await text(within('ffmpeg', 'SOURCE.txt'))).toContain('对应源代码')
    const facts = await text(within('ffmpeg', 'facts.txt'))
    expect(facts).toContain(await sha256(within('ffmpeg', 'ffmpeg')))
    expect(facts).toMatch(/ffmpeg version \d[\s\S]*configuration:/)
  })

  test('says which C library it needs, as the compiler’s own tool does', async () => {
    const { stdout } = await promisify(execFile)('objdump', ['-p', beside(compiled)])
    const versions = [...stdout.matchAll(/GLIBC_(\d+)\.(\d+)/g)].map(([, major, minor]) => [
      Number(major),
      Number(minor),
    ])
    const newest = versions.sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d).at(-1)
    expect(cLibraryOf(tree)).toMatchObject({ version: newest?.join('.') })
  })

  test('keeps the licences of Electron and Chromium and the languages it speaks, and nothing else of Electron’s folder', async () => {
    expect(await text(join(tree, 'LICENSE.electron.txt'))).toContain('Electron')
    expect(await text(join(tree, 'LICENSES.chromium.html'))).toContain('Chromium')
    expect((await readdir(tree)).sort()).toEqual(
      ['LICENSE.electron.txt', 'LICENSES.chromium.html', 'locales', 'resources', 'zhenglu'].sort(),
    )
    expect((await readdir(within())).sort()).toEqual(
      ['LICENSE.txt', 'app-update.yml', 'app.asar', 'app.asar.unpacked', 'ffmpeg'].sort(),
    )
    // Where updates come from is said by an administrator, or not at all.
    expect(await text(within('app-update.yml'))).toMatch(/^url: https:\/\/zhenglu\.invalid\/$/m)
    expect((await readdir(join(tree, 'locales'))).sort()).toEqual(['en-US.pak', 'zh-CN.pak'])
  })

  test('shows a licence for every package that is in it', async () => {
    const licences = JSON.parse(await text(beside('dist', 'window', 'licences.json'))) as LicenceEntry[]
    const known = licences.flatMap(({ packages }) => packages)
    expect((await packedPackages()).filter((name) => !known.includes(name))).toEqual([])
    expect(licences.filter(({ text }) => text.trim() === '')).toEqual([])
    for (const name of ['ffmpeg', 'Electron', 'antd']) expect(known.join()).toContain(name)
  })

  test('has its fuses set as electron-builder.yml says', async () => {
    const { electronFuses } = load(await text(join(top, 'electron-builder.yml'))) as {
      electronFuses: Record<string, boolean>
    }
    expect(Object.keys(electronFuses).length).toBeGreaterThan(3)
    const wire = (await getCurrentFuseWire(join(tree, 'zhenglu'))) as Partial<Record<FuseV1Options, number>>
    for (const [name, on] of Object.entries(electronFuses)) {
      const option = FuseV1Options[((name[0] ?? '').toUpperCase() + name.slice(1)) as keyof typeof FuseV1Options]
      expect(wire[option], name).toBe((on ? '1' : '0').charCodeAt(0))
    }
  })

  test('says which commit it is, and its station records and verifies from the packed files alone', async () => {
    expect(await json(beside('build.json'))).toEqual({ commit })
    await using folder = await temporaryFolder()
    const vault = join(folder.path, 'vault')
    const zhenglu = (...args: string[]) =>
      promisify(execFile)(process.execPath, [beside('native', 'cli.js'), ...args, '--json'], {
        cwd: folder.path,
        env: { ...process.env, FFMPEG_BIN: within('ffmpeg', 'ffmpeg') },
      })
    await zhenglu('record', '--vault', vault, '--room', 'demo', '--case', '包装', '--seconds', '3')
    const { stdout } = await zhenglu('export', '--vault', vault, '--case', '包装', '--to', folder.path)
    const { folder: bundle } = JSON.parse(stdout) as { folder: string }
    expect(JSON.parse((await zhenglu('verify', bundle)).stdout)).toMatchObject({ findings: [] })
  })

  test('becomes a Debian package with icons at every size and a menu entry in both languages', async () => {
    await using folder = await temporaryFolder()
    const { arguments: told, entry } = await debianPackage(tree, folder.path)
    const icons = told.flatMap(
      (file) => /\/usr\/share\/icons\/hicolor\/(\d+)x\1\/apps\/zhenglu\.png$/.exec(file)?.[1] ?? [],
    )
    expect(icons.map(Number)).toEqual(linuxSizes)
    // Electron starts only where its own libraries are: they must be named beside ours.
    for (const needed of ['libnss3', 'libgtk-3-0 | libgtk-3-0t64', 'fonts-noto-cjk | fonts-wqy-zenhei'])
      expect(told).toContain(needed)
    for (const line of ['Name=Zhenglu', 'Name[zh_CN]=证录', 'Exec=/opt/Zhenglu/zhenglu %U', 'Icon=zhenglu'])
      expect(entry.split('\n')).toContain(line)
    expect(entry).toMatch(/^MimeType=.*\bapplication\/x-zhenglu;/m)
  })

  test('finds each package from within itself', () => {
    // Beside the sources, a package that was left out would be found in node_modules of the project.
    const require = createRequire(beside('native', 'station.js'))
    for (const name of ['sqlite3', 'fastify', 'ffmpeg-static']) expect(require.resolve(name)).toContain(beside())
  })

  test('is the same archive when it is built elsewhere from nothing', async () => {
    await using folder = await temporaryFolder()
    const copy = join(folder.path, 'sources')
    const notCopied = ['node_modules', 'dist', 'artefacts', '.git', 'test'].map((name) => join(top, name))
    await cp(top, copy, { recursive: true, filter: (path) => !notCopied.includes(path) })
    await copyPackages(join(copy, 'node_modules'))
    expect(existsSync(join(copy, 'dist'))).toBe(false)
    const again = await pack(copy, electron, join(folder.path, 'second'))
    expect(listing(join(again, 'resources', 'app.asar'))).toEqual(files)
    expect(await sha256(join(again, 'resources', 'app.asar'))).toBe(await sha256(within('app.asar')))
  }, 600_000)
})

/** A folder of their own, as in any clone: behind a link, electron-builder misses some. */
async function copyPackages(to: string): Promise<void> {
  const copy = (option: string) => promisify(execFile)('cp', [option, `${join(top, 'node_modules')}/.`, to])
  await mkdir(to)
  await copy('-al').catch(() => copy('-a')) // links go no further than one file system
}

const compiled = 'node_modules/sqlite3/build/Release/node_sqlite3.node'

interface LockedPackage {
  readonly version: string
  readonly dev?: boolean
}

interface LicenceEntry {
  readonly packages: readonly string[]
  readonly text: string
}

/** The description of a package, not of a folder in it. */
const packageFile = /(^|\/)node_modules\/(@[^/]+\/)?[^@/]+\/package\.json$/
