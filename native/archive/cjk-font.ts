// Finds a face with Chinese letters on this computer, for the printed contents list.
import { existsSync } from 'node:fs'

/** A face as pdfmake takes it: a file, and the face's PostScript name where the file is a collection (.ttc). */
export type Face = string | readonly [file: string, face: string]

/** Faces in the order of preference: Debian, other Linux systems, Windows, macOS. */
const known: readonly (readonly [file: string, face?: string])[] = [
  ['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', 'NotoSansCJKsc-Regular'],
  ['/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc', 'NotoSansCJKsc-Regular'],
  ['/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc', 'NotoSansCJKsc-Regular'],
  ['/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc', 'WenQuanYiZenHei'],
  ['/usr/share/fonts/truetype/wqy/wqy-microhei.ttc', 'WenQuanYiMicroHei'],
  ['C:\\Windows\\Fonts\\simhei.ttf'],
  ['C:\\Windows\\Fonts\\msyh.ttc', 'MicrosoftYaHei'],
  ['/System/Library/Fonts/STHeiti Medium.ttc', 'STHeitiSC-Medium'],
  ['/Library/Fonts/Arial Unicode.ttf'],
]

/** Faces in the manner of Song type, as agencies print their forms. */
const serif: typeof known = [
  ['/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc', 'NotoSerifCJKsc-Regular'],
  ['/usr/share/fonts/noto-cjk/NotoSerifCJK-Regular.ttc', 'NotoSerifCJKsc-Regular'],
  ['/usr/share/fonts/google-noto-serif-cjk/NotoSerifCJK-Regular.ttc', 'NotoSerifCJKsc-Regular'],
  ['C:\\Windows\\Fonts\\simsun.ttc', 'SimSun'],
  ['/System/Library/Fonts/Supplemental/Songti.ttc', 'STSongti-SC-Regular'],
]

/** Faces that have characters beyond the usual: CJK extension B and what came after it. */
const rare: typeof known = [
  ...serif.slice(0, 3),
  ...known.slice(0, 3),
  ['/usr/share/fonts/truetype/hanazono/HanaMinB.ttf'],
  ['/usr/share/fonts/truetype/hanazono/HanaMinA.ttf'],
  ['/usr/share/fonts/truetype/babelstone-han/BabelStoneHan.ttf'],
  ['C:\\Windows\\Fonts\\simsunb.ttf'],
  ['C:\\Windows\\Fonts\\mingliub.ttc', 'PMingLiU-ExtB'],
  ['/System/Library/Fonts/Supplemental/Songti.ttc', 'STSongti-SC-Regular'],
]

/** Faces to look in for a character that the usual face lacks. */
export function rareFaces(exists: (file: string) => boolean = existsSync): Face[] {
  return rare.filter(([file]) => exists(file)).map(([file, face]) => (face === undefined ? file : [file, face]))
}

/** A face in the manner of Song type, else any with Chinese letters, or undefined when there is none. */
export function findSongFace(exists: (file: string) => boolean = existsSync): Face | undefined {
  const [file, face] = serif.find(([candidate]) => exists(candidate)) ?? []
  if (file === undefined) return findChineseFace(exists)
  return face === undefined ? file : [file, face]
}

/** A face with Chinese letters, or undefined when this computer has none that is known. */
export function findChineseFace(exists: (file: string) => boolean = existsSync): Face | undefined {
  const [file, face] = known.find(([candidate]) => exists(candidate)) ?? []
  if (file === undefined) return undefined
  return face === undefined ? file : [file, face]
}
