import './native/process-limits.ts'
import { configDefaults, defineConfig } from 'vitest/config'

/** A browser that draws without a graphics card, a station and its cameras: they fill two cores. */
const walks = ['test/e2e/**/*.test.ts']
/** Two at once take about one core of two; those that failed go once more one after the other (scripts/test.mjs). */
const walksAtOnce = process.env['ZHENGLU_TEST_AGAIN'] === undefined ? 2 : 1

/** What measures time or load with ffmpeg and RTSP on a computer of two cores, and what builds into `dist/`. */
const alone = ['test/native/capture/**/*.test.ts', 'test/{faults,soak,electron,packaging,scripts}/**/*.test.ts']
/** What records in real time, but waits for what happens and measures none of it. */
const recording = [
  'test/native/station.test.ts',
  'test/native/{session,command,preflight}/**/*.test.ts',
  'test/fuzz/**/*.test.ts',
]

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Stations in tests lead nobody through their first start; the walk that is about it asks for that.
    env: { ZHENGLU_FIRST_START: 'later' },
    // What a slow machine takes is no failure; what never comes is one.
    expect: { poll: { timeout: 20_000 } },
    reporters: ['default', './test/count-reporter.ts'],
    projects: [
      {
        extends: true,
        test: { name: 'alone', include: alone, maxWorkers: 1, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: { name: 'recording', include: recording, maxWorkers: 2, sequence: { groupOrder: 3 } },
      },
      {
        extends: true,
        test: {
          name: 'walks',
          include: walks,
          maxWorkers: walksAtOnce,
          testTimeout: 300_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: [...configDefaults.exclude, ...alone, ...recording, ...walks],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
