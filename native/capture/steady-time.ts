// [Note: Steady time] Every source is stamped with the wall clock as it arrives. When that clock is set, a process which
// records already would see its source leap: sound would be filled up with an hour of silence, or dropped for as long as
// the clock was set back. So each stream's times are carried on as they were, until the station, which notices the step
// as well, has gone over into a new part (see TrackRecorder.clockJumped).

/** Seconds forward that a stream may skip: a camera that delivers nothing for longer is replaced before. */
const mostForward = 10
/** Seconds backward that jitter may make. */
const mostBackward = 0.5

/** Whether times were carried on over a step of the wall clock by so many milliseconds, rather than following it. */
export function isCarriedOver(difference: number): boolean {
  return difference > mostForward * 1000 || difference < -mostBackward * 1000
}

/**
 * An expression of ffmpeg's: `of` without the steps that were between any of its values so far. In variable 0 is what
 * is taken off, in 1 the last usual step, in 2 the present one. It holds no quotes, but commas and semicolons.
 */
function steady(of: string, time: string, before: string): string {
  const step = `st(2,if(eq(N,0),0,${time}-${before}))`
  const isStep = `gt(ld(2)*TB,${mostForward})+lt(ld(2)*TB,-${mostBackward})`
  return `${step};if(${isStep},st(0,ld(0)+ld(2)-ld(1)),st(1,ld(2)));${of}-ld(0)`
}

const ofFrames = steady('PTS', 'PTS', 'PREV_INPTS')

/** Seconds by which the step between two blocks of a sound device may differ from their length, and blocks before that. */
const mostUneven = 0.01
const uneven = 100

/**
 * The same for sound devices. ffmpeg smooths their times, so a step of the clock is spread over many blocks, each of
 * which comes too late or too early; a device that really lost something is spread far thinner. In variable 3 is the
 * length of the block before.
 */
const ofBlocks = [
  'st(2,if(eq(N,0),0,(PTS-PREV_INPTS)*TB-ld(3)/SR))',
  `if(gt(abs(ld(2)),${mostUneven})*gt(N,${uneven}),st(0,ld(0)+ld(2)/TB),0)`,
  'st(3,NB_SAMPLES)',
  'PTS-ld(0)',
].join(';')

export const steadyDevice = `asetpts='${ofBlocks}'`

/** For pictures and sound that are decoded. */
export const steadyPicture = `setpts='${ofFrames}'`
export const steadySound = `asetpts='${ofFrames}'`

/** For pictures that are copied. */
export const steadyCopy = `setts='pts=${steady('PTS', 'DTS', 'PREV_INDTS')}:dts=${steady('DTS', 'DTS', 'PREV_INDTS')}'`
