// What is installed is what was chosen: each package by its exact version and hash, and no script of one that was not named.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod'

const top = join(import.meta.dirname, '..', '..')
const read = (file: string): unknown => JSON.parse(readFileSync(join(top, file), 'utf8'))

const versions = z.record(z.string(), z.string())
const { dependencies, devDependencies, allowScripts } = z
  .object({ dependencies: versions, devDependencies: versions, allowScripts: z.record(z.string(), z.boolean()) })
  .parse(read('package.json'))
const { packages } = z
  .object({
    packages: z.record(
      z.string(),
      z.object({ version: z.string(), integrity: z.string().optional(), hasInstallScript: z.boolean().optional() }),
    ),
  })
  .parse(read('package-lock.json'))
const installed = Object.entries(packages).filter(([place]) => place !== '')
const direct = Object.entries({ ...dependencies, ...devDependencies })

test('every package that is named has one exact version, and is locked to it', () => {
  expect(direct.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  expect(direct.filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)).toEqual([])
})

test('every package is locked to the hash of its bytes', () => {
  expect(installed.filter(([, { integrity }]) => integrity?.startsWith('sha512-') !== true)).toEqual([])
})

test('of each package that would run a script when it is installed, it was decided whether it may', () => {
  const named = installed.flatMap(([place, { hasInstallScript }]) =>
    hasInstallScript === true ? [place.replace(/^.*node_modules\//, '')] : [],
  )
  expect(named.toSorted()).toEqual(Object.keys(allowScripts).toSorted())
})

test('every package that is named is justified in docs/dependencies.md', () => {
  const told = readFileSync(join(top, 'docs', 'dependencies.md'), 'utf8')
  const chosen = direct.map(([name]) => name).filter((name) => !name.startsWith('@types/'))
  expect(chosen.filter((name) => !told.includes(`\`${name}\``))).toEqual([])
})
