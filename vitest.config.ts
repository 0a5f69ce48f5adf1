import './native/process-limits.ts'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What a slow machine takes is no failure; what never comes is one.
    expect: { poll: { timeout: 20_000 } },
    // Real ffmpeg, RTSP and PulseAudio processes share two cores: one file at a time keeps them in real time.
    fileParallelism: false,
    reporters: ['default', './test/count-reporter.ts'],
  },
})
