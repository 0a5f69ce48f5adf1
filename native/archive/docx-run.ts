// Text in DOCX in the face that every Chinese office has.
import { TextRun, type IRunOptions } from 'docx'

export const docxFace = { ascii: 'Times New Roman', eastAsia: '宋体', hAnsi: 'Times New Roman' }

interface Form {
  readonly struck?: boolean
  readonly underlined?: boolean
}

/** @param points DOCX counts halves of them. */
export function run(text: string, points: number, { struck = false, underlined = false }: Form = {}): TextRun {
  const form: IRunOptions = { text, size: 2 * points, font: docxFace, strike: struck }
  return new TextRun(underlined ? { ...form, underline: {} } : form)
}
