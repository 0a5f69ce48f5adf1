// Brings a fresh clone to the point where everything runs: system packages, then npm packages.
// Runs on the system's Node (20 or newer) with nothing installed; does nothing when nothing changed.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const top = dirname(dirname(fileURLToPath(import.meta.url)))
export const node24 = join(top, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

// TypeScript is stripped of its types once, not at each start of a process or a thread: half of the time that a short
// command takes. Not the default folder, which others who use this computer may write to.
process.env.NODE_COMPILE_CACHE ??= join(top, 'node_modules', '.cache', 'node')

const forUse = ['ffmpeg', 'chromium', 'fonts-noto-cjk', 'python3', 'make', 'g++']
const forTests = [
  'gir1.2-gst-rtsp-server-1.0',
  'python3-gi',
  'gstreamer1.0-plugins-base',
  'gstreamer1.0-plugins-good',
  'gstreamer1.0-plugins-bad',
  'gstreamer1.0-plugins-ugly',
  'gstreamer1.0-x',
  'pulseaudio',
  'pulseaudio-utils',
  'xvfb',
  'x11-xserver-utils',
  'openssl',
  'procps',
  'faketime',
  'poppler-utils',
  'e2fsprogs',
  'pocketsphinx',
  'pocketsphinx-en-us',
  'age',
]

/** Installs what is missing; `tests` adds the stand-ins for cameras, microphones and screens. */
export function setUp({ tests }) {
  systemPackages(tests ? [...forUse, ...forTests] : forUse)
  npmPackages()
}

function systemPackages(names) {
  if (!existsSync('/usr/bin/dpkg-query')) {
    if (process.platform === 'linux')
      console.error(`Not Debian: make sure that these are installed: ${names.join(' ')}`)
    return
  }
  const installed = (name) => {
    const asked = spawnSync('dpkg-query', ['-W', '-f=${Status}', name], { encoding: 'utf8' })
    return asked.status === 0 && asked.stdout.includes('install ok installed')
  }
  const missing = names.filter((name) => !installed(name))
  if (missing.length === 0) return
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (process.getuid?.() !== 0)
    fail(`These packages are missing: ${missing.join(' ')}\nInstall them with: sudo ${command}`)
  console.log(`Installing system packages: ${missing.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = (args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
  run(['update', '-q'])
  if (!run(command.split(' ').slice(1))) fail(`The packages could not be installed. Try: ${command}`)
}

function npmPackages() {
  const stamp = join(top, 'node_modules', '.zhenglu-set-up')
  const wanted = createHash('sha256')
    .update(readFileSync(join(top, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex')
  if (existsSync(stamp) && existsSync(node24) && (readFileSync(stamp, 'utf8') === wanted || holdsAll())) return
  // npm empties what a link leads to, and puts a folder in the link's place.
  if (lstatSync(join(top, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink())
    fail('node_modules is a link, and what it leads to lacks packages of package-lock.json. Install them there.')
  console.log('Installing npm packages (a few minutes the first time: sqlite3 is compiled)')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const done = spawnSync(npm, ['ci', '--no-fund', '--no-audit'], {
    cwd: top,
    stdio: 'inherit',
    env: { ...process.env, ...buildEnvironment() },
    shell: process.platform === 'win32',
  })
  if (done.status !== 0) fail('npm ci failed; what it printed above says why.')
  writeFileSync(stamp, wanted)
}

/**
 * Whether every package is there in the version that the lock file names. More may be: two branches that share a folder
 * of packages do not install it anew in turn.
 */
function holdsAll() {
  const packages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages
  const list = join(top, 'node_modules', '.package-lock.json') // npm's own, of what it has installed
  if (!existsSync(list)) return false
  const present = packages(list)
  const wanted = Object.entries(packages(join(top, 'package-lock.json')))
  return wanted.every(([path, { version, optional }]) => path === '' || optional || present[path]?.version === version)
}

/** Lets the install steps of ffmpeg-static and sqlite3 work where downloads outside the registry fail. */
function buildEnvironment() {
  const env = {}
  const ffmpeg = process.env.FFMPEG_BIN ?? systemFfmpeg()
  if (ffmpeg) env.FFMPEG_BIN = ffmpeg
  // Node's own headers beside the running node, where the distribution ships them: no download for node-gyp.
  const prefix = dirname(dirname(process.execPath))
  if (existsSync(join(prefix, 'include', 'node', 'node.h'))) env.npm_config_nodedir = prefix
  return env
}

function systemFfmpeg() {
  try {
    const finder = process.platform === 'win32' ? 'where' : 'which'
    return execFileSync(finder, ['ffmpeg'], { encoding: 'utf8' }).split(/\r?\n/)[0] || undefined
  } catch {
    return undefined
  }
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp({ tests: process.argv.includes('--tests') })
