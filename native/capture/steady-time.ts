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

/**
 * Share of a step of the clock that ffmpeg, which smooths the times of sound devices, lets through with the first block;
 * blocks in which the rest follows, and seconds at the beginning in which it is still finding its pace.
 */
const firstShare = 0.24
const settling = 200
const beginning = 1

/**
 * The same for sound devices: from the block on that tells of a step, all that blocks come too late or too early is
 * taken off, until the step has passed. Otherwise nothing is: blocks are uneven by tens of milliseconds when the machine
 * is busy, and their times would go astray by each that was taken off. In variable 3 is the length of the block before,
 * in 4 the number of blocks still to be settled.
 */
const ofBlocks = [
  'st(2,if(eq(N,0),0,(PTS-PREV_INPTS)*TB-ld(3)/SR))',
  `st(4,if(gt(N/SR,${beginning})*(gt(ld(2),${firstShare * mostForward})+lt(ld(2),-${firstShare * mostBackward})),${settling},max(ld(4)-1,0)))`,
  'st(0,ld(0)+if(ld(4),ld(2)/TB,0))',
  'st(3,NB_SAMPLES)',
  'PTS-ld(0)',
].join(';')

export const steadyDevice = `asetpts='${ofBlocks}'`

/** For pictures and sound that are decoded. */
export const steadyPicture = `setpts='${ofFrames}'`
export const steadySound = `asetpts='${ofFrames}'`

/** For pictures that are copied. */
export const steadyCopy = `setts='pts=${steady('PTS', 'DTS', 'PREV_INDTS')}:dts=${steady('DTS', 'DTS', 'PREV_INDTS')}'`
